// A copy of a database in memory, with some documents left out or given other data.

#ifndef KOK_SERVICE_INDEX_DATABASE_COPY_H_
#define KOK_SERVICE_INDEX_DATABASE_COPY_H_

#include <xapian.h>

#include <map>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "indexer/generation/files.h"

namespace kok::index {

// New data by document; nothing: the document is left out.
using DocumentEdits = std::map<Xapian::docid, std::optional<std::string>>;

// A single-file database in memory alone; documents keep their numbers. Needs room for the database
// below /dev/shm or among the temporary files while it is made. Safe from several threads with a
// handle each. Fails as xapian_status says.
absl::StatusOr<generation::UniqueFd> CopyDatabase(Xapian::Database& database,
                                                  const DocumentEdits& edits);

}  // namespace kok::index

#endif  // KOK_SERVICE_INDEX_DATABASE_COPY_H_
