// One call of kok-indexer fails: it says so with exit code 5, and what is active stays active.

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdio>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/verified_generation.h"
#include "tests/fault/effort.h"
#include "tests/fault/prepared_index.h"
#include "tests/fault/traced_run.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {
namespace {

constexpr int kIoExitCode = 5;

struct Failure {
  const char* what;   // in strace's words
  const char* calls;  // that may fail so, between spaces
};

constexpr Failure kFailures[] = {
    {"error=EIO",
     " openat write pwrite64 ftruncate fsync fdatasync rename renameat2 link unlink unlinkat mkdir "
     "rmdir chmod fchmod flock "},
    {"error=ENOSPC",
     " openat write pwrite64 ftruncate fsync fdatasync rename renameat2 link mkdir "},
    {"error=EDQUOT", " openat write pwrite64 ftruncate fsync rename renameat2 mkdir "},
    {"error=EMFILE", " openat "},
    {"error=EROFS", " openat rename renameat2 unlink unlinkat mkdir rmdir chmod ftruncate "},
    // A write that reports one byte and loses it: worse than a short write.
    {"retval=1", " write pwrite64 "},
};

// What fails to be removed is removed by the next build: its failure changes nothing.
bool IsCleaningUp(const RecordedCall& call) {
  return call.name == "unlink" || call.name == "unlinkat" || call.name == "rmdir" ||
         (call.name == "openat" && absl::StrContains(call.line, "O_DIRECTORY"));
}

// Leftovers of a withdrawal are removed only where nobody holds its lock, which is tried without
// waiting.
bool IsTryingToCleanUp(const RecordedCall& call) {
  return call.name == "flock" && absl::StrContains(call.line, "/index>, LOCK_EX|LOCK_NB");
}

// Once CURRENT names the target of a rollback, HISTORY forgets it; where that fails its last entry
// equals CURRENT and counts for nothing.
std::vector<RecordedCall> ForgettingTheTarget(const WritingCommand& command,
                                              const std::vector<RecordedCall>& calls) {
  if (command.name != "rollback") return {};
  size_t begin = calls.size();
  for (size_t i = calls.size(); i > 0 && !absl::StrContains(calls[i - 1].line, "CURRENT"); --i) {
    if (absl::StrContains(calls[i - 1].line, "HISTORY")) begin = i - 1;
  }
  return {calls.begin() + static_cast<std::ptrdiff_t>(begin), calls.end()};
}

bool IsOneOf(const std::vector<RecordedCall>& calls, const RecordedCall& call) {
  return std::any_of(calls.begin(), calls.end(), [&](const RecordedCall& other) {
    return other.name == call.name && other.number == call.number;
  });
}

// The name of the holder is taken out of the lock when the work is done.
bool IsSigningOff(const RecordedCall& call) {
  return call.name == "ftruncate" && absl::StrContains(call.line, "/.lock>");
}

// Once its list is written, retract looks whether a generation has the name, to take a typing error
// back; where that cannot be told, the name stays withdrawn.
bool IsReadingForAWarning(const WritingCommand& command, const RecordedCall& call) {
  return command.name == "retract" && call.name == "openat" &&
         absl::StrContains(call.line, "O_RDONLY");
}

// Xapian drops the result of its own syncs while it compacts; what it wrote is copied to a file
// that is synced once, by us.
bool IsSyncWithinXapian(const RecordedCall& call) { return call.name == "fdatasync"; }

struct Point {
  RecordedCall call;
  const char* what;
};

std::vector<Point> PointsOf(const std::vector<RecordedCall>& calls) {
  std::vector<Point> points;
  for (const RecordedCall& call : calls) {
    for (const Failure& failure : kFailures) {
      if (absl::StrContains(failure.calls, absl::StrCat(" ", call.name, " "))) {
        points.push_back({call, failure.what});
      }
    }
  }
  return points;
}

// The file or folder that a line of the trace syncs; empty where it syncs none.
std::string SyncedPath(const std::string& line) {
  if (!absl::StrContains(line, "fsync(") && !absl::StrContains(line, "fdatasync(")) return "";
  const size_t begin = line.find('<');
  return begin == std::string::npos ? "" : line.substr(begin, line.find('>') - begin);
}

int SyncsRepeatedAfterFailure(const std::vector<std::string>& trace) {
  std::string failed;
  int repeated = 0;
  for (const std::string& line : trace) {
    if (!failed.empty() && SyncedPath(line) == failed) ++repeated;
    if (absl::StrContains(line, "(INJECTED)")) failed = SyncedPath(line);
  }
  return repeated;
}

// The file below the index that a line of the trace names, the build's own folder left out.
std::string FileOf(const std::string& line) {
  const size_t begin = line.find("/index");
  if (begin == std::string::npos) return "";
  std::string file = line.substr(begin, line.find_first_of(">\",", begin) - begin);
  const size_t building = file.find("/.building-");
  if (building != std::string::npos) file.erase(building, sizeof("/.building-XXXXXX") - 1);
  return file;
}

// Calls are counted, and a slow machine prints a line of progress more: then another call than the
// one that was meant has failed, which says nothing.
bool HitAnotherCall(const DisturbedRun& run, const RecordedCall& call) {
  for (const std::string& line : run.trace) {
    if (absl::StrContains(line, "(INJECTED)")) return FileOf(line) != FileOf(call.line);
  }
  return false;
}

class FailedCallTest : public testing::TestWithParam<WritingCommand> {};

TEST_P(FailedCallTest, AnyOneCallFails) {
  const PreparedIndex& prepared = PreparedIndex::Get();
  const std::set<std::string> allowed = prepared.AllowedAfter(GetParam());
  const TemporaryFolder work;
  const std::string recorded = work.File("index");
  prepared.CopyTo(recorded);
  const std::vector<RecordedCall> calls =
      RecordCalls(prepared.CommandLine(GetParam(), recorded), recorded);
  const std::vector<RecordedCall> forgetting = ForgettingTheTarget(GetParam(), calls);
  const std::vector<Point> points = PointsOf(calls);
  const size_t step = std::max<size_t>(
      1, points.size() / Effort(GetParam().name == "build" ? 20 : 6, points.size()));
  std::atomic<int> tried = 0;
  std::atomic<int> refused = 0;
  std::atomic<int> harmless = 0;
  InParallel((points.size() + step - 1) / step, [&](size_t n) {
    const Point& point = points[n * step];
    const std::string fault = absl::StrCat(point.what, " at ", point.call.line);
    const TemporaryFolder own;
    const std::string index = own.File("index");
    prepared.CopyTo(index);
    const DisturbedRun run =
        RunDisturbed(prepared.CommandLine(GetParam(), index), point.call, point.what);
    EXPECT_TRUE(run.disturbed) << fault;
    if (HitAnotherCall(run, point.call)) return;
    const std::string digest = DigestOfWholeIndex(index, fault);
    ++tried;
    // A lost byte may be one of a scratch file that nobody reads again, or a zero in a new file:
    // then the new records are whole.
    const bool may_pass = IsTryingToCleanUp(point.call) || IsOneOf(forgetting, point.call) ||
                          IsCleaningUp(point.call) || IsSigningOff(point.call) ||
                          IsReadingForAWarning(GetParam(), point.call) ||
                          IsSyncWithinXapian(point.call) || absl::StartsWith(point.what, "retval");
    if (run.outcome.exit_code == 0 && may_pass) {
      ++harmless;
      EXPECT_EQ(allowed.count(digest), 1U) << fault;
    } else {
      ++refused;
      EXPECT_EQ(run.outcome.exit_code, kIoExitCode) << fault << "\n" << run.outcome.err;
      EXPECT_EQ(digest, prepared.digest_before()) << fault << ": the active generation changed";
      EXPECT_EQ(generation::ReadCurrent(index).value_or(""), prepared.active()) << fault;
    }
    // Xapian syncs once a table; none of these syncs counts.
    if (!IsSyncWithinXapian(point.call)) {
      EXPECT_EQ(SyncsRepeatedAfterFailure(run.trace), 0) << fault;
    }
    ExpectNextBuildCleansUp(index, fault);
  });
  EXPECT_GT(tried.load(), 0);
  std::printf("AnyOneCallFails %s: %d of %zu points, exit 5 at %d, harmless at %d\n",
              GetParam().name.c_str(), tried.load(), points.size(), refused.load(),
              harmless.load());
}

INSTANTIATE_TEST_SUITE_P(Commands, FailedCallTest, testing::ValuesIn(WritingCommands()),
                         [](const auto& command) { return command.param.name; });

}  // namespace
}  // namespace kok::tests
