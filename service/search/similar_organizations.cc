#include "service/search/similar_organizations.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "indexer/analysis/languages.h"
#include "indexer/schema/labels.h"
#include "service/search/match_sentences.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;
using index::AttributeField;
using index::OrganizationRow;

std::string NameOf(const index::Snapshot& snapshot, const Shared& shared,
                   std::string_view language) {
  if (shared.path == "seat.region_code") {
    const region::RegionRow* row = snapshot.regions().Find(shared.code);
    return row == nullptr ? shared.code : row->Name(language);
  }
  if (shared.path == "member_kinds") {
    return std::string(
        schema::DisplayName(static_cast<v1::MemberKind>(std::stoi(shared.code)), language));
  }
  if (*shared.field == AttributeField::kLanguages) {
    return analysis::LanguageName(shared.code, language);
  }
  const schema::VocabularyEntry* entry =
      snapshot.vocabulary().Find(FacetOf(*shared.field), shared.code);
  return entry == nullptr ? shared.code : entry->Name(language);
}

}  // namespace

std::string_view FacetOf(AttributeField field) {
  switch (field) {
    case AttributeField::kServices:
      return "service";
    case AttributeField::kTargetGroups:
      return "target_group";
    case AttributeField::kExploitationForms:
      return "exploitation_form";
    case AttributeField::kLanguages:
      break;
  }
  return "";
}

std::vector<OrganizationHit> SimilarOrganizations::Hits() const {
  std::vector<OrganizationHit> similar;
  for (const OrganizationRow& other : snapshot_.organization_table().rows()) {
    if (other.name == organization_.name) continue;
    double score = 0;
    for (const Shared& shared : properties_.With(other)) score += shared.weight;
    if (score == 0) continue;
    if (properties_.SharesType(other)) score += SharedProperties::kTypeWeight;
    similar.push_back({&other, score, false, {}});
  }
  return similar;
}

void SimilarOrganizations::AddReasons(const OrganizationRow& other, std::string_view language,
                                      v1::SearchResult& result) const {
  std::vector<Shared> all = properties_.With(other);
  double total = 0;
  if (properties_.SharesType(other)) {
    all.push_back({"type", std::to_string(static_cast<int>(other.type)),
                   SharedProperties::kTypeWeight, std::nullopt});
  }
  for (const Shared& shared : all) total += shared.weight;
  std::stable_sort(all.begin(), all.end(),
                   [](const Shared& a, const Shared& b) { return a.weight > b.weight; });
  for (const Shared& shared : all) {
    v1::MatchReason& reason = *result.add_match_reasons();
    reason.set_kind(v1::MATCH_KIND_SHARED);
    reason.set_field(std::string(shared.path));
    reason.set_matched_text(shared.path == "type"
                                ? std::string(schema::DisplayName(other.type, language))
                                : NameOf(snapshot_, shared, language));
    reason.set_description(
        MatchSentence(reason.kind(), reason.field(), reason.matched_text(), language));
    reason.set_share(total > 0 ? shared.weight / total : 0);
  }
}

}  // namespace kok::search_core
