// An e-mail address as somebody types it who asks whose it is.

#ifndef KOK_INDEXER_REGION_ASKED_EMAIL_H_
#define KOK_INDEXER_REGION_ASKED_EMAIL_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace kok::region {

// The key (contact_keys.h) of one address, which may stand in `<...>`, behind a name and `mailto:`,
// and between blanks. InvalidArgument, with a constant message that goes on after the name of a
// field, where it cannot be an address. Pure function; safe from any thread; any bytes are
// accepted.
absl::StatusOr<std::string> ReadAskedEmail(std::string_view typed);

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_ASKED_EMAIL_H_
