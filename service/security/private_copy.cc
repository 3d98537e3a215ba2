#include "service/security/private_copy.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "indexer/generation/files.h"

namespace kok::security {
namespace {

namespace fs = std::filesystem;

constexpr char kInMemory[] = "/dev/shm";
constexpr mode_t kOwnerOnly = 0600;

// gRPC compares times of modification in seconds: those of a version are its own.
absl::Status SetTime(const std::string& path, int64_t seconds) {
  const timespec both[2] = {{seconds, 0}, {seconds, 0}};
  if (chmod(path.c_str(), kOwnerOnly) != 0 || utimensat(AT_FDCWD, path.c_str(), both, 0) != 0) {
    return absl::ErrnoToStatus(errno, "cannot prepare the copy of the TLS files");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::unique_ptr<PrivateCopy>> PrivateCopy::Create() {
  const char* runtime = std::getenv("RUNTIME_DIRECTORY");
  std::string name =
      absl::StrCat(runtime != nullptr && runtime[0] == '/' ? runtime : kInMemory, "/tls-XXXXXX");
  if (mkdtemp(name.data()) == nullptr) {  // mode 0700
    return absl::ErrnoToStatus(errno, "cannot make a folder for the copy of the TLS files");
  }
  return std::unique_ptr<PrivateCopy>(new PrivateCopy(name));
}

PrivateCopy::~PrivateCopy() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::string PrivateCopy::VersionFolder(int64_t version) const {
  return absl::StrCat(folder_, "/", version);
}

absl::Status PrivateCopy::WriteVersion(int64_t version, const TlsMaterial& material) const {
  const std::string folder = VersionFolder(version);
  if (mkdir(folder.c_str(), S_IRWXU) != 0) {
    return absl::ErrnoToStatus(errno, "cannot prepare the copy of the TLS files");
  }
  const int64_t seconds = absl::ToUnixSeconds(absl::Now()) + version;
  for (const auto& [name, text] :
       {std::pair{"/key.pem", &material.key}, std::pair{"/certificate.pem", &material.certificate},
        std::pair{"/client_ca.pem", &material.client_ca}}) {
    absl::Status written = generation::WriteNewFile(folder + name, *text);
    if (written.ok()) written = SetTime(folder + name, seconds);
    if (!written.ok()) return written;
  }
  return absl::OkStatus();
}

absl::Status PrivateCopy::Publish(const TlsMaterial& material) {
  const int64_t next = version_ + 1;
  if (absl::Status written = WriteVersion(next, material); !written.ok()) return written;
  const std::string link = folder_ + "/next";
  unlink(link.c_str());
  if (symlink(absl::StrCat(next).c_str(), link.c_str()) != 0 ||
      rename(link.c_str(), (folder_ + "/current").c_str()) != 0) {
    return absl::ErrnoToStatus(errno, "cannot publish the copy of the TLS files");
  }
  // The one before may be being read just now; the one before that no longer is.
  std::error_code ignored;
  if (next > 2) fs::remove_all(VersionFolder(next - 2), ignored);
  version_ = next;
  return absl::OkStatus();
}

}  // namespace kok::security
