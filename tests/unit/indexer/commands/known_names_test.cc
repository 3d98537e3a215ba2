#include "indexer/commands/known_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "indexer/generation/checksums.h"
#include "indexer/generation/layout.h"
#include "tests/unit/built_index.h"
#include "tests/unit/temporary_folder.h"

namespace kok {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Key;

constexpr char kLines[] =
    "{\"organization\":{\"name\":\"organizations/linde\",\"display_name\":\"Haus Linde\"}}\n";

// A genuine manifest that this program does not know how to read.
void WriteOfAnotherVersion(const tests::TemporaryFolder& index) {
  const std::string manifest = "{\"schema_version\": 1}";
  const std::string id =
      generation::GenerationId(absl::FromUnixSeconds(1795400100), generation::Sha256Hex(manifest));
  index.Write(absl::StrCat(id, "/", generation::kManifestFile), manifest);
}

TEST(KnownNamesTest, ASlipIsFoundAlsoBesideAGenerationOfAnotherVersion) {
  const tests::TemporaryFolder index;
  tests::BuildLinesInto(index.path(), kLines);
  EXPECT_THAT(FindUnknownNames(index.path(), {"organizations/linde", "organizations/linda"}),
              ElementsAre(Key("organizations/linda")));
  WriteOfAnotherVersion(index);
  EXPECT_THAT(FindUnknownNames(index.path(), {"organizations/linde", "organizations/linda"}),
              ElementsAre(Key("organizations/linda")));
}

TEST(KnownNamesTest, WhereNothingCanBeReadNothingIsCalledUnknown) {
  const tests::TemporaryFolder index;
  WriteOfAnotherVersion(index);
  EXPECT_THAT(FindUnknownNames(index.path(), {"organizations/linda"}), IsEmpty());
  EXPECT_THAT(FindUnknownNames(index.File("missing"), {"organizations/linda"}), IsEmpty());
}

}  // namespace
}  // namespace kok
