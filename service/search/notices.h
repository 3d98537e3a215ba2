// The sentences of notices, in German and English.

#ifndef KOK_SERVICE_SEARCH_NOTICES_H_
#define KOK_SERVICE_SEARCH_NOTICES_H_

#include <string_view>

#include "kok/search/v1/search_service.pb.h"

namespace kok::search_core {

// A notice of `code` about `field` (empty: none), its sentence in `language` ("en", German for any
// other). Sentences are constants: nothing of the request is in them. Pure function; safe from any
// thread.
kok::search::v1::Notice MakeNotice(kok::search::v1::NoticeCode code, std::string_view field,
                                   std::string_view language);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_NOTICES_H_
