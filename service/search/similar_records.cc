#include "service/search/similar_records.h"

#include <xapian.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/generation/xapian_status.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/resource_name.h"
#include "service/search/answer_facts.h"
#include "service/search/answer_place.h"
#include "service/search/content_search.h"
#include "service/search/explanation.h"
#include "service/search/facets.h"
#include "service/search/filter_query.h"
#include "service/search/matched_terms.h"
#include "service/search/record_store.h"
#include "service/search/result_builder.h"
#include "service/search/result_page.h"
#include "service/search/search_notices.h"
#include "service/search/similar_organizations.h"
#include "service/search/standing.h"
#include "service/search/telling_words.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;

// The record whose neighbours are wanted: one of the two.
struct Source {
  std::optional<index::OrganizationRow> organization;
  std::optional<v1::Content> content;
};

absl::StatusOr<Source> Find(const index::Snapshot& snapshot, const std::string& name) {
  Source source;
  if (schema::IsResourceName(name, schema::kContents)) {
    absl::StatusOr<v1::Content> content = GetContent(snapshot, name);
    if (!content.ok()) return content.status();
    source.content = *std::move(content);
    return source;
  }
  const index::OrganizationRow* row = snapshot.organization_table().OfName(name);
  if (row != nullptr) {
    source.organization = *row;
    return source;
  }
  absl::StatusOr<v1::Organization> line = GetOrganization(snapshot, name);
  if (!line.ok()) return line.status();
  source.organization = index::MakeRow(*std::move(line), snapshot.places());
  return source;
}

UnderstoodQuery WordsOf(const index::Snapshot& snapshot, const Xapian::Database& database,
                        const v1::Content& content) {
  std::vector<WeightedText> texts;
  double of_headnote = 1.0;
  for (const schema::TextField& field : schema::kContentFields) {
    texts.push_back({schema::TextOf(content, field.path), field.weight});
    if (field.path == "decision.headnote") of_headnote = field.weight;
  }
  // A norm that a decision applies counts as a word of its headnote.
  for (const std::string& norm : content.decision().norms()) texts.push_back({norm, of_headnote});
  return TellingWords(snapshot, database, texts, true);
}

// What it offers, for whom and against what, in the words of the vocabulary.
UnderstoodQuery WordsOf(const index::Snapshot& snapshot, const Xapian::Database& database,
                        const index::OrganizationRow& row) {
  std::vector<WeightedText> texts;
  for (const index::AttributeField field :
       {index::AttributeField::kServices, index::AttributeField::kTargetGroups,
        index::AttributeField::kExploitationForms}) {
    for (const index::StatedCode& stated : row.stated(field)) {
      const schema::VocabularyEntry* entry =
          snapshot.vocabulary().Find(FacetOf(field), stated.code);
      if (entry == nullptr || stated.state == v1::ATTRIBUTE_STATE_NO) continue;
      texts.push_back({entry->name_de, 1.0});
    }
  }
  return TellingWords(snapshot, database, texts, false);
}

// One search on its way; lives as long as the request.
class SimilarRun {
 public:
  // All must outlive it; `words` are those of `source`.
  SimilarRun(const index::Snapshot& snapshot, const Xapian::Database& organizations,
             const Xapian::Database& content, const v1::SearchRequest& request, PageRange page,
             const Freshness& freshness, TimeLimit& limit, const Source& source,
             const UnderstoodQuery& words, const Scope& scope, v1::SearchResponse& response)
      : snapshot_(snapshot),
        organizations_(organizations),
        content_database_(content),
        request_(request),
        page_(page),
        limit_(limit),
        source_(source),
        words_(words),
        scope_(scope),
        content_(snapshot, content, request, words, limit),
        builder_(snapshot, request, words, scope, freshness,
                 WordWeights(content_.plan(), words.tokens.size())),
        explainer_(snapshot.analyzer(), snapshot.regions(), snapshot.vocabulary(), words,
                   request.language_code()),
        response_(response),
        results_(page.size, response) {}

  // Returns where the next page begins, 0 where there is none.
  absl::StatusOr<size_t> Execute();

 private:
  void FindOrganizations(const SimilarOrganizations& similar);
  absl::Status AddOrganizations(const SimilarOrganizations& similar);
  absl::Status AddContent();
  void AddFacets();

  const index::Snapshot& snapshot_;
  const Xapian::Database& organizations_;
  const Xapian::Database& content_database_;
  const v1::SearchRequest& request_;
  const PageRange page_;
  const TimeLimit& limit_;
  const Source& source_;
  const UnderstoodQuery& words_;
  const UnderstoodQuery no_query_{};
  const Scope& scope_;
  ContentSearch content_;
  ResultBuilder builder_;
  const Explainer explainer_;
  v1::SearchResponse& response_;
  std::vector<OrganizationHit> candidates_;
  std::vector<OrganizationHit> hits_;
  AnswerFacts facts_;
  ResultPage results_;
};

