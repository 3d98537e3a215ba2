#include "service/search/shared_properties.h"

#include <algorithm>
#include <cmath>

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
constexpr double kInterpreterFactor = 0.5;

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

template <typename Bears>
double RarityIn(const index::OrganizationTable& table, Bears bears) {
  const auto all = static_cast<double>(table.rows().size());
  const auto bearers = std::count_if(table.rows().begin(), table.rows().end(), bears);
  return std::log1p(all / static_cast<double>(std::max<std::ptrdiff_t>(bearers, 1)));
}

}  // namespace

SharedProperties::SharedProperties(const index::OrganizationTable& table,
                                   const OrganizationRow& row)
    : row_(row) {
  for (const FieldWeight& field : kFields) {
    for (const index::StatedCode& stated : row.stated(field.field)) {
      const double own = Has(row, field.field, stated.code);
      if (own == 0) continue;
      const double rarity = RarityIn(table, [&](const OrganizationRow& other) {
        return Has(other, field.field, stated.code) > 0;
      });
      coded_.push_back({{field.path, stated.code, field.weight * rarity, field.field}, own});
    }
  }
  for (const std::string& region : row.Regions()) {
    const double rarity = RarityIn(
        table, [&](const OrganizationRow& other) { return Holds(other.Regions(), region); });
    regions_.push_back({"seat.region_code", region, kRegionWeight * rarity, std::nullopt});
  }
  for (const int kind : row.member_kinds) {
    if (kind == v1::MEMBER_KIND_UNSPECIFIED) continue;
    const double rarity = RarityIn(
        table, [&](const OrganizationRow& other) { return Holds(other.member_kinds, kind); });
    kinds_.push_back({kind, kMemberKindWeight * rarity});
  }
}

std::vector<Shared> SharedProperties::With(const OrganizationRow& other) const {
  std::vector<Shared> shared;
  for (const Coded& own : coded_) {
    const double has = Has(other, *own.property.field, own.property.code);
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
      shared.push_back({"member_kinds", std::to_string(kind), weight, std::nullopt});
    }
  }
  return shared;
}

bool SharedProperties::SharesType(const OrganizationRow& other) const {
  return row_.type != v1::ORGANIZATION_TYPE_UNSPECIFIED && row_.type == other.type;
}

}  // namespace kok::search_core
