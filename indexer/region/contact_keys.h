// Telephone numbers and e-mail addresses as they are compared: E.164, and lower case.
//
// Pure functions; safe from any thread (libphonenumber's singleton is).

#ifndef KOK_INDEXER_REGION_CONTACT_KEYS_H_
#define KOK_INDEXER_REGION_CONTACT_KEYS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace kok::region {

// A number read from print.
struct ReadPhone {
  std::string e164;    // E.164, such as `+49304406373`
  std::string ending;  // the `NN` of a `/NN` spelling that this one was read with, else empty
};

// Reads a printed number. `440 63 73/ 74` is two numbers, the second with its last digits replaced
// by those behind the slash, `90/92/94` three; `030 / 26 39 11 76` is one: before that slash stands
// an area code.
// libphonenumber alone would read the first as one long number and call it valid, so the endings
// are split off before it is asked. `country_code` (`DE`) is the country of numbers written without
// one. `+39 (0)` keeps its zero, `+41 (0)` and `+49 (0)` lose it.
//
// InvalidArgument where it cannot be a number, or holds letters, an extension or anything but one
// number. Numbers that are possible but unknown to
// libphonenumber's tables are accepted: new ranges appear.
absl::StatusOr<std::vector<ReadPhone>> ReadPrintedPhone(std::string_view printed,
                                                        std::string_view country_code);

// Whether `number` has the form of E.164: a plus and 7 to 15 digits, the first not 0.
bool IsE164(std::string_view number);

// The digits of a printed short number such as `116 016`, `110` or `1522`: 3 to 6 of them, the
// first a 1, nothing but spaces between. Empty where it is none. National services have such
// numbers; they have no E.164 form and are dialled as they are, within their country.
std::string ReadShortNumber(std::string_view printed);

// The form under which an address is compared: lower case, outer spaces removed. Empty where it
// cannot be an address (one @, a dot in the domain, no spaces, at most 254 bytes).
std::string EmailKey(std::string_view email);

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_CONTACT_KEYS_H_
