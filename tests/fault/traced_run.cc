#include "tests/fault/traced_run.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {
namespace {

constexpr char kTracer[] = "/usr/bin/strace";
constexpr char kCalls[] =
    "openat,write,pwrite64,writev,ftruncate,fallocate,fsync,fdatasync,rename,renameat,renameat2,"
    "link,linkat,symlink,unlink,unlinkat,mkdir,mkdirat,rmdir,chmod,fchmod,fchmodat,flock";

struct Traced {
  Outcome outcome;
  std::vector<std::string> lines;
};

Traced Trace(const std::vector<std::string>& command_line, const std::string& injection,
             int data_bytes) {
  const TemporaryFolder work;
  const std::string log = work.File("trace");
  // Leaks cannot be looked for in a traced process.
  std::vector<std::string> words = {kTracer,
                                    "-f",
                                    "-y",
                                    "-s",
                                    absl::StrCat(data_bytes),
                                    "-o",
                                    log,
                                    "-E",
                                    "ASAN_OPTIONS=detect_leaks=0",
                                    "-e",
                                    absl::StrCat("trace=", kCalls)};
  if (!injection.empty()) words.insert(words.end(), {"-e", injection});
  words.insert(words.end(), command_line.begin(), command_line.end());
  Traced traced{RunProgram(words), {}};
  traced.lines = absl::StrSplit(ReadFile(log), '\n', absl::SkipEmpty());
  return traced;
}

// `1234  openat(...) = 3` without the process.
std::string WithoutProcess(const std::string& line) {
  const size_t begin = line.find_first_not_of(' ', line.find(' '));
  return begin == std::string::npos ? "" : line.substr(begin);
}

// A call during which another thread was seen stands on two lines: `openat("a" <unfinished ...>`
// and
// `<... openat resumed>) = 3`. Takes the second to the first.
void Join(std::string& begun, const std::string& resumed) {
  begun.resize(begun.find(" <unfinished"));
  begun += resumed.substr(resumed.find('>') + 1);
}

bool Mutates(const std::string& name, const std::string& line) {
  if (name == "flock") return false;
  if (name != "openat") return true;
  return absl::StrContains(line, "O_CREAT") || absl::StrContains(line, "O_TRUNC");
}

}  // namespace

std::vector<RecordedCall> RecordCalls(const std::vector<std::string>& command_line,
                                      const std::string& folder, int data_bytes) {
  const Traced traced = Trace(command_line, "", data_bytes);
  EXPECT_EQ(traced.outcome.exit_code, 0) << "not traced: " << traced.outcome.err;
  std::vector<RecordedCall> calls;
  std::map<std::string, int> numbers;
  std::map<std::string, size_t> unfinished;  // places in `calls` by process
  for (const std::string& whole : traced.lines) {
    const std::string line = WithoutProcess(whole);
    const std::string process = whole.substr(0, whole.find(' '));
    if (absl::StartsWith(line, "<... ")) {
      const auto begun = unfinished.find(process);
      if (begun == unfinished.end()) continue;
      Join(calls[begun->second].line, line);
      unfinished.erase(begun);
      continue;
    }
    const std::string name = line.substr(0, line.find('('));
    if (name.size() == line.size()) continue;  // an exit or a signal
    const int number = ++numbers[name];
    if (!absl::StrContains(line, folder)) continue;
    if (absl::StrContains(line, "<unfinished ...>")) unfinished[process] = calls.size();
    calls.push_back({name, number, line, Mutates(name, line)});
  }
  EXPECT_FALSE(calls.empty()) << "strace shows no call on the index: is ptrace permitted?";
  return calls;
}

DisturbedRun RunDisturbed(const std::vector<std::string>& command_line, const RecordedCall& call,
                          const std::string& what) {
  Traced traced =
      Trace(command_line, absl::StrCat("inject=", call.name, ":", what, ":when=", call.number), 8);
  bool disturbed = traced.outcome.exit_code == 128 + 9;
  for (const std::string& line : traced.lines) disturbed |= absl::StrContains(line, "(INJECTED)");
  return {std::move(traced.outcome), std::move(traced.lines), disturbed};
}

}  // namespace kok::tests
