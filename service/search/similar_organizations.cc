#include "service/search/similar_organizations.h"

#include <algorithm>
#include <cmath>
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

// As the comment of SearchRequest.similar_to says.
struct FieldWeight {
  AttributeField field;
  std::string_view path;
  double weight;
};
constexpr FieldWeight kFields[] = {
    {AttributeField::kServices, "services", 3.0},
    {AttributeField::kTargetGroups, "target_groups", 3.0},
    {AttributeField::kExploitationForms, "exploitation_forms", 3.0},
    {AttributeField::kLanguages, "languages", 2.0},
};
constexpr double kRegionWeight = 2.0;
constexpr double kMemberKindWeight = 1.0;
constexpr double kTypeWeight = 1.0;
constexpr double kInterpreterFactor = 0.5;

// One property that both have.
struct Shared {
  std::string_view path;
  std::string code;  // a number for enums
  double weight;
};

// How far an organisation is stated to have what a code says: 0 where nothing or the contrary is.
double Has(const OrganizationRow& row, AttributeField field, const std::string& code) {
  for (const index::StatedCode& stated : row.stated(field)) {
    if (stated.code != code) continue;
    if (stated.state == v1::ATTRIBUTE_STATE_YES) return 1.0;
    if (stated.state == v1::ATTRIBUTE_STATE_VIA_INTERPRETER) return kInterpreterFactor;
  }
  return 0;
}

template <typename Value>
bool Holds(const std::vector<Value>& values, const Value& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

// What one organisation has, with what each property counts in its directory.
class Properties {
 public:
  Properties(const index::OrganizationTable& table, const OrganizationRow& row) : row_(row) {
    for (const FieldWeight& field : kFields) {
      for (const index::StatedCode& stated : row.stated(field.field)) {
        const double own = Has(row, field.field, stated.code);
        if (own == 0) continue;
        const double rarity = RarityIn(table, [&](const OrganizationRow& other) {
          return Has(other, field.field, stated.code) > 0;
        });
        coded_.push_back({field.field, {field.path, stated.code, field.weight * rarity}, own});
      }
    }
    for (const std::string& region : row.Regions()) {
      const double rarity = RarityIn(
          table, [&](const OrganizationRow& other) { return Holds(other.Regions(), region); });
      regions_.push_back({"seat.region_code", region, kRegionWeight * rarity});
    }
    for (const int kind : row.member_kinds) {
      if (kind == v1::MEMBER_KIND_UNSPECIFIED) continue;
      const double rarity = RarityIn(
          table, [&](const OrganizationRow& other) { return Holds(other.member_kinds, kind); });
      kinds_.push_back({kind, kMemberKindWeight * rarity});
    }
  }

  // What `other` has of it, but the type.
  std::vector<Shared> SharedWith(const OrganizationRow& other) const {
    std::vector<Shared> shared;
    for (const Coded& own : coded_) {
      const double has = Has(other, own.field, own.property.code);
      if (has == 0) continue;
      shared.push_back(own.property);
      shared.back().weight *= std::min(has, own.has);
    }
    const std::vector<std::string> regions = other.Regions();
    for (const Shared& region : regions_) {
      if (Holds(regions, region.code)) shared.push_back(region);
    }
    for (const auto& [kind, weight] : kinds_) {
      if (Holds(other.member_kinds, kind)) {
        shared.push_back({"member_kinds", std::to_string(kind), weight});
      }
    }
    return shared;
  }

  bool SharesType(const OrganizationRow& other) const {
    return row_.type != v1::ORGANIZATION_TYPE_UNSPECIFIED && row_.type == other.type;
  }

 private:
  struct Coded {
    AttributeField field;
    Shared property;
    double has;
  };

  template <typename Bears>
  static double RarityIn(const index::OrganizationTable& table, Bears bears) {
    const auto all = static_cast<double>(table.rows().size());
    const auto bearers = std::count_if(table.rows().begin(), table.rows().end(), bears);
    return std::log1p(all / static_cast<double>(std::max<std::ptrdiff_t>(bearers, 1)));
  }

  const OrganizationRow& row_;
  std::vector<Coded> coded_;
  std::vector<Shared> regions_;
  std::vector<std::pair<int, double>> kinds_;
};

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
  for (const FieldWeight& field : kFields) {
    if (field.path != shared.path) continue;
    if (field.field == AttributeField::kLanguages) {
      return analysis::LanguageName(shared.code, language);
    }
    const schema::VocabularyEntry* entry =
        snapshot.vocabulary().Find(FacetOf(field.field), shared.code);
    return entry == nullptr ? shared.code : entry->Name(language);
  }
  return "";
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

std::vector<OrganizationHit> SimilarOrganizations(const index::OrganizationTable& table,
                                                  const OrganizationRow& organization) {
  const Properties properties(table, organization);
  std::vector<OrganizationHit> similar;
  for (const OrganizationRow& other : table.rows()) {
    if (other.name == organization.name) continue;
    double score = 0;
    for (const Shared& shared : properties.SharedWith(other)) score += shared.weight;
    if (score == 0) continue;
    if (properties.SharesType(other)) score += kTypeWeight;
    similar.push_back({&other, score, false, {}});
  }
  return similar;
}

void AddSharedReasons(const index::Snapshot& snapshot, const OrganizationRow& organization,
                      const OrganizationRow& other, std::string_view language,
                      v1::SearchResult& result) {
  const Properties properties(snapshot.organization_table(), organization);
  std::vector<Shared> all = properties.SharedWith(other);
  double total = 0;
  if (properties.SharesType(other)) {
    all.push_back({"type", std::to_string(static_cast<int>(other.type)), kTypeWeight});
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
                                : NameOf(snapshot, shared, language));
    reason.set_description(
        MatchSentence(reason.kind(), reason.field(), reason.matched_text(), language));
    reason.set_share(total > 0 ? shared.weight / total : 0);
  }
}

}  // namespace kok::search_core