absl::StatusOr<size_t> SimilarRun::Execute() {
  *response_.mutable_index() = snapshot_.info();
  if (source_.organization.has_value() && WantsOrganizations(request_.filter())) {
    const SimilarOrganizations similar(snapshot_, *source_.organization);
    FindOrganizations(similar);
    if (absl::Status added = AddOrganizations(similar); !added.ok()) return added;
  }
  if (content_.asked_for() && !words_.empty()) {
    if (absl::Status added = AddContent(); !added.ok()) return added;
  }
  AddFacets();
  response_.set_total_size(static_cast<int>(facts_.total));
  AddSearchNotices(snapshot_, request_, no_query_, scope_, facts_, response_);
  const size_t shown = results_.shown();
  const size_t next = page_.offset + shown;
  return next < facts_.total && shown > 0 ? next : 0;
}

void SimilarRun::FindOrganizations(const SimilarOrganizations& similar) {
  candidates_ = similar.Hits();
  for (OrganizationHit& candidate : candidates_) {
    candidate.standing = Judge(*candidate.row, scope_);
  }
  std::copy_if(candidates_.begin(), candidates_.end(), std::back_inserter(hits_),
               [](const OrganizationHit& candidate) { return candidate.standing.passes(); });
  SortHits(scope_, request_.order_by(), hits_);
}

absl::Status SimilarRun::AddOrganizations(const SimilarOrganizations& similar) {
  facts_.total = hits_.size();
  facts_.NoteHits(hits_, scope_);
  const std::optional<AskedPlace> place = PlaceOf(snapshot_, request_, no_query_, scope_);
  const std::vector<region::AskedArea> areas =
      AreasOf(snapshot_, request_, no_query_, scope_, place);
  for (size_t i = page_.offset; i < hits_.size() && !results_.IsFull(); ++i) {
    const OrganizationHit& hit = hits_[i];
    limit_.Look();
    v1::SearchResult result;
    result.set_score(hit.score);
    const absl::Status filled = builder_.FillOrganization(
        organizations_.get_document(hit.row->document).get_data(), result);
    if (!filled.ok()) return filled;
    if (request_.explain()) similar.AddReasons(*hit.row, request_.language_code(), result);
    if (place.has_value()) builder_.FillPlace(*hit.row, areas, *place, result);
    results_.Append(std::move(result));
  }
  return absl::OkStatus();
}

absl::Status SimilarRun::AddContent() {
  const size_t before = facts_.total;
  const size_t first = page_.offset > before ? page_.offset - before : 0;
  const size_t wanted = results_.room();
  const ContentHits found = content_.Match(first, wanted);
  facts_.total += found.total;
  response_.set_total_size_estimated(found.total_is_estimated);
  for (const ContentHit& hit : found.hits) {
    if (results_.IsFull()) break;
    limit_.Look();
    v1::SearchResult result;
    result.set_score(hit.score);
    const absl::Status filled =
        builder_.FillContent(content_database_, hit.document, nullptr, result);
    if (!filled.ok()) return filled;
    if (request_.explain()) {
      explainer_.Explain(MatchedTerms(content_database_, content_.plan(), hit.document), result);
    }
    if (request_.view() != v1::RESULT_VIEW_FULL) result.mutable_content()->clear_body();
    results_.Append(std::move(result));
  }
  return absl::OkStatus();
}

void SimilarRun::AddFacets() {
  for (const int number : request_.facets()) {
    const auto field = static_cast<v1::FacetField>(number);
    *response_.add_facets() =
        CountsOrganizations(field)
            ? CountOrganizations(snapshot_, scope_, candidates_, field, request_.language_code())
            : content_.Count(field);
  }
}

}  // namespace

absl::StatusOr<size_t> FindSimilar(const index::Snapshot& snapshot,
                                   const v1::SearchRequest& request, PageRange page,
                                   const Freshness& freshness, TimeLimit limit,
                                   v1::SearchResponse& response) {
  const absl::StatusOr<Source> source = Find(snapshot, request.similar_to());
  if (!source.ok()) return source.status();
  auto organizations = snapshot.organizations().Borrow();
  if (!organizations.ok()) return organizations.status();
  auto content = snapshot.content().Borrow();
  if (!content.ok()) return content.status();
  size_t next = 0;
  const auto search = [&]() -> absl::Status {
    const UnderstoodQuery words = source->content.has_value()
                                      ? WordsOf(snapshot, **content, *source->content)
                                      : WordsOf(snapshot, **content, *source->organization);
    const Scope scope = ReadScope(snapshot, request, freshness.today);
    const absl::StatusOr<size_t> end =
        SimilarRun(snapshot, **organizations, **content, request, page, freshness, limit, *source,
                   words, scope, response)
            .Execute();
    if (end.ok()) next = *end;
    return end.status();
  };
  const absl::Status searched = CatchTimeLimit([&] { return generation::CatchXapian(search); });
  if (!searched.ok()) return searched;
  return next;
}

}  // namespace kok::search_core
