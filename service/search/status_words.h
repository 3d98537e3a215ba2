// What became of an organisation, in words for a caseworker.

#ifndef KOK_SERVICE_SEARCH_STATUS_WORDS_H_
#define KOK_SERVICE_SEARCH_STATUS_WORDS_H_

#include <string_view>

#include "kok/search/v1/organization.pb.h"

namespace kok::search_core {

// "geschlossen"; empty for who is at work. `language` "en", German for any other. Pure function;
// safe from any thread.
std::string_view StatusWords(kok::search::v1::OrganizationStatus status, std::string_view language);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_STATUS_WORDS_H_
