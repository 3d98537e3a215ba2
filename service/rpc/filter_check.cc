#include "service/rpc/filter_check.h"

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "indexer/analysis/languages.h"
#include "service/rpc/citation_check.h"
#include "service/rpc/limits.h"
#include "service/search/avoided_places.h"

namespace kok::rpc {
namespace {

namespace v1 = kok::search::v1;

template <typename Values>
bool CheckCount(const std::string& field, const Values& values, Violations& violations) {
  if (values.size() <= kMaxFilterValues) return true;
  violations.Add(field, absl::StrCat("has ", values.size(), " values, at most ", kMaxFilterValues,
                                     " are allowed"));
  return false;
}

template <typename Values>
void CheckTexts(const std::string& field, const Values& values, Violations& violations) {
  if (!CheckCount(field, values, violations)) return;
  for (int i = 0; i < values.size(); ++i) {
    violations.CheckBytes(absl::StrCat(field, "[", i, "]"), values[i], kMaxFilterValueBytes);
  }
}

template <typename Values, typename IsValid>
void CheckEnums(const std::string& field, const Values& values, IsValid is_valid,
                Violations& violations) {
  if (!CheckCount(field, values, violations)) return;
  for (int i = 0; i < values.size(); ++i) {
    if (values[i] == 0 || !is_valid(values[i])) {
      violations.Add(absl::StrCat(field, "[", i, "]"), "is not a value of this enum");
    }
  }
}

using Texts = google::protobuf::RepeatedPtrField<std::string>;

// Checks the sizes of all values and calls `check` with the path and a value of a fit one.
template <typename Check>
void CheckEach(const std::string& field, Texts& values, Violations& violations, Check check) {
  if (!CheckCount(field, values, violations)) return;
  for (int i = 0; i < values.size(); ++i) {
    const std::string path = absl::StrCat(field, "[", i, "]");
    violations.CheckBytes(path, values[i], kMaxFilterValueBytes);
    if (values[i].size() <= kMaxFilterValueBytes) check(path, *values.Mutable(i));
  }
}

void ResolveRegions(const index::Snapshot& snapshot, const std::string& field, Texts& values,
                    Violations& violations) {
  CheckEach(field, values, violations, [&](const std::string& path, std::string& value) {
    const region::RegionRow* row = snapshot.regions().Find(value);
    if (row != nullptr) {
      value = row->code;
    } else {
      violations.Add(path,
                     absl::StrCat("is unknown, valid are ", snapshot.regions().ListedCodes()));
    }
  });
}

void ResolveLanguages(Texts& values, Violations& violations) {
  CheckEach("filter.languages", values, violations,
            [&](const std::string& path, std::string& value) {
              const std::optional<std::string> code = analysis::FindLanguage(value);
              if (code.has_value()) {
                value = *code;
              } else {
                violations.Add(path, "is no language; expected a BCP 47 code such as ro");
              }
            });
}

void CheckCodes(const index::Snapshot& snapshot, index::AttributeField attribute,
                const std::string& facet, const std::string& field, Texts& values,
                Violations& violations) {
  CheckEach(field, values, violations, [&](const std::string& path, std::string& value) {
    if (snapshot.vocabulary().Find(facet, value) != nullptr ||
        snapshot.organization_table().IsStated(attribute, value)) {
      return;
    }
    // All codes at once would be too long for an error.
    violations.Add(path, absl::StrCat("is no ", facet,
                                      " of the published vocabulary; the facet of this field "
                                      "counts those in use"));
  });
}

// Whoever names a place to be avoided relies on it.
void CheckAvoided(const index::Snapshot& snapshot, const std::string& field,
                  const std::string& text, Violations& violations) {
  if (text.size() > kMaxFilterValueBytes) {
    violations.CheckBytes(field, text, kMaxFilterValueBytes);
  } else if (search_core::FindAvoided(snapshot, text, 0).empty()) {
    violations.Add(field,
                   "is unknown, and what is unknown cannot be avoided; expected a Land, Kreis, "
                   "municipality, its key, or a postal code");
  }
}

void CheckAvoidance(const index::Snapshot& snapshot, v1::SearchFilter& filter,
                    Violations& violations) {
  CheckEach("filter.avoid_regions", *filter.mutable_avoid_regions(), violations,
            [&](const std::string& path, const std::string& value) {
              CheckAvoided(snapshot, path, value, violations);
            });
  if (filter.avoid_areas_size() > kMaxAvoidAreas) {
    violations.Add("filter.avoid_areas",
                   absl::StrCat("has ", filter.avoid_areas_size(), " values, at most ",
                                kMaxAvoidAreas, " are allowed"));
    return;
  }
  for (int i = 0; i < filter.avoid_areas_size(); ++i) {
    const std::string path = absl::StrCat("filter.avoid_areas[", i, "]");
    const v1::AvoidArea& area = filter.avoid_areas(i);
    CheckAvoided(snapshot, path + ".place", area.place(), violations);
    violations.CheckRadius(path + ".radius_km", area.radius_km());
    const auto avoided = area.place().size() > kMaxFilterValueBytes
                             ? std::vector<search_core::AvoidedPlace>()
                             : search_core::FindAvoided(snapshot, area.place(), 0);
    if (area.radius_km() > 0 && !avoided.empty() && !search_core::AnyIsTown(avoided)) {
      violations.Add(path + ".place",
                     "has no middle; a radius needs a municipality or postal code");
    }
  }
}

}  // namespace

void CheckFilter(const index::Snapshot& snapshot, v1::SearchFilter& filter,
                 Violations& violations) {
  CheckEnums("filter.kinds", filter.kinds(), v1::RecordKind_IsValid, violations);
  CheckEnums("filter.organization_types", filter.organization_types(), v1::OrganizationType_IsValid,
             violations);
  CheckEnums("filter.member_kinds", filter.member_kinds(), v1::MemberKind_IsValid, violations);
  CheckEnums("filter.content_types", filter.content_types(), v1::ContentType_IsValid, violations);
  CheckTexts("filter.topics", filter.topics(), violations);
  ResolveRegions(snapshot, "filter.regions", *filter.mutable_regions(), violations);
  ResolveRegions(snapshot, "filter.serves_regions", *filter.mutable_serves_regions(), violations);
  ResolveLanguages(*filter.mutable_languages(), violations);
  CheckCodes(snapshot, index::AttributeField::kServices, "service", "filter.services",
             *filter.mutable_services(), violations);
  CheckCodes(snapshot, index::AttributeField::kTargetGroups, "target_group", "filter.target_groups",
             *filter.mutable_target_groups(), violations);
  CheckCodes(snapshot, index::AttributeField::kExploitationForms, "exploitation_form",
             "filter.exploitation_forms", *filter.mutable_exploitation_forms(), violations);
  CheckAvoidance(snapshot, filter, violations);
  if (filter.max_age_days() < 0 || filter.max_age_days() > kMaxAgeDays) {
    violations.Add("filter.max_age_days", absl::StrCat("expected 1 to ", kMaxAgeDays, " days"));
  }
  CheckCitations(snapshot, filter, violations);
}

}  // namespace kok::rpc
