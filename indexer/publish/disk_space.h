// Whether the disk has room for one more generation, before and after it is built.

#ifndef KOK_INDEXER_PUBLISH_DISK_SPACE_H_
#define KOK_INDEXER_PUBLISH_DISK_SPACE_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace kok::publish {

// Bytes that an unprivileged process may still write below `folder`. Fails as statvfs does.
absl::StatusOr<int64_t> FreeBytes(const std::string& folder);
// That, or what takes its place in a test.
using FreeBytesOf = std::function<absl::StatusOr<int64_t>(const std::string& folder)>;

// A build needs scratch files and databases beside what it leaves: three times the generation. One
// line where `free_bytes` is less than that for a generation as large as the active one; empty
// else.
std::vector<std::string> FindLackBeforeBuild(int64_t free_bytes, int64_t active_bytes);

// After the build there must be room for the next night's, as large again: one line where there is
// not.
std::vector<std::string> FindLackAfterBuild(int64_t free_bytes, int64_t built_bytes);

}  // namespace kok::publish

#endif  // KOK_INDEXER_PUBLISH_DISK_SPACE_H_
