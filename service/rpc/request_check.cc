#include "service/rpc/request_check.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "indexer/generation/layout.h"
#include "indexer/region/asked_email.h"
#include "indexer/region/asked_phone.h"
#include "indexer/schema/resource_name.h"
#include "service/rpc/limits.h"
#include "service/rpc/rpc_errors.h"

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

void ResolveRegions(const region::RegionTable& regions, v1::SearchFilter& filter,
                    Violations& violations) {
  if (!CheckCount("filter.regions", filter.regions(), violations)) return;
  for (int i = 0; i < filter.regions_size(); ++i) {
    const std::string field = absl::StrCat("filter.regions[", i, "]");
    if (filter.regions(i).size() > kMaxFilterValueBytes) {
      violations.CheckBytes(field, filter.regions(i), kMaxFilterValueBytes);
      continue;
    }
    const region::RegionRow* row = regions.Find(filter.regions(i));
    if (row != nullptr) {
      filter.set_regions(i, row->code);
    } else {
      violations.Add(field, absl::StrCat("is unknown, valid are ", regions.ListedCodes()));
    }
  }
}

void RefuseUnserved(const v1::SearchFilter& filter, Violations& violations) {
  const auto refuse = [&](const char* field, bool is_set) {
    if (is_set) violations.NotServed(absl::StrCat("filter.", field));
  };
  refuse("serves_regions", !filter.serves_regions().empty());
  refuse("avoid_regions", !filter.avoid_regions().empty());
  refuse("avoid_areas", !filter.avoid_areas().empty());
  refuse("max_age_days", filter.max_age_days() != 0);
  refuse("services", !filter.services().empty());
  refuse("languages", !filter.languages().empty());
  refuse("target_groups", !filter.target_groups().empty());
  refuse("exploitation_forms", !filter.exploitation_forms().empty());
  refuse("courts", !filter.courts().empty());
  refuse("norms", !filter.norms().empty());
  refuse("date_from", !filter.date_from().empty());
  refuse("date_to", !filter.date_to().empty());
}

void CheckFilter(const region::RegionTable& regions, v1::SearchFilter& filter,
                 Violations& violations) {
  CheckEnums("filter.kinds", filter.kinds(), v1::RecordKind_IsValid, violations);
  CheckEnums("filter.organization_types", filter.organization_types(), v1::OrganizationType_IsValid,
             violations);
  CheckEnums("filter.member_kinds", filter.member_kinds(), v1::MemberKind_IsValid, violations);
  CheckEnums("filter.content_types", filter.content_types(), v1::ContentType_IsValid, violations);
  CheckTexts("filter.topics", filter.topics(), violations);
  CheckTexts("filter.serves_regions", filter.serves_regions(), violations);
  CheckTexts("filter.avoid_regions", filter.avoid_regions(), violations);
  CheckTexts("filter.services", filter.services(), violations);
  CheckTexts("filter.languages", filter.languages(), violations);
  CheckTexts("filter.target_groups", filter.target_groups(), violations);
  CheckTexts("filter.exploitation_forms", filter.exploitation_forms(), violations);
  CheckTexts("filter.courts", filter.courts(), violations);
  CheckTexts("filter.norms", filter.norms(), violations);
  ResolveRegions(regions, filter, violations);
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

void CheckOrder(v1::SortOrder order, Violations& violations) {
  if (!v1::SortOrder_IsValid(order)) {
    violations.Add("order_by", "is not a value of this enum");
  } else if (order == v1::SORT_ORDER_DISTANCE || order == v1::SORT_ORDER_DATE) {
    violations.NotServed("order_by");
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

absl::Status CheckRequest(v1::SearchRequest& request, const region::RegionTable& regions) {
  Violations violations;
  violations.CheckBytes("query", request.query(), kMaxQueryBytes);
  violations.CheckBytes("page_token", request.page_token(), kMaxPageTokenBytes);
  violations.CheckBytes("similar_to", request.similar_to(), schema::kMaxResourceNameBytes);
  violations.CheckBytes("near.place", request.near().place(), kMaxFilterValueBytes);
  violations.CheckPageSize(request.page_size());
  violations.CheckLanguage(request.language_code());
  CheckView(request.view(), violations);
  CheckOrder(request.order_by(), violations);
  if (request.has_filter()) CheckFilter(regions, *request.mutable_filter(), violations);
  if (request.has_near()) violations.NotServed("near");
  if (!request.facets().empty()) violations.NotServed("facets");
  if (!request.similar_to().empty()) violations.NotServed("similar_to");
  return violations.Result();
}

absl::Status CheckRequest(v1::SuggestRequest& request, const region::RegionTable& regions) {
  Violations violations;
  violations.CheckBytes("prefix", request.prefix(), kMaxPrefixBytes);
  violations.CheckNotNegative("limit", request.limit());
  violations.CheckLanguage(request.language_code());
  if (request.has_filter()) CheckFilter(regions, *request.mutable_filter(), violations);
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

absl::Status CheckRequest(v1::ListOrganizationsRequest& request,
                          const region::RegionTable& regions) {
  Violations violations;
  violations.CheckBytes("page_token", request.page_token(), kMaxPageTokenBytes);
  violations.CheckPageSize(request.page_size());
  if (request.has_filter()) CheckFilter(regions, *request.mutable_filter(), violations);
  CheckKindOfList(request.filter(), v1::RECORD_KIND_ORGANIZATION, violations);
  return violations.Result();
}

absl::Status CheckRequest(v1::ListContentsRequest& request, const region::RegionTable& regions) {
  Violations violations;
  violations.CheckBytes("page_token", request.page_token(), kMaxPageTokenBytes);
  violations.CheckPageSize(request.page_size());
  CheckView(request.view(), violations);
  if (request.has_filter()) CheckFilter(regions, *request.mutable_filter(), violations);
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
