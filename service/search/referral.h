// The contact block of an organisation, as a form takes it.

#ifndef KOK_SERVICE_SEARCH_REFERRAL_H_
#define KOK_SERVICE_SEARCH_REFERRAL_H_

#include <string>
#include <vector>

#include "kok/search/v1/organization.pb.h"
#include "kok/search/v1/search_service.pb.h"
#include "service/index/snapshot.h"

namespace kok::search_core {

// Copies what the record states, and names what it does not; without a text. Pure function; safe
// from any thread, as all below.
kok::search::v1::Referral MakeReferral(const kok::search::v1::Organization& organization);

// The same with the names of the organisations that it belongs to and that took over, as far as the
// snapshot has them.
kok::search::v1::Referral ReferralOf(const index::Snapshot& snapshot,
                                     const kok::search::v1::Organization& organization);

// Makes the branch the department to ask for, if it has a label; the town stays that of the seat,
// whose contacts these are.
void ReferToBranch(const kok::search::v1::Place& branch, kok::search::v1::Referral& referral);

// Adds the languages asked for of which nothing is stated, as UNKNOWN: ask.
void AddUnknownLanguages(const std::vector<std::string>& asked,
                         kok::search::v1::Referral& referral);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_REFERRAL_H_
