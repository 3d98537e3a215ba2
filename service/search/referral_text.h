// The contact block of an organisation as plain text, for a form that has one field for all of it.

#ifndef KOK_SERVICE_SEARCH_REFERRAL_TEXT_H_
#define KOK_SERVICE_SEARCH_REFERRAL_TEXT_H_

#include <string>
#include <string_view>

#include "kok/search/v1/search_service.pb.h"

namespace kok::search_core {

// What `Referral.text` promises; a `text` that stands in `referral` is not looked at. `language`
// "en", German for any other. Pure function; safe from any thread.
std::string ReferralText(const kok::search::v1::Referral& referral, std::string_view language);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_REFERRAL_TEXT_H_
