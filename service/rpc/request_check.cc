#include "service/rpc/request_check.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "indexer/analysis/languages.h"
#include "indexer/generation/layout.h"
#include "indexer/region/asked_email.h"
#include "indexer/region/asked_phone.h"
#include "indexer/schema/resource_name.h"
#include "service/rpc/limits.h"
#include "service/rpc/rpc_errors.h"
#include "service/search/avoided_places.h"

namespace kok::rpc {
namespace {

namespace v1 = kok::search::v1;

// Collects what is wrong with one request.
class Violations {
 public:
  void Add(const std::string& field, const std::string& description) {
    violations_.push_back({field, description});
  }
  void NotServed(const std::string& field) { not_served_.push_back(field); }

  void CheckBytes(const std::string& field, const std::string& text, size_t limit) {
    if (text.size() > limit) {
      Add(field, absl::StrCat("is ", text.size(), " bytes, at most ", limit, " are allowed"));
    }
  }

  void CheckNotNegative(const std::string& field, int value) {
    if (value < 0) Add(field, "is negative");
  }
  void CheckPageSize(int page_size) { CheckNotNegative("page_size", page_size); }

  void CheckLanguage(const std::string& language_code) {
    CheckBytes("language_code", language_code, kMaxLanguageCodeBytes);
    const bool served = language_code.empty() || language_code == "de" || language_code == "en";
    if (!served && language_code.size() <= kMaxLanguageCodeBytes) NotServed("language_code");
  }

  // Malformed requests first: a caller may mend them before asking for what is not there yet.
  absl::Status Result() const {
    if (!violations_.empty()) return InvalidRequest(violations_);
    return not_served_.empty() ? absl::OkStatus() : FieldsNotServed(not_served_);
  }

