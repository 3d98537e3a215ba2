// The border to Xapian: its exceptions become status values here and nowhere else.

#ifndef KOK_INDEXER_GENERATION_XAPIAN_STATUS_H_
#define KOK_INDEXER_GENERATION_XAPIAN_STATUS_H_

#include <utility>

#include "absl/status/status.h"

namespace kok::generation {

// The status of the exception being handled: DataLoss for a corrupt or foreign database,
// Unavailable for another database error, ResourceExhausted without memory, Internal for the rest
// of Xapian. Only the error's type and what the operating system said are told: its text may
// contain what a user typed. Any other exception passes through. REQUIRES: called from a catch
// block.
absl::Status StatusOfXapianException();

// Calls `body`, which returns a status and may throw whatever Xapian throws.
template <typename Body>
absl::Status CatchXapian(Body&& body) {
  try {
    return std::forward<Body>(body)();
  } catch (...) {
    return StatusOfXapianException();
  }
}

}  // namespace kok::generation

#endif  // KOK_INDEXER_GENERATION_XAPIAN_STATUS_H_
