// A file of the index folder that lists generations, an id a line.
//
// Functions over the file system; safe from any thread.

#ifndef KOK_INDEXER_PUBLISH_ID_LIST_H_
#define KOK_INDEXER_PUBLISH_ID_LIST_H_

#include <set>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace kok::publish {

using Ids = std::set<std::string>;

// None where there is no such file. DataLoss where a line is no id; else what reading failed with.
// `file`: its name.
absl::StatusOr<Ids> ReadIdList(const std::string& index_folder, const char* file);

// Replaces the file by one rename of `temporary`. REQUIRES: the lock.
absl::Status WriteIdList(const std::string& index_folder, const char* file, const char* temporary,
                         const Ids& ids);

}  // namespace kok::publish

#endif  // KOK_INDEXER_PUBLISH_ID_LIST_H_