 private:
  std::vector<FieldViolation> violations_;
  std::vector<std::string> not_served_;
};

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

// Zero stands for "no radius". NaN compares with nothing.
void CheckRadius(const std::string& field, double radius_km, Violations& violations) {
  if (!(radius_km >= 0 && radius_km <= kMaxRadiusKm)) {
    violations.Add(field, absl::StrCat("expected 0 to ", kMaxRadiusKm, " kilometres"));
  }
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
    CheckRadius(path + ".radius_km", area.radius_km(), violations);
    const auto avoided = area.place().size() > kMaxFilterValueBytes
                             ? std::vector<search_core::AvoidedPlace>()
                             : search_core::FindAvoided(snapshot, area.place(), 0);
    if (area.radius_km() > 0 && !avoided.empty() && !search_core::AnyIsTown(avoided)) {
      violations.Add(path + ".place",
                     "has no middle; a radius needs a municipality or postal code");
    }
  }
}

void RefuseUnserved(const v1::SearchFilter& filter, Violations& violations) {
  const auto refuse = [&](const char* field, bool is_set) {
    if (is_set) violations.NotServed(absl::StrCat("filter.", field));
  };
  refuse("courts", !filter.courts().empty());
  refuse("norms", !filter.norms().empty());
  refuse("date_from", !filter.date_from().empty());
  refuse("date_to", !filter.date_to().empty());
}

void CheckFilter(const index::Snapshot& snapshot, v1::SearchFilter& filter,
                 Violations& violations) {
  CheckEnums("filter.kinds", filter.kinds(), v1::RecordKind_IsValid, violations);
  CheckEnums("filter.organization_types", filter.organization_types(), v1::OrganizationType_IsValid,
             violations);
  CheckEnums("filter.member_kinds", filter.member_kinds(), v1::MemberKind_IsValid, violations);
  CheckEnums("filter.content_types", filter.content_types(), v1::ContentType_IsValid, violations);
  CheckTexts("filter.topics", filter.topics(), violations);
  CheckTexts("filter.courts", filter.courts(), violations);
  CheckTexts("filter.norms", filter.norms(), violations);
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
  RefuseUnserved(filter, violations);
}

// A list holds one kind of record; asking for another there is a mistake.
void CheckKindOfList(const v1::SearchFilter& filter, v1::RecordKind kind, Violations& violations) {
  for (int i = 0; i < filter.kinds_size(); ++i) {
    if (filter.kinds(i) != kind) {
      violations.Add(absl::StrCat("filter.kinds[", i, "]"), "is not a kind that this list holds");
    }
  }
}

void CheckView(v1::ResultView view, Violations& violations) {
  if (!v1::ResultView_IsValid(view)) violations.Add("view", "is not a value of this enum");
}

void CheckOrder(const v1::SearchRequest& request, Violations& violations) {
  if (!v1::SortOrder_IsValid(request.order_by())) {
    violations.Add("order_by", "is not a value of this enum");
  } else if (request.order_by() == v1::SORT_ORDER_DATE) {
    violations.NotServed("order_by");
  } else if (request.order_by() == v1::SORT_ORDER_DISTANCE && !request.has_near()) {
    violations.Add("order_by", "DISTANCE needs near");
  }
}

void CheckNear(const v1::Near& near, Violations& violations) {
  // NaN is within no bounds.
  const auto is_within = [](double degrees, double bound) {
    return degrees >= -bound && degrees <= bound;
  };
  constexpr double kPole = 90;
  constexpr double kDateLine = 180;
  switch (near.location_case()) {
    case v1::Near::kPlace:
      violations.CheckBytes("near.place", near.place(), kMaxFilterValueBytes);
      break;
    case v1::Near::kPoint:
      if (!is_within(near.point().latitude(), kPole)) {
        violations.Add("near.point.latitude", "expected -90 to 90 degrees");
      }
      if (!is_within(near.point().longitude(), kDateLine)) {
        violations.Add("near.point.longitude", "expected -180 to 180 degrees");
      }
      break;
    default:
      violations.Add("near", "names neither a place nor a point");
  }
  CheckRadius("near.radius_km", near.radius_km(), violations);
}

void CheckFacets(const v1::SearchRequest& request, Violations& violations) {
  if (request.facets_size() > kMaxFacets) {
    violations.Add("facets", absl::StrCat("has ", request.facets_size(), " values, at most ",
                                          kMaxFacets, " are allowed"));
    return;
  }
  for (int i = 0; i < request.facets_size(); ++i) {
    const std::string path = absl::StrCat("facets[", i, "]");
    const int field = request.facets(i);
    const auto begin = request.facets().begin();
    if (field == v1::FACET_FIELD_UNSPECIFIED || !v1::FacetField_IsValid(field)) {
      violations.Add(path, "is not a value of this enum");
    } else if (std::find(begin, begin + i, field) != begin + i) {
      violations.Add(path, "stands twice");
    } else if (field == v1::FACET_FIELD_COURTS || field == v1::FACET_FIELD_NORMS) {
      violations.NotServed(path);
    }
  }
}

void CheckName(const std::string& field, const std::string& name, std::string_view collection,
               Violations& violations) {
  if (!schema::IsResourceName(name, collection)) {
    violations.Add(field, absl::StrCat("expected ", std::string(collection), "/{id}, at most ",
                                       schema::kMaxResourceNameBytes, " bytes"));
  }
}

// `read` says what is wrong with a contact; its messages are constants.
template <typename Read>
void CheckContact(const char* field, const std::string& contact, size_t limit, Read read,
                  Violations& violations) {
  if (contact.size() > limit) return violations.CheckBytes(field, contact, limit);
  const absl::Status readable = read(contact).status();
  if (!readable.ok()) violations.Add(field, std::string(readable.message()));
}

}  // namespace

absl::Status CheckRequest(v1::SearchRequest& request, const index::Snapshot& snapshot) {
  Violations violations;
  violations.CheckBytes("query", request.query(), kMaxQueryBytes);
  violations.CheckBytes("page_token", request.page_token(), kMaxPageTokenBytes);
  violations.CheckBytes("similar_to", request.similar_to(), schema::kMaxResourceNameBytes);
  violations.CheckPageSize(request.page_size());
  violations.CheckLanguage(request.language_code());
  CheckView(request.view(), violations);
  CheckOrder(request, violations);
  if (request.has_filter()) CheckFilter(snapshot, *request.mutable_filter(), violations);
  if (request.has_near()) CheckNear(request.near(), violations);
  CheckFacets(request, violations);
  if (!request.similar_to().empty()) violations.NotServed("similar_to");
  return violations.Result();
}

