// kok-searchd: serves the active generation of an index.

#include <fcntl.h>
#include <google/protobuf/stubs/logging.h>
#include <grpc/support/log.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/usage.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "indexer/command_help.h"
#include "indexer/command_line.h"
#include "indexer/settings_file.h"
#include "service/security/file_fault.h"
#include "service/server.h"
#include "service/telemetry/event_log.h"
#include "service/telemetry/hostile_environment.h"

ABSL_FLAG(std::string, index, "", "folder of the index; it need not exist yet");
ABSL_FLAG(std::string, listen, "127.0.0.1:50051",
          "addresses between commas: ADDRESS:PORT or unix:/PATH. Loopback and unix sockets speak "
          "plaintext; any other needs the four --tls_* and --policy flags below");
ABSL_FLAG(std::string, tls_certificate, "",
          "PEM file: the server's certificate, then those of the CAs between it and the root");
ABSL_FLAG(std::string, tls_key, "", "PEM file of its key, mode 0600 or 0640");
ABSL_FLAG(std::string, tls_client_ca, "",
          "PEM file of the CAs whose client certificates are accepted");
ABSL_FLAG(std::string, tls_crl_folder, "",
          "folder of these CAs' revocation lists, PEM or DER; empty: none are read");
ABSL_FLAG(
    std::string, policy, "",
    "JSON file: which principal may call what; read again at SIGHUP. Without one, `local` has "
    "the roles search, sync and status");
ABSL_FLAG(std::string, admin, "", "unix:/PATH on which operators ask; its owner alone may connect");
ABSL_FLAG(std::string, metrics, "",
          "127.0.0.1:PORT or [::1]:PORT where Prometheus reads GET /metrics; empty: nowhere");
ABSL_FLAG(std::vector<std::string>, settings, {},
          "files of settings that the unit reads, with a comma between: their keys are checked and "
          "errors name them; nothing else is read of them");
ABSL_FLAG(int, workers, 2, "threads that search");
ABSL_FLAG(int, stale_after_days, 365,
          "days after which a person's check of a record is stale; nothing else follows from it");
ABSL_FLAG(absl::Duration, drain_notice, absl::Seconds(2),
          "how long to go on serving after SIGTERM while health already says NOT_SERVING");

