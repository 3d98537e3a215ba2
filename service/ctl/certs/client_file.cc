#include "service/ctl/certs/client_file.h"

#include "absl/strings/str_cat.h"
#include "service/ctl/certs/authority.h"
#include "service/ctl/certs/issued_certificates.h"

namespace kok::ctl {

absl::StatusOr<std::string> WriteClientFile(const PkiFolder& folder, const std::string& name,
                                            const std::string& principal, int days,
                                            const std::string& key_file) {
  if (absl::Status issued = IssueCertificate(folder, {name, principal, false, days, key_file});
      !issued.ok()) {
    return issued;
  }
  std::string bundle;
  for (const std::string& part :
       {folder.work() + "/new.key", folder.work() + "/new.pem", folder.File("ca.pem")}) {
    const absl::StatusOr<std::string> text = ReadPkiFile(part);
    if (!text.ok()) return text.status();
    absl::StrAppend(&bundle, *text);
  }
  if (absl::Status written = WritePkiFile(folder.work() + "/bundle", bundle); !written.ok()) {
    return written;
  }
  const std::string file = CertificateFile(name);
  if (absl::Status moved = folder.Publish("bundle", file, kForOwner); !moved.ok()) return moved;
  return folder.File(file);
}

}  // namespace kok::ctl
