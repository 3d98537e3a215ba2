// Opens a single-file database by the descriptor whose bytes were hashed.

#ifndef KOK_INDEXER_GENERATION_GLASS_FILE_H_
#define KOK_INDEXER_GENERATION_GLASS_FILE_H_

#include <xapian.h>

#include <memory>

#include "absl/status/statusor.h"

namespace kok::generation {

// A new handle on the database in `fd`; the descriptor stays the caller's and may be opened again.
// A handle is for one thread at a time. Safe from any thread. By path Xapian would expect a folder
// and accept stub files, hence the descriptor and the explicit back end. Fails as xapian_status
// says.
absl::StatusOr<std::unique_ptr<Xapian::Database>> OpenGlassFile(int fd);

}  // namespace kok::generation

#endif  // KOK_INDEXER_GENERATION_GLASS_FILE_H_
