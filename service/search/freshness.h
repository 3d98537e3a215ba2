// How fresh a person's check of a record is, on the day of the answer.
//
// Pure functions; safe from any thread.

#ifndef KOK_SERVICE_SEARCH_FRESHNESS_H_
#define KOK_SERVICE_SEARCH_FRESHNESS_H_

#include "absl/time/civil_time.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::search_core {

// What a check is held against.
struct Freshness {
  absl::CivilDay today;
  int stale_after_days = 365;  // at least 1; a check of so many days ago is still good
};

// The state of a check on `verified_on` (`YYYY-MM-DD`, empty: never). One that lies in the future
// proves nothing.
kok::search::v1::VerificationState StateOf(const std::string& verified_on,
                                           const Freshness& freshness);

// Sets the state of a record from its `verified_on`, whatever its source wrote there.
void SetVerificationState(const Freshness& freshness, kok::search::v1::Organization& organization);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_FRESHNESS_H_
