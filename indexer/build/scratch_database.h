// Databases that are thrown away once they are merged into the files of a generation.

#ifndef KOK_INDEXER_BUILD_SCRATCH_DATABASE_H_
#define KOK_INDEXER_BUILD_SCRATCH_DATABASE_H_

#include <xapian.h>

#include <string>
#include <vector>

#include "absl/status/status.h"

namespace kok::build {

// A new one, written without any sync. `flags`: further ones of Xapian's. Throws what Xapian
// throws.
Xapian::WritableDatabase NewScratchDatabase(const std::string& path, int flags);

// Merges databases, whose documents all have data, into a single file at `to`: they follow one
// another in the order of `paths`. At most `at_once`, at least 2, are open at a time; what lies
// between goes into `scratch`, and every database is removed once it is merged. The file is not
// synced. Unavailable where a document has lost its data. Fails as xapian_status says.
absl::Status MergeDatabases(std::vector<std::string> paths, size_t at_once,
                            const std::string& scratch, const std::string& to);

// Xapian does not always keep what the operating system said: an error of writing names `path` and
// asks what may be the matter. Others stay as they are.
absl::Status AsFullDisk(const absl::Status& status, const std::string& path);

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_SCRATCH_DATABASE_H_
