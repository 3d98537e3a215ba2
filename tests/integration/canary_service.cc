#include "tests/integration/canary_service.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <string_view>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "tests/unit/built_index.h"

namespace kok::tests {
namespace {

namespace fs = std::filesystem;

constexpr char kPrincipal[] = "spiffe://example.org/canary";

// The address in the line of the log that holds `what`.
std::string AddressBehind(const std::string& log, const std::string& what) {
  constexpr std::string_view kKey = "\"address\":\"";
  const size_t line = log.rfind('\n', log.find(what)) + 1;
  const size_t begin = log.find(kKey, line) + kKey.size();
  return log.substr(begin, log.find('"', begin) - begin);
}

}  // namespace

CanaryService::CanaryService() {
  WriteCertificates();
  process_ = std::make_unique<ChildProcess>(std::vector<std::string>{
      "/bin/sh", "-c",
      absl::StrCat("ulimit -c unlimited && cd '", folder_.path(),
                   "' && mkdir work tmp && cd work && TMPDIR=../tmp exec '", Program("kok-searchd"),
                   "' --index '", ShippedIndex(), "' --listen 127.0.0.1:0,0.0.0.0:0",
                   " --metrics 127.0.0.1:0 --drain_notice=0s --admin '", AddressOf(Door::kAdmin),
                   "' --policy ../policy.json --tls_certificate ../server.pem",
                   " --tls_key ../server.key --tls_client_ca ../ca.pem >../out 2>../err")});
  const absl::Time limit = absl::Now() + absl::Minutes(1);
  while (Log().find("\"metrics served\"") == std::string::npos && absl::Now() < limit) {
  }
  const std::string log = Log();
  loopback_ = AddressBehind(log, "\"127.0.0.1:");
  const std::string everywhere = AddressBehind(log, "\"0.0.0.0:");
  tls_ = "127.0.0.1" + everywhere.substr(everywhere.find(':'));
  metrics_ = AddressBehind(log, "\"metrics served\"");
}

void CanaryService::WriteCertificates() {
  const IssuedCertificate own = authority_.IssueServer();
  folder_.Write("server.pem", own.certificate);
  chmod(folder_.Write("server.key", own.key).c_str(), 0600);
  folder_.Write("ca.pem", authority_.pem());
  folder_.Write("policy.json", absl::StrCat(R"({"grants":[{"principals":[")", kPrincipal,
                                            R"("],"roles":["search","sync","status"]}]})"));
}

std::string CanaryService::AddressOf(Door door) const {
  if (door == Door::kAdmin) return "unix:" + folder_.File("admin.sock");
  return door == Door::kTls ? tls_ : loopback_;
}

std::shared_ptr<grpc::ChannelCredentials> CanaryService::CredentialsFor(Door door,
                                                                        const std::string& marker) {
  if (door != Door::kTls) return grpc::InsecureChannelCredentials();
  CertificateWish wish;
  wish.names = absl::StrCat("URI:", kPrincipal, ", DNS:", marker, ".example.org");
  const IssuedCertificate client = authority_.Issue(wish);
  return grpc::SslCredentials({authority_.pem(), client.key, client.certificate});
}

std::string CanaryService::Log() const {
  const std::string path = folder_.File("err");
  return fs::exists(path) ? ReadFile(path) : "";
}

std::string CanaryService::Shown() const {
  std::string shown;
  for (const char* file : {"cmdline", "environ", "comm", "maps", "status", "cgroup"}) {
    shown += ReadFile(absl::StrCat("/proc/", process_->id(), "/", file));
  }
  for (const auto& entry : fs::directory_iterator(absl::StrCat("/proc/", process_->id(), "/fd"))) {
    std::error_code gone;
    shown += fs::read_symlink(entry.path(), gone).string() + "\n";
  }
  return shown;
}

std::vector<std::string> CanaryService::Files() const {
  std::vector<std::string> files;
  for (const std::string& folder : {folder_.path(), ShippedIndex()}) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.is_regular_file()) files.push_back(entry.path().string());
    }
  }
  return files;
}

}  // namespace kok::tests
