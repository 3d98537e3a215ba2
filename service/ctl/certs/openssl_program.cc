#include "service/ctl/certs/openssl_program.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "service/ctl/error_report.h"

namespace kok::ctl {
namespace {

// Both ends of a pipe; closed when it goes.
struct Pipe {
  std::array<int, 2> ends = {-1, -1};

  Pipe() {
    if (pipe2(ends.data(), O_CLOEXEC) != 0) ends = {-1, -1};
  }
  ~Pipe() {
    CloseWriter();
    if (ends[0] >= 0) close(ends[0]);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  bool good() const { return ends[0] >= 0; }
  void CloseWriter() {
    if (ends[1] >= 0) close(ends[1]);
    ends[1] = -1;
  }
};

const char* FindProgram() {
  for (const char* path : {"/usr/bin/openssl", "/usr/local/bin/openssl"}) {
    if (access(path, X_OK) == 0) return path;
  }
  return nullptr;
}

// Reads both to their ends.
void ReadAll(const Pipe& out, std::string& out_text, const Pipe& err, std::string& err_text) {
  std::array<pollfd, 2> polled = {{{out.ends[0], POLLIN, 0}, {err.ends[0], POLLIN, 0}}};
  std::array<std::string*, 2> texts = {&out_text, &err_text};
  std::array<char, 4096> buffer;
  while (polled[0].fd >= 0 || polled[1].fd >= 0) {
    if (poll(polled.data(), polled.size(), -1) < 0) {
      if (errno == EINTR) continue;
      return;
    }
    for (size_t i = 0; i < polled.size(); ++i) {
      if (polled[i].fd < 0 || polled[i].revents == 0) continue;
      const ssize_t size = read(polled[i].fd, buffer.data(), buffer.size());
      if (size > 0) texts[i]->append(buffer.data(), static_cast<size_t>(size));
      if (size == 0 || (size < 0 && errno != EINTR)) polled[i].fd = -1;
    }
  }
}

std::string LastLine(std::string text) {
  text = std::string(absl::StripAsciiWhitespace(text));
  const size_t begin = text.rfind('\n');
  return begin == std::string::npos ? text : text.substr(begin + 1);
}

int Start(const char* program, const std::string& folder, const std::vector<std::string>& arguments,
          const Pipe& out, const Pipe& err, pid_t& process) {
  std::vector<char*> argv = {const_cast<char*>("openssl")};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  std::array<char*, 2> environment = {const_cast<char*>("LC_ALL=C"), nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out.ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err.ends[1], STDERR_FILENO);
  const int error =
      posix_spawn(&process, program, &actions, nullptr, argv.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

}  // namespace

absl::StatusOr<std::string> RunOpenssl(const std::string& folder,
                                       const std::vector<std::string>& arguments) {
  const char* program = FindProgram();
  if (program == nullptr) {
    return FolderError("/usr/bin/openssl is missing: apt-get install openssl");
  }
  Pipe out;
  Pipe err;
  pid_t process = -1;
  if (!out.good() || !err.good() || Start(program, folder, arguments, out, err, process) != 0) {
    return FolderError(absl::StrCat(program, " cannot be started in ", folder,
                                    ": expected to be able to run it there"));
  }
  out.CloseWriter();
  err.CloseWriter();
  std::string output;
  std::string errors;
  ReadAll(out, output, err, errors);
  int ended = 0;
  while (waitpid(process, &ended, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(ended) && WEXITSTATUS(ended) == 0) return output;
  return FolderError(absl::StrCat("openssl ", arguments.empty() ? "" : arguments[0], " in ", folder,
                                  ": ", LastLine(std::move(errors))));
}

}  // namespace kok::ctl
