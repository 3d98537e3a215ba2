// Identifiers for standards that ask for a UUID.

#ifndef KOK_INDEXER_TAKEOUT_NAME_UUID_H_
#define KOK_INDEXER_TAKEOUT_NAME_UUID_H_

#include <string>
#include <string_view>

namespace kok::takeout {

// The UUID of RFC 9562, version 5, of `name` in this project's own namespace: the same name has the
// same one for ever. Pure function; safe from any thread.
std::string NameUuid(std::string_view name);

}  // namespace kok::takeout

#endif  // KOK_INDEXER_TAKEOUT_NAME_UUID_H_
