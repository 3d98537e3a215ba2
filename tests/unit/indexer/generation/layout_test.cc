#include "indexer/generation/layout.h"

#include <gtest/gtest.h>

#include <string>

namespace kok::generation {
namespace {

constexpr char kHash[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

TEST(LayoutTest, IdsTellBuildTimeAndManifest) {
  const absl::Time time = absl::FromUnixSeconds(1795400100);
  const std::string id = GenerationId(time, kHash);
  EXPECT_EQ(id, "20261123T021500Z-0123456789abcdef");
  EXPECT_TRUE(IsGenerationId(id));
  EXPECT_EQ(ManifestHashOf(id), "0123456789abcdef");
}

TEST(LayoutTest, IdsSortByBuildTime) {
  const absl::Time time = absl::FromUnixSeconds(1795400100);
  std::string before = GenerationId(time, std::string(64, 'f'));
  for (const absl::Duration step : {absl::Seconds(1), absl::Hours(1), absl::Hours(24 * 40)}) {
    const std::string after = GenerationId(time + step, std::string(64, '0'));
    EXPECT_LT(before, after);
    before = after;
  }
}

struct IdCase {
  const char* why;
  std::string id;
};

// An id becomes a path: what is no id must never reach the file system.
TEST(LayoutTest, NothingElseIsAnId) {
  const IdCase cases[] = {
      {"empty", ""},
      {"file name", "CURRENT"},
      {"parent folder", ".."},
      {"path", "../20261123T021500Z-0123456789abcdef"},
      {"path of the right length", "../../../../../../../../etc/passwd"},
      {"slash inside", "20261123T021500Z-0123456789abcde/"},
      {"newline", "20261123T021500Z-0123456789abcdef\n"},
      {"NUL", std::string("20261123T021500Z-0123456789abcde\0", 33)},
      {"upper-case hash", "20261123T021500Z-0123456789ABCDEF"},
      {"no hash", "20261123T021500Z-"},
      {"short hash", "20261123T021500Z-0123456789abcde"},
      {"long hash", "20261123T021500Z-0123456789abcdef0"},
      {"no hexadecimal digit", "20261123T021500Z-0123456789abcdeg"},
      {"no Z", "20261123T021500+-0123456789abcdef"},
      {"no T", "20261123 021500Z-0123456789abcdef"},
      {"letters in the date", "2026112xT021500Z-0123456789abcdef"},
      {"letters in the time", "20261123T02150xZ-0123456789abcdef"},
      {"being built", ".building-Ab12Cd"},
  };
  for (const IdCase& c : cases) EXPECT_FALSE(IsGenerationId(c.id)) << c.why;
}

TEST(LayoutTest, JoinPathPutsOneSlash) {
  EXPECT_EQ(JoinPath("index", "CURRENT"), "index/CURRENT");
  EXPECT_EQ(JoinPath("index/", "CURRENT"), "index/CURRENT");
  EXPECT_EQ(JoinPath("/", "CURRENT"), "/CURRENT");
  EXPECT_EQ(JoinPath("", "CURRENT"), "CURRENT") << "not the root folder";
}

}  // namespace
}  // namespace kok::generation
