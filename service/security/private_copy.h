// The checked key, certificates and CAs, where gRPC watches them: in a folder that only this
// process uses, so that it never sees a file before it was judged, nor a key beside the wrong
// certificate.

#ifndef KOK_SERVICE_SECURITY_PRIVATE_COPY_H_
#define KOK_SERVICE_SECURITY_PRIVATE_COPY_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "service/security/tls_files.h"

namespace kok::security {

// Owns the folder, mode 0700, and removes it when it goes. It lies in memory: in
// $RUNTIME_DIRECTORY, as systemd sets it, else in /dev/shm; a process that is killed leaves it
// there until the next boot. Methods are for one thread; the paths may be read by any.
class PrivateCopy {
 public:
  // The status of what could not be made.
  static absl::StatusOr<std::unique_ptr<PrivateCopy>> Create();
  ~PrivateCopy();
  PrivateCopy(const PrivateCopy&) = delete;
  PrivateCopy& operator=(const PrivateCopy&) = delete;

  // Replaces all three at once, by one rename of a link. The times of the files differ from those
  // of any earlier version, which is how gRPC notices that it read a mixture, and reads again.
  absl::Status Publish(const TlsMaterial& material);

  // Valid from the first Publish on.
  std::string key() const { return folder_ + "/current/key.pem"; }
  std::string certificate() const { return folder_ + "/current/certificate.pem"; }
  std::string client_ca() const { return folder_ + "/current/client_ca.pem"; }

 private:
  explicit PrivateCopy(std::string folder) : folder_(std::move(folder)) {}
  std::string VersionFolder(int64_t version) const;
  absl::Status WriteVersion(int64_t version, const TlsMaterial& material) const;

  const std::string folder_;
  int64_t version_ = 0;
};

}  // namespace kok::security

#endif  // KOK_SERVICE_SECURITY_PRIVATE_COPY_H_
