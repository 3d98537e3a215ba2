// A telephone number as somebody types it who asks whose it is.

#ifndef KOK_INDEXER_REGION_ASKED_PHONE_H_
#define KOK_INDEXER_REGION_ASKED_PHONE_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace kok::region {

// The numbers that `typed` may mean, each once, in the form in which the directory holds numbers
// (contact_keys.h); at least one. Each has exactly the digits that were typed: nothing is
// corrected, completed or guessed. Numbers that no plan knows, and short ones (`+49110` for `110`),
// are numbers too.
//
// - Any script's digits; any blanks, dots, dashes, slashes and brackets; labels such as `Tel.:`;
//   remarks in brackets, which are left out.
// - `+49`, `0049` and `(0)` are read; without a country code the number is a German one. Where
//   neither + nor 0 begins it, the country code may have been left out or be there without its
//   plus: both are meant (`511 21578225`, `49 511 21578225`).
// - `440 63 73/74` are two numbers, or one with a slash in it.
// - With an extension (`ext. 12`, `Durchwahl 12`, `-0`), the number without it and the one that
//   ends in it.
//
// InvalidArgument, with a constant message that goes on after the name of a field, where there is
// no number of 3 to 17 digits (the country code among them), anything else beside it, another
// number, or over 250 bytes. Pure function; safe from any thread; any bytes are accepted.
absl::StatusOr<std::vector<std::string>> ReadAskedPhone(std::string_view typed);

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_ASKED_PHONE_H_