absl::Status CheckRequest(v1::SuggestRequest& request, const index::Snapshot& snapshot) {
  Violations violations;
  violations.CheckBytes("prefix", request.prefix(), kMaxPrefixBytes);
  violations.CheckNotNegative("limit", request.limit());
  violations.CheckLanguage(request.language_code());
  if (request.has_filter()) CheckFilter(snapshot, *request.mutable_filter(), violations);
  return violations.Result();
}

absl::Status CheckRequest(const v1::LookupContactRequest& request) {
  Violations violations;
  switch (request.contact_case()) {
    case v1::LookupContactRequest::kPhoneNumber:
      CheckContact("phone_number", request.phone_number(), kMaxPhoneNumberBytes,
                   region::ReadAskedPhone, violations);
      break;
    case v1::LookupContactRequest::kEmail:
      CheckContact("email", request.email(), kMaxEmailBytes, region::ReadAskedEmail, violations);
      break;
    case v1::LookupContactRequest::CONTACT_NOT_SET:
      violations.Add("contact", "is not set, expected phone_number or email");
      break;
  }
  return violations.Result();
}

absl::Status CheckRequest(v1::ListOrganizationsRequest& request, const index::Snapshot& snapshot) {
  Violations violations;
  violations.CheckBytes("page_token", request.page_token(), kMaxPageTokenBytes);
  violations.CheckPageSize(request.page_size());
  if (request.has_filter()) CheckFilter(snapshot, *request.mutable_filter(), violations);
  CheckKindOfList(request.filter(), v1::RECORD_KIND_ORGANIZATION, violations);
  return violations.Result();
}

absl::Status CheckRequest(v1::ListContentsRequest& request, const index::Snapshot& snapshot) {
  Violations violations;
  violations.CheckBytes("page_token", request.page_token(), kMaxPageTokenBytes);
  violations.CheckPageSize(request.page_size());
  CheckView(request.view(), violations);
  if (request.has_filter()) CheckFilter(snapshot, *request.mutable_filter(), violations);
  CheckKindOfList(request.filter(), v1::RECORD_KIND_CONTENT, violations);
  return violations.Result();
}

absl::Status CheckRequest(const v1::GetOrganizationRequest& request) {
  Violations violations;
  CheckName("name", request.name(), schema::kOrganizations, violations);
  return violations.Result();
}

absl::Status CheckRequest(const v1::GetContentRequest& request) {
  Violations violations;
  CheckName("name", request.name(), schema::kContents, violations);
  return violations.Result();
}

absl::Status CheckRequest(const v1::BatchGetOrganizationsRequest& request) {
  Violations violations;
  if (request.names().empty()) violations.Add("names", "is empty");
  if (request.names_size() > kMaxBatchNames) {
    violations.Add("names", absl::StrCat("has ", request.names_size(), " values, at most ",
                                         kMaxBatchNames, " are allowed"));
    return violations.Result();
  }
  for (int i = 0; i < request.names_size(); ++i) {
    CheckName(absl::StrCat("names[", i, "]"), request.names(i), schema::kOrganizations, violations);
  }
  return violations.Result();
}

absl::Status CheckRequest(const v1::ListRegionsRequest& request) {
  Violations violations;
  violations.CheckLanguage(request.language_code());
  return violations.Result();
}

absl::Status CheckRequest(const v1::GetIndexInfoRequest& request) {
  Violations violations;
  const std::string& since = request.since_generation();
  if (!since.empty() && !generation::IsGenerationId(since)) {
    violations.Add("since_generation", "is not the id of a generation");
  }
  return violations.Result();
}

int EffectivePageSize(int requested) {
  return requested == 0 ? kDefaultPageSize : std::min(requested, kMaxPageSize);
}

int EffectiveSuggestions(int requested) {
  return requested == 0 ? kMaxSuggestions : std::min(requested, kMaxSuggestions);
}

}  // namespace kok::rpc
