// How far the clocks of a country are from UTC.

#ifndef KOK_INDEXER_TAKEOUT_UTC_OFFSET_H_
#define KOK_INDEXER_TAKEOUT_UTC_OFFSET_H_

#include <string>
#include <string_view>

#include "absl/time/time.h"

namespace kok::takeout {

// `+01:00` or `+02:00`, as the clocks of a country (ISO 3166-1 alpha-2 code) with one time stand at
// that moment; empty for a country that the directory has no organisations of, and where the
// machine has no table of time zones (Debian: tzdata). Safe from any thread.
std::string UtcOffset(std::string_view country, absl::Time at);

}  // namespace kok::takeout

#endif  // KOK_INDEXER_TAKEOUT_UTC_OFFSET_H_
