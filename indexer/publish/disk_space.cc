#include "indexer/publish/disk_space.h"

#include <sys/statvfs.h>

#include <cerrno>

#include "absl/strings/str_cat.h"

namespace kok::publish {
namespace {

constexpr int64_t kScratchFactor = 3;

std::vector<std::string> FindLack(int64_t free_bytes, int64_t needed, const char* what) {
  if (free_bytes >= needed) return {};
  return {absl::StrCat(free_bytes >> 20, " MiB are free, ", what, " needs ", (needed >> 20) + 1,
                       " MiB")};
}

}  // namespace

absl::StatusOr<int64_t> FreeBytes(const std::string& folder) {
  struct statvfs info {};
  if (statvfs(folder.c_str(), &info) != 0) {
    return absl::ErrnoToStatus(errno, absl::StrCat("cannot examine ", folder));
  }
  return static_cast<int64_t>(info.f_bavail) * static_cast<int64_t>(info.f_frsize);
}

std::vector<std::string> FindLackBeforeBuild(int64_t free_bytes, int64_t active_bytes) {
  return FindLack(free_bytes, kScratchFactor * active_bytes, "a build as large as the active one");
}

std::vector<std::string> FindLackAfterBuild(int64_t free_bytes, int64_t built_bytes) {
  return FindLack(free_bytes, kScratchFactor * built_bytes, "the next build");
}

}  // namespace kok::publish
