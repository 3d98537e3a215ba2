#include "indexer/build/progress.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <string>

namespace kok::build {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Progress, SaysHowFarHowFastAndHowLong) {
  EXPECT_EQ(ProgressLine("indexing", 500, 2000, absl::Seconds(2)),
            "indexing: 500 of 2000 records, 250/s, 6 s left");
  EXPECT_EQ(ProgressLine("reading", 500, 0, absl::Seconds(2)), "reading: 500 records, 250/s");
  EXPECT_EQ(ProgressLine("indexing", 5, 10, absl::Milliseconds(1)), "indexing: 5 of 10 records");
  EXPECT_EQ(ProgressLine("indexing", 0, 10, absl::Seconds(9)), "indexing: 0 of 10 records");
  EXPECT_EQ(StageLine("reading", 7, absl::Milliseconds(1500)), "reading: 7 records in 1.5 s");
}

std::string Written(bool is_terminal) {
  std::FILE* file = std::tmpfile();
  Progress progress(file, is_terminal);
  progress.Begin("reading", 2);
  progress.Add(1);
  progress.Add(1);
  progress.End();
  std::string text(static_cast<size_t>(std::ftell(file)), '\0');
  std::rewind(file);
  EXPECT_EQ(std::fread(text.data(), 1, text.size(), file), text.size());
  std::fclose(file);
  return text;
}

TEST(Progress, IsOnePlainLineAStageWhereNobodyWatches) {
  EXPECT_THAT(Written(false), testing::MatchesRegex("reading: 2 records in [0-9.]+ s\n"));
  EXPECT_THAT(Written(false), Not(HasSubstr("\r")));
}

TEST(Progress, EndsItsLineOnATerminal) {
  EXPECT_THAT(Written(true), testing::EndsWith(" s\n"));
  EXPECT_THAT(Written(true), HasSubstr("\r"));
}

}  // namespace
}  // namespace kok::build
