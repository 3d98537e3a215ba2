#include "service/search/facets.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "indexer/analysis/languages.h"
#include "indexer/schema/labels.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;
using index::AttributeField;
using index::OrganizationRow;

// The parts of a scope that a facet is counted without.
uint32_t OwnPart(v1::FacetField field) {
  switch (field) {
    case v1::FACET_FIELD_REGIONS:
      return kRegions;
    case v1::FACET_FIELD_ORGANIZATION_TYPES:
      return kTypes;
    case v1::FACET_FIELD_MEMBER_KINDS:
      return kMemberKinds;
    case v1::FACET_FIELD_SERVICES:
      return kServices;
    case v1::FACET_FIELD_LANGUAGES:
      return kLanguages;
    case v1::FACET_FIELD_TARGET_GROUPS:
      return kTargetGroups;
    default:
      return kExploitationForms;
  }
}

AttributeField AttributeOf(v1::FacetField field) {
  switch (field) {
    case v1::FACET_FIELD_SERVICES:
      return AttributeField::kServices;
    case v1::FACET_FIELD_LANGUAGES:
      return AttributeField::kLanguages;
    case v1::FACET_FIELD_TARGET_GROUPS:
      return AttributeField::kTargetGroups;
    default:
      return AttributeField::kExploitationForms;
  }
}

constexpr std::string_view FacetName(AttributeField field) {
  switch (field) {
    case AttributeField::kServices:
      return "service";
    case AttributeField::kTargetGroups:
      return "target_group";
    default:
      return "exploitation_form";
  }
}

// Counts one facet.
class Counter {
 public:
  Counter(const index::Snapshot& snapshot, const Scope& scope,
          const std::vector<OrganizationHit>& candidates, v1::FacetField field,
          std::string_view language)
      : snapshot_(snapshot), scope_(scope), language_(language) {
    facet_.set_field(field);
    for (const OrganizationHit& candidate : candidates) {
      if ((candidate.standing.failed & ~OwnPart(field)) == 0) counted_.push_back(candidate.row);
    }
  }

  v1::Facet Regions();
  v1::Facet Types();
  v1::Facet MemberKinds();
  v1::Facet Attributes(AttributeField field);

 private:
  v1::FacetValue& Add(const std::string& code, const std::string& name, int count) {
    v1::FacetValue& value = *facet_.add_values();
    value.set_code(code);
    value.set_display_name(name);
    value.set_count(count);
    return value;
  }
  std::string NameOf(AttributeField field, const std::string& code) const;

  const index::Snapshot& snapshot_;
  const Scope& scope_;
  const std::string_view language_;
  std::vector<const OrganizationRow*> counted_;
  v1::Facet facet_;
};

v1::Facet Counter::Regions() {
  std::map<std::string, int> counts;
  int unknown = 0;
  for (const OrganizationRow* row : counted_) {
    // A country is a region too, as the filter has it; Germany as a whole says nothing of where.
    std::string code = row->seat.has_value() ? row->seat->region_code : "";
    if (code.empty() && row->seat.has_value()) code = row->seat->country_code;
    const region::RegionRow* region = snapshot_.regions().FindCode(code);
    const bool known = region != nullptr && region->listed;
    ++(known ? counts[code] : unknown);
  }
  for (const region::RegionRow* row : snapshot_.regions().listed()) {
    Add(row->code, row->Name(language_), counts[row->code]);
  }
  facet_.set_unknown_count(unknown);
  return facet_;
}

v1::Facet Counter::Types() {
  std::map<v1::OrganizationType, int> counts;
  for (const OrganizationRow& row : snapshot_.organization_table().rows()) counts[row.type];
  for (const OrganizationRow* row : counted_) ++counts[row->type];
  for (const auto& [type, count] : counts) {
    if (type == v1::ORGANIZATION_TYPE_UNSPECIFIED) {
      facet_.set_unknown_count(count);
    } else {
      Add(v1::OrganizationType_Name(type), std::string(schema::DisplayName(type, language_)),
          count);
    }
  }
  SortFacet(facet_);
  return facet_;
}

