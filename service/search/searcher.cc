#include "service/search/searcher.h"

#include <xapian.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/generation/xapian_status.h"
#include "service/search/explanation.h"
#include "service/search/filter_query.h"
#include "service/search/impact_weight.h"
#include "service/search/matched_terms.h"
#include "service/search/query_builder.h"
#include "service/search/query_understanding.h"
#include "service/search/result_builder.h"
#include "service/search/same_named.h"
#include "service/search/search_notices.h"

namespace kok::search_core {
namespace {

using kok::search::v1::SearchRequest;
using kok::search::v1::SearchResponse;
using kok::search::v1::SearchResult;

// One search on its way; lives as long as the request.
class Run {
 public:
  Run(const index::Snapshot& snapshot, const SearchRequest& request, PageRange page,
      UnderstoodQuery understood, SearchResponse& response)
      : snapshot_(snapshot),
        request_(request),
        page_(page),
        understood_(std::move(understood)),
        builder_(snapshot, request, understood_),
        explainer_(snapshot.analyzer(), snapshot.regions(), understood_, request.language_code()),
        response_(response) {}

  absl::StatusOr<size_t> Execute();

 private:
  // A kind of record with what it is asked.
  struct Target {
    const Xapian::Database& database;
    const QueryPlan& plan;
    const Xapian::Weight& weighting;
    bool is_content;
  };

  bool Browsing() const { return request_.query().empty(); }
  absl::Status SearchOrganizations();
  absl::Status SearchContent();
  // Matches of one kind from the place in the whole list where this page stands; counts them into
  // total_.
  absl::Status Match(const Target& target, const Xapian::Query& filter);
  absl::Status AppendResult(const Target& target, const Xapian::MSetIterator& hit);
  // Notes what the best hit says of the query. The first kind that has one decides.
  void LookAtBest(const Target& target, const Xapian::MSet& hits);
  bool PageIsFull() const {
    return reply_is_full_ || static_cast<size_t>(response_.results_size()) >= page_.size;
  }

  const index::Snapshot& snapshot_;
  const SearchRequest& request_;
  const PageRange page_;
  const UnderstoodQuery understood_;
  const ResultBuilder builder_;
  const Explainer explainer_;
  SearchResponse& response_;
  AnswerFacts facts_;
  bool reply_is_full_ = false;
  size_t reply_bytes_ = 0;
};

absl::StatusOr<size_t> Run::Execute() {
  *response_.mutable_index() = snapshot_.info();
  if (Browsing() || !understood_.empty()) {
    if (absl::Status status = SearchOrganizations(); !status.ok()) return status;
    if (absl::Status status = SearchContent(); !status.ok()) return status;
  }
  response_.set_total_size(static_cast<int>(facts_.total));
  response_.set_suggested_query(understood_.suggested_query);
  AddSearchNotices(snapshot_, request_, understood_, facts_, response_);
  const size_t next = page_.offset + static_cast<size_t>(response_.results_size());
  return next < facts_.total && response_.results_size() > 0 ? next : 0;
}

absl::Status Run::SearchOrganizations() {
  const std::optional<Xapian::Query> filter = OrganizationFilter(request_.filter());
  if (!filter.has_value()) return absl::OkStatus();
  auto database = snapshot_.organizations().Borrow();
  if (!database.ok()) return database.status();
  return generation::CatchXapian([&] {
    const QueryPlan plan = Browsing() ? QueryPlan{Xapian::Query(std::string()), {}}
                                      : PlanOrganizations(**database, understood_);
    return Match({**database, plan, Xapian::CoordWeight(), false}, *filter);
  });
}

absl::Status Run::SearchContent() {
  const std::optional<Xapian::Query> filter = ContentFilter(request_.filter());
  if (!filter.has_value()) return absl::OkStatus();
  auto database = snapshot_.content().Borrow();
  if (!database.ok()) return database.status();
  return generation::CatchXapian([&] {
    const QueryPlan plan = Browsing() ? QueryPlan{Xapian::Query(std::string()), {}}
                                      : PlanContent(**database, understood_);
    return Match({**database, plan, ImpactWeight(), true}, *filter);
  });
}

absl::Status Run::Match(const Target& target, const Xapian::Query& filter) {
  const bool by_name = Browsing() || request_.order_by() == kok::search::v1::SORT_ORDER_NAME;
  Xapian::Enquire enquire(target.database);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, target.plan.query, filter));
  if (by_name) {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  } else {
    enquire.set_weighting_scheme(target.weighting);
  }
  // Documents lie in the order of resource names, so equal scores keep it. Checking all of them
  // makes the total exact.
  const size_t before = facts_.total;
  const size_t first = page_.offset > before ? page_.offset - before : 0;
  const size_t wanted =
      PageIsFull() ? 0 : page_.size - static_cast<size_t>(response_.results_size());
  // Who else bears the name is looked for whatever the size of the page.
  const bool look = !by_name && page_.offset == 0 && before == 0;
  const size_t fetched = look ? std::max(wanted, kMostSameNamed + 1) : wanted;
  const Xapian::MSet hits =
      enquire.get_mset(static_cast<Xapian::doccount>(first), static_cast<Xapian::doccount>(fetched),
                       target.database.get_doccount());
  facts_.total += hits.get_matches_estimated();
  if (look) LookAtBest(target, hits);
  for (auto hit = hits.begin(); hit != hits.end() && !PageIsFull(); ++hit) {
    if (absl::Status added = AppendResult(target, hit); !added.ok()) return added;
  }
  return absl::OkStatus();
}

