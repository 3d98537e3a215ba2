// kok-indexer is killed; what is served is one complete generation, the old one or the new one.

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <random>
#include <thread>

#include "absl/strings/str_cat.h"
#include "tests/fault/effort.h"
#include "tests/fault/prepared_index.h"
#include "tests/fault/traced_run.h"
#include "tests/integration/child_process.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {
namespace {

using Clock = std::chrono::steady_clock;

class KillTest : public testing::TestWithParam<WritingCommand> {
 protected:
  const PreparedIndex& prepared_ = PreparedIndex::Get();
  const std::set<std::string> allowed_ = prepared_.AllowedAfter(GetParam());

  static bool IsBuild() { return GetParam().name == "build"; }

  // What must hold after a kill; counts into `old_served_` and `new_served_`.
  void ExpectOldOrNew(const std::string& index, const std::string& fault) {
    const std::string digest = DigestOfWholeIndex(index, fault);
    EXPECT_EQ(allowed_.count(digest), 1U) << fault << ": neither the old records nor the new";
    ++(digest == prepared_.digest_before() ? old_served_ : new_served_);
    ExpectNextBuildCleansUp(index, fault);
  }

  std::atomic<int> old_served_ = 0;
  std::atomic<int> new_served_ = 0;
};

TEST_P(KillTest, KilledAtARandomMoment) {
  const TemporaryFolder work;
  const size_t kills = IsBuild() ? Effort(10, 1000) : Effort(4, 200);
  // The time of one run, with as many at a time as there will be.
  std::atomic<int64_t> whole_run = 0;
  InParallel(4, [&](size_t n) {
    const std::string index = work.File(absl::StrCat("undisturbed-", n));
    prepared_.CopyTo(index);
    const Clock::time_point start = Clock::now();
    RunProgram(prepared_.CommandLine(GetParam(), index));
    whole_run = std::max<int64_t>(whole_run, (Clock::now() - start) / std::chrono::microseconds(1));
  });
  const unsigned seed = std::random_device()();
  SCOPED_TRACE(absl::StrCat("seed ", seed));
  std::atomic<int> killed = 0;
  InParallel(kills, [&](size_t n) {
    std::mt19937 random(seed + static_cast<unsigned>(n));
    const TemporaryFolder own;
    const std::string index = own.File("index");
    prepared_.CopyTo(index);
    const int64_t moment = std::uniform_int_distribution<int64_t>(0, whole_run)(random);
    ChildProcess indexer(prepared_.CommandLine(GetParam(), index));
    std::this_thread::sleep_for(std::chrono::microseconds(moment));
    indexer.Signal(SIGKILL);
    if (indexer.Wait().exit_code == 128 + SIGKILL) ++killed;
    ExpectOldOrNew(index, absl::StrCat("killed after ", moment, " us"));
  });
  EXPECT_TRUE(killed > 0 || kills < 100) << "every kill came too late";
  std::printf("KilledAtARandomMoment %s: %zu runs, %d killed, old served %d, new served %d\n",
              GetParam().name.c_str(), kills, killed.load(), old_served_.load(),
              new_served_.load());
}

TEST_P(KillTest, KilledAtEveryMutatingCall) {
  const TemporaryFolder work;
  const std::string recorded = work.File("index");
  prepared_.CopyTo(recorded);
  std::vector<RecordedCall> points;
  for (RecordedCall& call : RecordCalls(prepared_.CommandLine(GetParam(), recorded), recorded)) {
    if (call.mutating) points.push_back(std::move(call));
  }
  // Every one in the long form; every few, and the last ones all, in the short form.
  const size_t step =
      std::max<size_t>(1, points.size() / Effort(IsBuild() ? 10 : 4, points.size()));
  std::vector<RecordedCall> tried;
  for (size_t i = 0; i < points.size(); ++i) {
    if (i % step == 0 || points.size() - i <= 4) tried.push_back(points[i]);
  }
  InParallel(tried.size(), [&](size_t n) {
    const TemporaryFolder own;
    const std::string index = own.File("index");
    prepared_.CopyTo(index);
    const DisturbedRun run =
        RunDisturbed(prepared_.CommandLine(GetParam(), index), tried[n], "signal=KILL");
    EXPECT_EQ(run.outcome.exit_code, 128 + SIGKILL) << tried[n].line;
    ExpectOldOrNew(index, absl::StrCat("killed at ", tried[n].line));
  });
  std::printf("KilledAtEveryMutatingCall %s: %zu of %zu calls, old served %d, new served %d\n",
              GetParam().name.c_str(), tried.size(), points.size(), old_served_.load(),
              new_served_.load());
}

INSTANTIATE_TEST_SUITE_P(Commands, KillTest, testing::ValuesIn(WritingCommands()),
                         [](const auto& command) { return command.param.name; });

}  // namespace
}  // namespace kok::tests
