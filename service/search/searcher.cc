#include "service/search/searcher.h"

#include <xapian.h>

#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/generation/xapian_status.h"
#include "service/search/notices.h"
#include "service/search/query_builder.h"
#include "service/search/query_understanding.h"
#include "service/search/ranking.h"
#include "service/search/referral.h"
#include "service/search/snippet.h"

namespace kok::search_core {
namespace {

using kok::search::v1::Content;
using kok::search::v1::Organization;
using kok::search::v1::SearchFilter;
using kok::search::v1::SearchRequest;
using kok::search::v1::SearchResponse;
using kok::search::v1::SearchResult;

// One search on its way; lives as long as the request.
class Run {
 public:
  Run(const index::Snapshot& snapshot, const SearchRequest& request, PageRange page,
      SearchResponse& response)
      : snapshot_(snapshot),
        request_(request),
        page_(page),
        response_(response),
        words_(UnderstandQuery(snapshot.analyzer(), request.query())),
        cutter_(snapshot.analyzer(), words_.words) {}

  absl::StatusOr<size_t> Execute();

 private:
  bool Browsing() const { return request_.query().empty(); }
  absl::Status SearchOrganizations();
  absl::Status SearchContent();
  // Matches of one kind from the place in the whole list where this page stands; counts them into
  // total_.
  absl::Status Match(Xapian::Database& database, const Xapian::Query& words_query,
                     const std::optional<Xapian::Query>& filter, const Xapian::Weight& weighting);
  absl::Status AppendResult(const Xapian::MSetIterator& hit);
  std::string Headline(const Organization& organization) const;
  absl::Status FillOrganization(const std::string& data, SearchResult& result) const;
  absl::Status FillContent(const std::string& data, SearchResult& result) const;
  void AddNotice(kok::search::v1::NoticeCode code, std::string_view field = "");
  void AddNotices();
  bool NobodySeatedInRegions() const;
  bool PageIsFull() const {
    return reply_is_full_ || static_cast<size_t>(response_.results_size()) >= page_.size;
  }

  const index::Snapshot& snapshot_;
  const SearchRequest& request_;
  const PageRange page_;
  SearchResponse& response_;
  const SearchWords words_;
  const SnippetCutter cutter_;
  bool matching_content_ = false;
  bool reply_is_full_ = false;
  size_t reply_bytes_ = 0;
  size_t total_ = 0;
};

absl::StatusOr<size_t> Run::Execute() {
  *response_.mutable_index() = snapshot_.info();
  if (Browsing() || !words_.empty()) {
    if (absl::Status status = SearchOrganizations(); !status.ok()) return status;
    if (absl::Status status = SearchContent(); !status.ok()) return status;
  }
  response_.set_total_size(static_cast<int>(total_));
  AddNotices();
  const size_t next = page_.offset + static_cast<size_t>(response_.results_size());
  return next < total_ && response_.results_size() > 0 ? next : 0;
}

absl::Status Run::SearchOrganizations() {
  const std::optional<Xapian::Query> filter = OrganizationFilter(request_.filter());
  if (!filter.has_value()) return absl::OkStatus();
  auto database = snapshot_.organizations().Borrow();
  if (!database.ok()) return database.status();
  return generation::CatchXapian([&] {
    const Xapian::Query query =
        Browsing() ? Xapian::Query(std::string()) : OrganizationQuery(**database, words_);
    return Match(**database, query, filter, Xapian::CoordWeight());
  });
}

absl::Status Run::SearchContent() {
  matching_content_ = true;
  const std::optional<Xapian::Query> filter = ContentFilter(request_.filter());
  if (!filter.has_value()) return absl::OkStatus();
  auto database = snapshot_.content().Borrow();
  if (!database.ok()) return database.status();
  return generation::CatchXapian([&] {
    const Xapian::Query query = Browsing() ? Xapian::Query(std::string()) : ContentQuery(words_);
    return Match(**database, query, filter, Xapian::BM25Weight(kBm25K1, 0.0, 1.0, kBm25B, 0.5));
  });
}

absl::Status Run::Match(Xapian::Database& database, const Xapian::Query& words_query,
                        const std::optional<Xapian::Query>& filter,
                        const Xapian::Weight& weighting) {
  const bool by_name = Browsing() || request_.order_by() == kok::search::v1::SORT_ORDER_NAME;
  Xapian::Enquire enquire(database);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, words_query, *filter));
  if (by_name) {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  } else {
    enquire.set_weighting_scheme(weighting);
  }
  // Documents lie in the order of resource names, so equal scores keep it. Checking all of them
  // makes the total exact.
  const size_t before = total_;
  const size_t first = page_.offset > before ? page_.offset - before : 0;
  const size_t wanted =
      PageIsFull() ? 0 : page_.size - static_cast<size_t>(response_.results_size());
  const Xapian::MSet hits =
      enquire.get_mset(static_cast<Xapian::doccount>(first), static_cast<Xapian::doccount>(wanted),
                       database.get_doccount());
  total_ += hits.get_matches_estimated();
  for (auto hit = hits.begin(); hit != hits.end() && !PageIsFull(); ++hit) {
    if (absl::Status added = AppendResult(hit); !added.ok()) return added;
  }
  return absl::OkStatus();
}