absl::Status Run::AppendResult(const Target& target, const Xapian::MSetIterator& hit) {
  SearchResult result;
  result.set_score(hit.get_weight());
  const std::string data = hit.get_document().get_data();
  const absl::Status filled = target.is_content ? builder_.FillContent(data, result)
                                                : builder_.FillOrganization(data, result);
  if (!filled.ok()) return filled;
  if (request_.explain() && !Browsing()) {
    explainer_.Explain(MatchedTerms(target.database, target.plan, *hit), result);
  }
  if (target.is_content && request_.view() != kok::search::v1::RESULT_VIEW_FULL) {
    result.mutable_content()->clear_body();
  }
  reply_bytes_ += result.ByteSizeLong();
  if (reply_bytes_ > kMaxReplyBytes && response_.results_size() > 0) {
    reply_is_full_ = true;
    return absl::OkStatus();
  }
  *response_.add_results() = std::move(result);
  return absl::OkStatus();
}

void Run::LookAtBest(const Target& target, const Xapian::MSet& hits) {
  if (hits.empty()) return;
  std::vector<const PlannedTerm*> terms = MatchedTerms(target.database, target.plan, *hits.begin());
  const auto says_nothing = [&](const PlannedTerm* term) {
    return !SaysItsWords(*term, understood_);
  };
  terms.erase(std::remove_if(terms.begin(), terms.end(), says_nothing), terms.end());
  const std::vector<bool> matched = MatchedWords(terms, understood_.tokens.size());
  for (size_t i = 0; i < matched.size(); ++i) {
    if (!matched[i] && understood_.IsWord(i)) facts_.fewer_words_matched = true;
  }
  if (!target.is_content) {
    facts_.same_named =
        SameNamed(target.database, target.plan, snapshot_.analyzer(), understood_, hits);
  }
}

}  // namespace

absl::StatusOr<size_t> Search(const index::Snapshot& snapshot, const SearchRequest& request,
                              PageRange page, SearchResponse& response) {
  UnderstoodQuery understood;
  if (!request.query().empty()) {
    auto organizations = snapshot.organizations().Borrow();
    if (!organizations.ok()) return organizations.status();
    const absl::Status read = generation::CatchXapian([&] {
      understood =
          UnderstandQuery(snapshot, **organizations, request.query(), request.prefix_last_word());
      return absl::OkStatus();
    });
    if (!read.ok()) return read;
  }
  return Run(snapshot, request, page, std::move(understood), response).Execute();
}

}  // namespace kok::search_core
