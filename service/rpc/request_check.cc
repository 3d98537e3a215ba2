#include "service/rpc/request_check.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "indexer/generation/layout.h"
#include "indexer/region/asked_email.h"
#include "indexer/region/asked_phone.h"
#include "indexer/schema/resource_name.h"
#include "service/rpc/filter_check.h"
#include "service/rpc/limits.h"
#include "service/rpc/violations.h"

namespace kok::rpc {
namespace {

namespace v1 = kok::search::v1;

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
  violations.CheckRadius("near.radius_km", near.radius_km());
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

// Of either collection, and instead of a query.
void CheckSimilarTo(const v1::SearchRequest& request, Violations& violations) {
  const std::string& name = request.similar_to();
  if (name.empty()) return;
  if (!schema::IsResourceName(name, schema::kOrganizations) &&
      !schema::IsResourceName(name, schema::kContents)) {
    violations.Add("similar_to",
                   absl::StrCat("expected organizations/{id} or contents/{id}, at most ",
                                schema::kMaxResourceNameBytes, " bytes"));
  } else if (!request.query().empty()) {
    violations.Add("similar_to", "is set beside query, expected one of the two");
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
  violations.CheckPageSize(request.page_size());
  violations.CheckLanguage(request.language_code());
  CheckView(request.view(), violations);
  CheckOrder(request, violations);
  if (request.has_filter()) CheckFilter(snapshot, *request.mutable_filter(), violations);
  if (request.has_near()) CheckNear(request.near(), violations);
  CheckFacets(request, violations);
  CheckSimilarTo(request, violations);
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
  violations.CheckLanguage(request.language_code());
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
