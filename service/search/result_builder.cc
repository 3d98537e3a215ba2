#include "service/search/result_builder.h"

#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "service/index/shown_content.h"
#include "service/search/cited_paragraph.h"
#include "service/search/match_sentences.h"
#include "service/search/place_reasons.h"
#include "service/search/referral.h"
#include "service/search/referral_text.h"
#include "service/search/standing.h"

namespace kok::search_core {
namespace {

using kok::search::v1::Content;
using kok::search::v1::Organization;
using kok::search::v1::Referral;
using kok::search::v1::SearchResult;

// The branch that is nearer than the seat; null where none is. Rows keep branches as records do.
const kok::search::v1::Place* NearestBranch(const index::OrganizationRow& row,
                                            const region::Point& point,
                                            const Organization& organization) {
  const auto distance = [&](const index::Location& location) {
    return location.point.has_value() ? region::DistanceKm(*location.point, point)
                                      : std::numeric_limits<double>::infinity();
  };
  double nearest =
      row.seat.has_value() ? distance(*row.seat) : std::numeric_limits<double>::infinity();
  const kok::search::v1::Place* branch = nullptr;
  for (size_t i = 0; i < row.branches.size(); ++i) {
    if (distance(row.branches[i]) >= nearest) continue;
    nearest = distance(row.branches[i]);
    branch = &organization.branches(static_cast<int>(i));
  }
  return branch;
}

// The first of the places that stands in one of the texts of a snippet.
std::optional<KnownPlace> KnownIn(const std::vector<std::string_view>& shown,
                                  const std::vector<FieldText>& texts,
                                  const std::vector<PhrasePlace>* said) {
  if (said == nullptr) return std::nullopt;
  for (const PhrasePlace& place : *said) {
    for (size_t i = 0; i < shown.size(); ++i) {
      const bool is_same = place.text < texts.size() && !shown[i].empty() &&
                           texts[place.text].text.data() == shown[i].data();
      if (is_same) return KnownPlace{i, place.begin};
    }
  }
  return std::nullopt;
}

}  // namespace

ResultBuilder::ResultBuilder(const index::Snapshot& snapshot,
                             const kok::search::v1::SearchRequest& request,
                             const UnderstoodQuery& understood, const Scope& scope,
                             const Freshness& freshness, std::vector<double> word_weights)
    : snapshot_(snapshot),
      request_(request),
      understood_(understood),
      scope_(scope),
      freshness_(freshness),
      cutter_(snapshot.analyzer(), understood, std::move(word_weights)) {}

// Name, town and region in a line; a city state is named once.
std::string ResultBuilder::Headline(const Organization& organization) const {
  std::string line = organization.display_name();
  const std::string& locality = organization.seat().locality();
  if (!locality.empty()) absl::StrAppend(&line, ", ", locality);
  const region::RegionRow* region = snapshot_.regions().Find(organization.seat().region_code());
  if (region == nullptr) return line;
  const std::string& region_name = region->Name(request_.language_code());
  if (region_name != locality) absl::StrAppend(&line, ", ", region_name);
  return line;
}

absl::Status ResultBuilder::FillOrganization(const std::string& data, SearchResult& result) {
  Organization& organization = *result.mutable_organization();
  if (!organization.ParseFromString(data)) {
    return absl::DataLossError("a document holds no organisation");
  }
  Complete(result);
  if (request_.query().empty()) return absl::OkStatus();
  const std::string headline = Headline(organization);
  cutter_.AppendSnippet({headline, organization.description()}, result);
  return absl::OkStatus();
}

// What every organisation in a reply has, beside its record.
void ResultBuilder::Complete(SearchResult& result) const {
  Organization& organization = *result.mutable_organization();
  SetVerificationState(freshness_, organization);
  result.set_name(organization.name());
  Referral& referral = *result.mutable_referral();
  referral = ReferralOf(snapshot_, organization);
  const auto& asked = scope_.attributes[static_cast<size_t>(index::AttributeField::kLanguages)];
  AddUnknownLanguages(asked, referral);
  referral.set_text(ReferralText(referral, request_.language_code()));
}

void ResultBuilder::FillPlace(const index::OrganizationRow& row,
                              const std::vector<region::AskedArea>& areas, const AskedPlace& place,
                              SearchResult& result) const {
  for (auto& coverage : CoverageFor(row, areas)) *result.add_coverage() = std::move(coverage);
  // A whole Land has no middle that anybody is at.
  constexpr size_t kLandDigits = 2;
  if (place.point.has_value() && place.area.ags.size() != kLandDigits) {
    const std::optional<double> distance = DistanceTo(row, *place.point);
    if (distance.has_value()) result.set_distance_km(RoundedKm(*distance));
  }
  const kok::search::v1::Place* branch =
      result.has_distance_km() ? NearestBranch(row, *place.point, result.organization()) : nullptr;
  if (branch != nullptr) {
    Referral& referral = *result.mutable_referral();
    ReferToBranch(*branch, referral);
    referral.set_text(ReferralText(referral, request_.language_code()));
  }
  AddPlaceReasons(snapshot_.regions(), request_.language_code(), branch, result);
}

void ResultBuilder::FillCurated(const index::CuratedLine& line, SearchResult& result) const {
  *result.mutable_organization() = line.organization();
  Complete(result);
  kok::search::v1::MatchReason& reason = *result.add_match_reasons();
  reason.set_kind(kok::search::v1::MATCH_KIND_CURATED);
  reason.set_field("name");
  reason.set_matched_text(line.organization().display_name());
  reason.set_description(MatchSentence(reason.kind(), reason.field(), reason.matched_text(),
                                       request_.language_code()));
  reason.set_share(1.0);
}

absl::Status ResultBuilder::FillContent(const Xapian::Database& database, Xapian::docid document,
                                        const std::vector<PhrasePlace>* said,
                                        SearchResult& result) {
  const bool has_snippet = !request_.query().empty() || !request_.similar_to().empty();
  const bool needs_body = has_snippet || request_.view() == kok::search::v1::RESULT_VIEW_FULL;
  auto read = index::ReadShownContent(snapshot_, database, document,
                                      needs_body ? index::Body::kRead : index::Body::kLeftOut);
  if (!read.ok()) return read.status();
  Content& content = *result.mutable_content();
  content = *std::move(read);
  result.set_name(content.name());
  if (!has_snippet) return absl::OkStatus();
  const std::vector<std::string_view> texts = {content.summary(), content.decision().headnote(),
                                               content.body()};
  std::optional<KnownPlace> known = KnownIn(texts, TextsOf(content), said);
  if (!known.has_value()) {
    const std::optional<ParagraphMark> cited = CitedParagraph(content, understood_);
    if (cited.has_value()) known = KnownPlace{texts.size() - 1, cited->begin, cited->end};
  }
  cutter_.AppendSnippet(texts, result, known);
  return absl::OkStatus();
}

}  // namespace kok::search_core
