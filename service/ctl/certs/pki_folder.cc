#include "service/ctl/certs/pki_folder.h"

#include <fcntl.h>
#include <grp.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "service/ctl/error_report.h"

namespace kok::ctl {
namespace {

namespace fs = std::filesystem;

constexpr char kServiceGroup[] = "kok-search";
constexpr size_t kMaxFileBytes = 1 << 20;

absl::Status SystemError(const std::string& path, const char* what) {
  return FolderError(absl::StrCat(path, ": ", what, ": ",
                                  std::error_code(errno, std::generic_category()).message()));
}

}  // namespace

absl::StatusOr<FolderLock> FolderLock::Take(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return SystemError(path, "expected a folder that can be opened");
  FolderLock lock(descriptor);
  if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    return FolderError(absl::StrCat(path, ": another kok-searchctl certs works there; try again"));
  }
  return lock;
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

PkiFolder::PkiFolder(std::string path, FolderLock lock)
    : path_(std::move(path)), work_(path_ + "/.work"), lock_(std::move(lock)) {}

PkiFolder::~PkiFolder() {
  std::error_code ignored;
  if (!work_.empty()) fs::remove_all(work_, ignored);
}

absl::StatusOr<PkiFolder> PkiFolder::Open(const std::string& path) {
  std::error_code error;
  const std::string absolute = fs::absolute(path, error).lexically_normal().string();
  if (error || !fs::exists(absolute + "/private/ca.key", error)) {
    return FolderError(
        absl::StrCat("--pki: there is no CA in ", path,
                     " that can be read: kok-searchctl certs init --pki DIR HOST... makes one"));
  }
  absl::StatusOr<FolderLock> lock = FolderLock::Take(absolute);
  if (!lock.ok()) return lock.status();
  PkiFolder folder(absolute, *std::move(lock));
  fs::remove_all(folder.work_, error);
  if (absl::Status made = MakePkiFolder(folder.work_, 0700); !made.ok()) return made;
  return folder;
}

bool PkiFolder::Has(const std::string& name) const {
  std::error_code error;
  return fs::exists(File(name), error);
}

absl::Status PkiFolder::Publish(const std::string& work_name, const std::string& name,
                                mode_t mode) const {
  const std::string from = work_ + "/" + work_name;
  const std::string to = File(name);
  if (absl::Status set = SetPkiMode(from, mode); !set.ok()) return set;
  if (absl::Status synced = SyncPkiPath(from); !synced.ok()) return synced;
  if (std::rename(from.c_str(), to.c_str()) != 0) return SystemError(to, "cannot be written");
  return SyncPkiPath(fs::path(to).parent_path().string());
}

absl::StatusOr<std::string> ReadPkiFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in || text.size() > kMaxFileBytes) {
    return FolderError(absl::StrCat(path, ": expected a readable file of at most 1 MiB"));
  }
  return text;
}

absl::Status WritePkiFile(const std::string& path, const std::string& text) {
  const int file =
      open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, kForOwner);
  if (file < 0) return SystemError(path, "cannot be written");
  const ssize_t size = write(file, text.data(), text.size());
  const bool good = size == static_cast<ssize_t>(text.size()) && fsync(file) == 0;
  const absl::Status status = good ? absl::OkStatus() : SystemError(path, "cannot be written");
  close(file);
  return status;
}

absl::Status MakePkiFolder(const std::string& path, mode_t mode) {
  if (mkdir(path.c_str(), mode) != 0) return SystemError(path, "cannot be made");
  return SetPkiMode(path, mode);
}

absl::Status SetPkiMode(const std::string& path, mode_t mode) {
  if (mode == kForGroup) {
    const group* service = getgrnam(kServiceGroup);
    // Who is not root may not give a file away; then the operator says which group.
    const bool given =
        service != nullptr && chown(path.c_str(), static_cast<uid_t>(-1), service->gr_gid) == 0;
    if (!given) mode = kForOwner;
  }
  if (chmod(path.c_str(), mode) != 0) return SystemError(path, "its mode cannot be set");
  return absl::OkStatus();
}

absl::Status SyncPkiPath(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool good = file >= 0 && fsync(file) == 0;
  const absl::Status status = good ? absl::OkStatus() : SystemError(path, "cannot be synced");
  if (file >= 0) close(file);
  return status;
}

}  // namespace kok::ctl
