// Two inputs that differ only in protected fields give the same generation.

#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <string>

#include "absl/strings/str_cat.h"
#include "indexer/commands/build_command.h"
#include "tests/fault/effort.h"
#include "tests/fault/masked_files.h"
#include "tests/fault/protected_pairs.h"
#include "tests/fault/small_reference.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {
namespace {

constexpr uint64_t kSeed = 6;

// Where the pairs begin; KOK_SEED for others.
uint64_t Seed() {
  const char* given = std::getenv("KOK_SEED");
  return given == nullptr ? kSeed : std::strtoull(given, nullptr, 10);
}

std::map<std::string, std::string> Built(const SourceFiles& files, const std::string& reference) {
  const TemporaryFolder folder;
  for (const auto& [name, text] : files) folder.Write("sources/" + name, text);
  BuildOptions options;
  options.index_folder = folder.File("index");
  options.sources = {folder.File("sources")};
  options.reference_folder = reference;
  build::BuildReport report;
  const absl::Status status = RunBuild(options, report);
  EXPECT_TRUE(status.ok()) << ToText(report);
  if (!status.ok()) return {};
  return MaskedActiveFiles(options.index_folder);
}

TEST(NonInterference, PairsThatDifferInProtectedFieldsOnlyGiveTheSameGeneration) {
  const TemporaryFolder folder;
  const std::string reference = WriteSmallReference(folder);
  const size_t pairs = Effort(20, 1000);
  const uint64_t seed = Seed();
  InParallel(pairs, [&](size_t i) {
    SCOPED_TRACE(absl::StrCat("pair of seed ", seed + i));
    const auto [first, second] = MakeProtectedPair(seed + i);
    EXPECT_NE(first, second);
    const auto left = Built(first, reference);
    const auto right = Built(second, reference);
    EXPECT_GT(left.size(), 5U);
    ASSERT_EQ(left.size(), right.size());
    for (const auto& [name, bytes] : left) {
      EXPECT_TRUE(right.count(name) == 1 && right.at(name) == bytes) << name << " differs";
    }
  });
  std::printf("%zu pairs from seed %llu on\n", pairs, static_cast<unsigned long long>(seed));
}

// The comparison itself sees what is public.
TEST(NonInterference, APublicDifferenceIsSeen) {
  const TemporaryFolder folder;
  const std::string reference = WriteSmallReference(folder);
  auto [first, second] = MakeProtectedPair(Seed());
  second["records.jsonl"] = first["records.jsonl"] +
                            R"({"content":{"name":"contents/one-more","title":"Noch einer"}})"
                            "\n";
  EXPECT_NE(Built(first, reference), Built(second, reference));
}

}  // namespace
}  // namespace kok::tests