namespace {

enum ExitCode { kOk = 0, kBadUsage = 2, kCannotListen = 5 };

constexpr int kMaxWorkers = 64;
// With the ten seconds that calls in flight get, what a machine that shuts down still waits for.
constexpr absl::Duration kMaxDrainNotice = absl::Minutes(1);

// Libraries print parts of what they handle; nothing of a request may reach a log.
void SilenceLibraries() {
  google::protobuf::SetLogHandler(nullptr);
  gpr_set_log_function([](gpr_log_func_args*) {});
}

// A dump of this process would hold queries. Not dumpable, it cannot be looked into by a debugger
// of the same user either, nor dumped by a handler that the kernel pipes to whatever the limit
// says.
void ForbidCoreDumps() {
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
#if !defined(__SANITIZE_ADDRESS__)  // LeakSanitizer looks into the process just so
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

// Started with one of them closed, the next file or connection would take its number, and a line of
// the log would go there.
void OpenStandardFiles() {
  int fd = 0;
  do {
    fd = open("/dev/null", O_RDWR);
  } while (fd >= 0 && fd <= STDERR_FILENO);
  if (fd > STDERR_FILENO) close(fd);
}

sigset_t BlockSignals() {
  sigset_t stop;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTERM);
  sigaddset(&stop, SIGINT);
  sigaddset(&stop, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &stop, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  return stop;
}

// Keys of kok-searchd.env and tls.env.
const std::vector<std::string>& Settings() {
  static const auto& settings = *new std::vector<std::string>{
      "KOK_INDEX", "KOK_LISTEN", "KOK_SERVE_FLAGS", "KOK_TLS_LISTEN", "KOK_TLS_FLAGS"};
  return settings;
}

// The one line of a process that cannot start: which flag, what is wrong, what to do, and the files
// where systemd gets its flags from.
int Fail(const absl::Status& status) {
  std::string text(status.message());
  if (const auto fault = kok::security::FaultOf(status)) {
    text = absl::StrCat(kok::security::NameOf(fault->file), ": ", text, "; ",
                        kok::security::RemedyFor(fault->problem));
  }
  if (absl::IsAlreadyExists(status)) {
    absl::StrAppend(&text, "; take another, or end what has it: ss -lptn shows who");
  }
  const auto files = absl::GetFlag(FLAGS_settings);
  const bool is_named = std::any_of(files.begin(), files.end(), [&](const std::string& file) {
    return text.rfind(file + ":", 0) == 0;
  });
  if (!files.empty() && !is_named) {
    absl::StrAppend(&text, " (settings: ", absl::StrJoin(files, ", "), ")");
  }
  std::fprintf(stderr, "kok-searchd: %s\n", text.c_str());
  return absl::IsInvalidArgument(status) ? kBadUsage : kCannotListen;
}

// A folder that is not there yet is waited for; one that can never be read is a mistake.
absl::Status CheckIndexFolder(const std::string& path) {
  struct stat info {};
  if (path.empty() || stat(path.c_str(), &info) != 0) {
    if (path.empty() || errno != EACCES) return absl::OkStatus();
  } else if (!S_ISDIR(info.st_mode)) {
    return absl::InvalidArgumentError(absl::StrCat("--index: ", path, ": is no folder"));
  } else if (access(path.c_str(), R_OK | X_OK) == 0) {
    return absl::OkStatus();
  }
  return absl::PermissionDeniedError(absl::StrCat(
      "--index: ", path,
      ": this user may not read it; the service reads as its group does: chgrp kok-search, "
      "chmod 2750"));
}

}  // namespace

int main(int argc, char** argv) {
  const char* const usage =
      "serves the active generation of an index over gRPC until SIGTERM or SIGINT.\n\n"
      "  kok-searchd --index DIR [--listen 127.0.0.1:50051] [--admin unix:/PATH] "
      "[--metrics 127.0.0.1:9464]\n\n"
      "At SIGHUP it reads policy and certificates again.\n\n"
      "Exit code: 0 stopped, 2 bad usage or a file that holds something else than expected, 5 an "
      "address cannot be taken or a file not read.";
  absl::SetProgramUsageMessage(usage);
  OpenStandardFiles();
  if (const auto help = kok::HelpAskedFor(argc, argv, "kok-searchd", usage)) {
    return std::fputs(help->c_str(), stdout) < 0 ? kCannotListen : kOk;
  }
  SilenceLibraries();
  ForbidCoreDumps();
  umask(0077);
  if (const absl::Status clean = kok::telemetry::CheckEnvironment(); !clean.ok()) {
    return Fail(clean);
  }
  if (!kok::ParseCommandLine(argc, argv, kBadUsage).empty()) {
    return Fail(absl::InvalidArgumentError("takes flags only; see kok-searchd --help"));
  }
  for (const std::string& file : absl::GetFlag(FLAGS_settings)) {
    if (const absl::Status keys = kok::CheckSettingsFile(file, Settings()); !keys.ok()) {
      return Fail(keys);
    }
  }
  const int workers = absl::GetFlag(FLAGS_workers);
  if (workers < 1 || workers > kMaxWorkers) {
    return Fail(absl::InvalidArgumentError("--workers: expected 1 to 64"));
  }
  const absl::Duration notice = absl::GetFlag(FLAGS_drain_notice);
  if (notice < absl::ZeroDuration() || notice > kMaxDrainNotice) {
    return Fail(absl::InvalidArgumentError("--drain_notice: expected 0s to 1m"));
  }
  if (const absl::Status index = CheckIndexFolder(absl::GetFlag(FLAGS_index)); !index.ok()) {
    return Fail(index);
  }
  // Before any thread starts, so that all of them leave these signals to the wait below.
  const sigset_t signals = BlockSignals();
  kok::ServerOptions options;
  options.index_folder = absl::GetFlag(FLAGS_index);
  options.listen = absl::GetFlag(FLAGS_listen);
  options.tls = {absl::GetFlag(FLAGS_tls_certificate), absl::GetFlag(FLAGS_tls_key),
                 absl::GetFlag(FLAGS_tls_client_ca), absl::GetFlag(FLAGS_tls_crl_folder)};
  options.policy_file = absl::GetFlag(FLAGS_policy);
  options.admin = absl::GetFlag(FLAGS_admin);
  options.metrics = absl::GetFlag(FLAGS_metrics);
  options.version = KOK_VERSION;
  options.workers = static_cast<size_t>(workers);
  options.stale_after_days = absl::GetFlag(FLAGS_stale_after_days);
  options.drain_notice = notice;
  const auto server = kok::Server::Start(options);
  if (!server.ok()) return Fail(server.status());
  if (!(*server)->has_index()) {
    kok::telemetry::LogIndexMissing(kok::telemetry::FlagText(FLAGS_index));
  }
  if (!options.tls.certificate.empty() && options.tls.crl_folder.empty()) {
    kok::telemetry::LogNoRevocationLists();
  }
  for (const kok::security::BoundAddress& address : (*server)->addresses()) {
    kok::telemetry::LogStarted(address);
  }
  if ((*server)->metrics_address() != nullptr) {
    kok::telemetry::LogMetricsServed(*(*server)->metrics_address());
  }
  int signal = 0;
  while (sigwait(&signals, &signal) != 0 || signal == SIGHUP) (*server)->Reload();
  (*server)->Drain();
  kok::telemetry::LogStopped();
  return kOk;
}
