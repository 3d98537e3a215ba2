// Failures of the index folder, told apart from bad input.

#ifndef KOK_INDEXER_PUBLISH_IO_ERROR_H_
#define KOK_INDEXER_PUBLISH_IO_ERROR_H_

#include "absl/status/status.h"

namespace kok::publish {

// The same message as Unavailable: a missing file or a full disk behind our own writes is the
// machine's fault, whatever code the system call gave it. Ok stays ok. Pure function.
inline absl::Status AsIoError(const absl::Status& status) {
  return status.ok() ? status : absl::UnavailableError(status.message());
}

}  // namespace kok::publish

#endif  // KOK_INDEXER_PUBLISH_IO_ERROR_H_
