#include "tests/integration/child_process.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <thread>

extern char** environ;

namespace kok::tests {
namespace {

std::string ReadToEnd(int fd) {
  std::string all;
  std::array<char, 4096> chunk{};
  for (ssize_t count = read(fd, chunk.data(), chunk.size()); count > 0;
       count = read(fd, chunk.data(), chunk.size())) {
    all.append(chunk.data(), static_cast<size_t>(count));
  }
  return all;
}

}  // namespace

std::string Program(const std::string& name) { return KOK_BINARY_DIR "/" + name; }

ChildProcess::ChildProcess(const std::vector<std::string>& arguments) {
  std::array<int, 2> out{};
  std::array<int, 2> err{};
  EXPECT_EQ(pipe2(out.data(), O_CLOEXEC), 0);
  EXPECT_EQ(pipe2(err.data(), O_CLOEXEC), 0);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err[1], STDERR_FILENO);
  std::vector<char*> words;
  words.reserve(arguments.size() + 1);
  for (const std::string& argument : arguments)
    words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  const int failed = posix_spawn(&process_, words[0], &actions, nullptr, words.data(), environ);
  if (failed != 0) {
    ADD_FAILURE() << "cannot start " << arguments[0];
    process_ = -1;
  }
  posix_spawn_file_actions_destroy(&actions);
  close(out[1]);
  close(err[1]);
  out_ = out[0];
  err_ = err[0];
}

ChildProcess::~ChildProcess() {
  if (process_ > 0) {
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
  }
  close(out_);
  close(err_);
}

std::string ChildProcess::AwaitErrorLine(const std::string& text) {
  std::string line;
  for (char c = 0; read(err_, &c, 1) == 1;) {
    err_read_.push_back(c);
    if (c != '\n') {
      line.push_back(c);
      continue;
    }
    if (line.find(text) != std::string::npos) return line;
    line.clear();
  }
  return "";
}

void ChildProcess::Signal(int signal) const {
  if (process_ > 0) kill(process_, signal);
}

Outcome ChildProcess::Wait() {
  Outcome outcome;
  std::thread read_out([&] { outcome.out = ReadToEnd(out_); });
  outcome.err = err_read_ + ReadToEnd(err_);
  read_out.join();
  if (process_ < 0) return {127, "", ""};
  int status = 0;
  waitpid(process_, &status, 0);
  process_ = -1;
  outcome.exit_code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  return outcome;
}

Outcome RunProgram(const std::vector<std::string>& arguments) {
  return ChildProcess(arguments).Wait();
}

}  // namespace kok::tests
