// The folder of a small CA, and how it changes: whole or not at all.
//
//   ca.pem, crl/ca.pem          for the service: --tls_client_ca, --tls_crl_folder
//   server.pem, server.key      for the service: --tls_certificate, --tls_key
//   clients/NAME.pem            one file a client, to hand over
//   private/                    the CA's key and its list of what it issued, with a copy of each

#ifndef KOK_SERVICE_CTL_CERTS_PKI_FOLDER_H_
#define KOK_SERVICE_CTL_CERTS_PKI_FOLDER_H_

#include <sys/types.h>

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace kok::ctl {

inline constexpr mode_t kForAll = 0644;
inline constexpr mode_t kForOwner = 0600;
inline constexpr mode_t kForGroup = 0640;  // of the service, where there is one

// Owns a descriptor that holds a lock; the lock ends with it.
class FolderLock {
 public:
  // Waits for nobody: FolderError where another run holds it, or `path` is no folder.
  static absl::StatusOr<FolderLock> Take(const std::string& path);
  FolderLock(FolderLock&& other) noexcept : descriptor_(other.descriptor_) {
    other.descriptor_ = -1;
  }
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

// An initialised folder, locked for one run, with an empty work folder beside its files. A run that
// was killed leaves nothing but a work folder, which the next one empties. For one thread.
class PkiFolder {
 public:
  // FolderError where `path` has no CA, or another run works in it.
  static absl::StatusOr<PkiFolder> Open(const std::string& path);
  PkiFolder(PkiFolder&&) = default;
  PkiFolder& operator=(PkiFolder&&) = delete;
  ~PkiFolder();

  const std::string& path() const { return path_; }
  std::string File(const std::string& name) const { return path_ + "/" + name; }
  // Absolute path of the work folder; what lies there is private.
  const std::string& work() const { return work_; }
  bool Has(const std::string& name) const;

  // Moves a file of the work folder to its place by one rename, with that mode, after it is on
  // disk. A file for the group is given to the service's, where there is one and we may.
  absl::Status Publish(const std::string& work_name, const std::string& name, mode_t mode) const;

 private:
  PkiFolder(std::string path, FolderLock lock);

  std::string path_;
  std::string work_;
  FolderLock lock_;
};

// Reads a whole file. FolderError where it cannot be read or is over 1 MiB.
absl::StatusOr<std::string> ReadPkiFile(const std::string& path);
// Writes a new file, for its owner alone; replaces one that is there. FolderError where it cannot.
absl::Status WritePkiFile(const std::string& path, const std::string& text);
// Makes a folder with exactly that mode; one that is there already is an error.
absl::Status MakePkiFolder(const std::string& path, mode_t mode);
// Sets mode, and for kForGroup the group `kok-search`, where it exists and we may.
absl::Status SetPkiMode(const std::string& path, mode_t mode);
// Makes sure that what was written or renamed is on disk: a file, or a folder's names.
absl::Status SyncPkiPath(const std::string& path);

}  // namespace kok::ctl

#endif  // KOK_SERVICE_CTL_CERTS_PKI_FOLDER_H_
