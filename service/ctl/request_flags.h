// The flags that say what a search or a list asks for, and how they become fields of a request.
//
// Pure functions: safe from any thread. A value that cannot be meant is a UsageError; what only the
// service can judge (regions, languages, tokens) is passed on as it is.

#ifndef KOK_SERVICE_CTL_REQUEST_FLAGS_H_
#define KOK_SERVICE_CTL_REQUEST_FLAGS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "kok/search/v1/search_filter.pb.h"
#include "kok/search/v1/search_service.pb.h"

namespace kok::ctl {

struct RequestFlags {
  std::vector<std::string> kinds;
  std::vector<std::string> regions;
  std::vector<std::string> types;  // of organisations or of texts
  std::vector<std::string> serves;
  std::vector<std::string> avoid;  // PLACE, or PLACE:KM around it
  std::vector<std::string> services;
  std::vector<std::string> languages;  // of counselling
  std::vector<std::string> target_groups;
  std::vector<std::string> exploitation_forms;
  std::vector<std::string> topics;
  std::vector<std::string> courts;
  std::vector<std::string> norms;
  std::string date_from;  // a day, as date_to
  std::string date_to;
  int max_age_days = 0;
  std::optional<std::string> near;  // a place, or LATITUDE,LONGITUDE
  double radius_km = 0;
  std::vector<std::string> facets;
  int page_size = 0;
  std::string page_token;
  std::string view;
  std::string language;
  std::string order;
  bool explain = false;
  bool exact_total = false;
  std::string similar_to;  // resource name; empty: none
};

// The filter of all flags that restrict; empty where none is given. Types of organisations and of
// texts together are a UsageError, since no record has both.
absl::StatusOr<kok::search::v1::SearchFilter> ReadFilter(const RequestFlags& flags);

// Unspecified where the flag is not given.
absl::StatusOr<kok::search::v1::ResultView> ReadView(const RequestFlags& flags);
absl::StatusOr<kok::search::v1::SortOrder> ReadOrder(const RequestFlags& flags);

// Sets `near` and the facets of a request. A radius without a place is a UsageError.
absl::Status SetPlaceAndFacets(const RequestFlags& flags, kok::search::v1::SearchRequest& request);

// Sets the request's filter, if there is anything to set.
template <typename Request>
absl::Status SetFilter(const RequestFlags& flags, Request& request) {
  absl::StatusOr<kok::search::v1::SearchFilter> filter = ReadFilter(flags);
  if (!filter.ok()) return filter.status();
  if (filter->ByteSizeLong() > 0) *request.mutable_filter() = *std::move(filter);
  return absl::OkStatus();
}

}  // namespace kok::ctl

#endif  // KOK_SERVICE_CTL_REQUEST_FLAGS_H_