absl::Status Run::AppendResult(const Xapian::MSetIterator& hit) {
  SearchResult result;
  result.set_score(hit.get_weight());
  const std::string data = hit.get_document().get_data();
  const absl::Status filled =
      matching_content_ ? FillContent(data, result) : FillOrganization(data, result);
  if (!filled.ok()) return filled;
  reply_bytes_ += result.ByteSizeLong();
  if (reply_bytes_ > kMaxReplyBytes && response_.results_size() > 0) {
    reply_is_full_ = true;
    return absl::OkStatus();
  }
  *response_.add_results() = std::move(result);
  return absl::OkStatus();
}

// Name, town and region in a line; a city state is named once.
std::string Run::Headline(const Organization& organization) const {
  std::string line = organization.display_name();
  const std::string& locality = organization.seat().locality();
  if (!locality.empty()) absl::StrAppend(&line, ", ", locality);
  const region::RegionRow* region = snapshot_.regions().Find(organization.seat().region_code());
  if (region == nullptr) return line;
  const std::string& region_name = region->Name(request_.language_code());
  if (region_name != locality) absl::StrAppend(&line, ", ", region_name);
  return line;
}

absl::Status Run::FillOrganization(const std::string& data, SearchResult& result) const {
  Organization& organization = *result.mutable_organization();
  if (!organization.ParseFromString(data)) {
    return absl::DataLossError("a document holds no organisation");
  }
  result.set_name(organization.name());
  *result.mutable_referral() = MakeReferral(organization);
  if (Browsing()) return absl::OkStatus();
  const std::string headline = Headline(organization);
  const bool description_is_better =
      cutter_.CountWords(organization.description()) > cutter_.CountWords(headline);
  cutter_.AppendSnippet(description_is_better ? organization.description() : headline, result);
  return absl::OkStatus();
}

absl::Status Run::FillContent(const std::string& data, SearchResult& result) const {
  Content& content = *result.mutable_content();
  if (!content.ParseFromString(data)) return absl::DataLossError("a document holds no content");
  result.set_name(content.name());
  if (!Browsing()) {
    const bool body_is_better =
        cutter_.CountWords(content.body()) > cutter_.CountWords(content.summary());
    cutter_.AppendSnippet(body_is_better ? content.body() : content.summary(), result);
  }
  if (request_.view() != kok::search::v1::RESULT_VIEW_FULL) content.clear_body();
  return absl::OkStatus();
}

void Run::AddNotice(kok::search::v1::NoticeCode code, std::string_view field) {
  *response_.add_notices() = MakeNotice(code, field, request_.language_code());
}

bool Run::NobodySeatedInRegions() const {
  for (const std::string& code : request_.filter().regions()) {
    // Germany as a whole is no row of the counts, and never empty.
    if (code == "DE") return false;
    for (const auto& region : snapshot_.manifest().counts().regions()) {
      if (region.code() == code && region.organizations() > 0) return false;
    }
  }
  return !request_.filter().regions().empty();
}

void Run::AddNotices() {
  const SearchFilter& filter = request_.filter();
  if (!Browsing() && words_.empty()) {
    AddNotice(kok::search::v1::NOTICE_CODE_NO_SEARCHABLE_WORDS, "query");
  }
  if (words_.some_ignored) AddNotice(kok::search::v1::NOTICE_CODE_WORDS_IGNORED, "query");
  if (!OrganizationFilter(filter).has_value() && !ContentFilter(filter).has_value()) {
    AddNotice(kok::search::v1::NOTICE_CODE_FILTER_CONTRADICTORY, "filter");
  }
  if (NobodySeatedInRegions()) {
    AddNotice(kok::search::v1::NOTICE_CODE_NO_CENTRE_IN_REGION, "filter.regions");
  }
  if (total_ == 0) AddNotice(kok::search::v1::NOTICE_CODE_DIRECTORY_INCOMPLETE);
}

}  // namespace

absl::StatusOr<size_t> Search(const index::Snapshot& snapshot, const SearchRequest& request,
                              PageRange page, SearchResponse& response) {
  return Run(snapshot, request, page, response).Execute();
}

}  // namespace kok::search_core
