// The telephone numbers in what somebody typed, not yet read by any plan.

#ifndef KOK_INDEXER_REGION_TYPED_NUMBERS_H_
#define KOK_INDEXER_REGION_TYPED_NUMBERS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace kok::region {

// No shorter number has an extension, or another number behind it.
inline constexpr size_t kMinWholeDigits = 7;

// One number, without what is only typography.
struct TypedNumber {
  bool plus = false;
  std::string digits;     // all of them, at least one
  std::string printed;    // the digits, with one dash or slash where one stood between them
  std::string extension;  // what a word announced as one, else empty
};

// The numbers of `typed` in reading order, at least one; labels, remarks and brackets are gone.
// InvalidArgument (see NoNumber) where there is none, or anything that has no place beside a
// number. Pure function; safe from any thread; any bytes are accepted. Takes time that grows with
// the square of the text.
absl::StatusOr<std::vector<TypedNumber>> ReadTypedNumbers(std::string_view typed);

// InvalidArgument: what was expected, as it goes on after the name of a field, and `reason`.
absl::Status NoNumber(const char* reason);

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_TYPED_NUMBERS_H_