v1::Facet Counter::MemberKinds() {
  std::map<int, int> counts;
  for (const OrganizationRow& row : snapshot_.organization_table().rows()) {
    for (const int kind : row.member_kinds) counts[kind];
  }
  int unknown = 0;
  for (const OrganizationRow* row : counted_) {
    const std::set<int> kinds(row->member_kinds.begin(), row->member_kinds.end());
    for (const int kind : kinds) ++counts[kind];
    if (kinds.empty()) ++unknown;
  }
  for (const auto& [number, count] : counts) {
    const auto kind = static_cast<v1::MemberKind>(number);
    Add(v1::MemberKind_Name(kind), std::string(schema::DisplayName(kind, language_)), count);
  }
  facet_.set_unknown_count(unknown);
  SortFacet(facet_);
  return facet_;
}

std::string Counter::NameOf(AttributeField field, const std::string& code) const {
  if (field == AttributeField::kLanguages) return analysis::LanguageName(code, language_);
  const schema::VocabularyEntry* entry = snapshot_.vocabulary().Find(FacetName(field), code);
  return entry == nullptr ? code : entry->Name(language_);
}

v1::Facet Counter::Attributes(AttributeField field) {
  struct Counts {
    int yes = 0;
    int via_interpreter = 0;
    int no = 0;
  };
  std::map<std::string, Counts> counts;
  for (const std::string& code : scope_.attributes[static_cast<size_t>(field)]) counts[code];
  for (const OrganizationRow& row : snapshot_.organization_table().rows()) {
    for (const index::StatedCode& stated : row.stated(field)) counts[stated.code];
  }
  int unknown = 0;
  for (const OrganizationRow* row : counted_) {
    if (row->stated(field).empty()) ++unknown;
    for (const index::StatedCode& stated : row->stated(field)) {
      Counts& count = counts[stated.code];
      count.yes += stated.state == v1::ATTRIBUTE_STATE_YES ? 1 : 0;
      count.via_interpreter += stated.state == v1::ATTRIBUTE_STATE_VIA_INTERPRETER ? 1 : 0;
      count.no += stated.state == v1::ATTRIBUTE_STATE_NO ? 1 : 0;
    }
  }
  for (const auto& [code, count] : counts) {
    v1::FacetValue& value = Add(code, NameOf(field, code), count.yes + count.via_interpreter);
    value.set_via_interpreter_count(count.via_interpreter);
    value.set_unknown_count(static_cast<int>(counted_.size()) - value.count() - count.no);
  }
  facet_.set_unknown_count(unknown);
  SortFacet(facet_);
  return facet_;
}

}  // namespace

bool CountsOrganizations(v1::FacetField field) {
  return field >= v1::FACET_FIELD_REGIONS && field <= v1::FACET_FIELD_EXPLOITATION_FORMS;
}

v1::Facet CountOrganizations(const index::Snapshot& snapshot, const Scope& scope,
                             const std::vector<OrganizationHit>& candidates, v1::FacetField field,
                             std::string_view language) {
  Counter counter(snapshot, scope, candidates, field, language);
  switch (field) {
    case v1::FACET_FIELD_REGIONS:
      return counter.Regions();
    case v1::FACET_FIELD_ORGANIZATION_TYPES:
      return counter.Types();
    case v1::FACET_FIELD_MEMBER_KINDS:
      return counter.MemberKinds();
    default:
      return counter.Attributes(AttributeOf(field));
  }
}

void SortFacet(v1::Facet& facet) {
  std::sort(facet.mutable_values()->begin(), facet.mutable_values()->end(),
            [](const v1::FacetValue& a, const v1::FacetValue& b) {
              return a.count() != b.count() ? a.count() > b.count() : a.code() < b.code();
            });
  const int values = facet.values_size();
  if (values > kMaxFacetValues) {
    facet.mutable_values()->DeleteSubrange(kMaxFacetValues, values - kMaxFacetValues);
  }
}

}  // namespace kok::search_core
