#include "service/security/certificate_rotation.h"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "service/security/file_fault.h"

namespace kok::security {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds kInterval(1);
// A certificate that is not valid yet becomes valid without any file changing.
constexpr absl::Duration kTryRefusedAgain = absl::Minutes(1);

void AppendState(const std::string& path, std::string& state) {
  struct stat info {};
  if (stat(path.c_str(), &info) != 0) {
    absl::StrAppend(&state, path, " missing\n");
    return;
  }
  absl::StrAppend(&state, path, " ", info.st_dev, " ", info.st_ino, " ", info.st_size, " ",
                  info.st_mode, " ", info.st_mtim.tv_sec, ".", info.st_mtim.tv_nsec, " ");
  absl::StrAppend(&state, info.st_ctim.tv_sec, ".", info.st_ctim.tv_nsec, "\n");
}

// Changes whenever one of the files does.
std::string StateOf(const TlsFiles& files) {
  std::string state;
  for (const std::string* path : {&files.certificate, &files.key, &files.client_ca}) {
    AppendState(*path, state);
  }
  if (files.crl_folder.empty()) return state;
  std::vector<std::string> lists;
  std::error_code error;
  for (fs::directory_iterator entry(files.crl_folder, error), end; !error && entry != end;
       entry.increment(error)) {
    lists.push_back(entry->path().string());
  }
  std::sort(lists.begin(), lists.end());
  for (const std::string& path : lists) AppendState(path, state);
  return state;
}

}  // namespace

CertificateRotation::CertificateRotation(TlsFiles files, RotationEvents events,
                                         std::unique_ptr<PrivateCopy> copy)
    : files_(std::move(files)), events_(std::move(events)), copy_(std::move(copy)) {}

absl::StatusOr<std::unique_ptr<CertificateRotation>> CertificateRotation::Start(
    TlsFiles files, RotationEvents events) {
  absl::StatusOr<std::unique_ptr<PrivateCopy>> copy = PrivateCopy::Create();
  if (!copy.ok()) return copy.status();
  std::unique_ptr<CertificateRotation> rotation(
      new CertificateRotation(std::move(files), std::move(events), *std::move(copy)));
  rotation->seen_ = StateOf(rotation->files_);
  if (absl::Status loaded = rotation->Load(); !loaded.ok()) return loaded;
  rotation->thread_ = std::thread([raw = rotation.get()] { raw->Watch(); });
  return rotation;
}

CertificateRotation::~CertificateRotation() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    stopping_ = true;
  }
  stop_.notify_all();
  if (thread_.joinable()) thread_.join();
}

absl::Status CertificateRotation::Load() {
  absl::StatusOr<TlsMaterial> material = LoadTlsFiles(files_, absl::Now());
  if (!material.ok()) return material.status();
  if (absl::Status published = copy_->Publish(*material); !published.ok()) {
    return WithFault(published, {SecurityFile::kCertificate, FileProblem::kNoPrivateCopy});
  }
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    revoked_ = material->revoked;
    expires_ = material->expires;
  }
  if (events_.accepted) events_.accepted(material->expires);
  return absl::OkStatus();
}

void CertificateRotation::Look() {
  const std::lock_guard<std::mutex> lock(looking_);
  std::string state = StateOf(files_);
  const absl::Time now = absl::Now();
  const bool changed = state != seen_;
  if (!changed && !(refused_ && now - tried_again_ > kTryRefusedAgain)) return;
  // Remembered as it was before reading: a change while they are read is seen at the next look.
  seen_ = std::move(state);
  tried_again_ = now;
  const absl::Status loaded = Load();
  if (!loaded.ok() && changed && events_.refused) events_.refused(loaded);
  refused_ = !loaded.ok();
}

void CertificateRotation::Watch() {
  std::unique_lock<std::mutex> lock(mutex_);
  while (!stop_.wait_for(lock, kInterval, [this] { return stopping_; })) {
    lock.unlock();
    Look();
    lock.lock();
  }
}

std::shared_ptr<const RevokedCertificates> CertificateRotation::revoked() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return revoked_;
}

absl::Time CertificateRotation::expires() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return expires_;
}

}  // namespace kok::security
