// The contact block of an organisation, as a form takes it.

#ifndef KOK_SERVICE_SEARCH_REFERRAL_H_
#define KOK_SERVICE_SEARCH_REFERRAL_H_

#include <string>
#include <vector>

#include "kok/search/v1/organization.pb.h"
#include "kok/search/v1/search_service.pb.h"

namespace kok::search_core {

// Copies what the record states, and names what it does not. Pure function; safe from any thread.
kok::search::v1::Referral MakeReferral(const kok::search::v1::Organization& organization);

// Adds the languages asked for of which nothing is stated, as UNKNOWN: ask.
void AddUnknownLanguages(const std::vector<std::string>& asked,
                         kok::search::v1::Referral& referral);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_REFERRAL_H_
