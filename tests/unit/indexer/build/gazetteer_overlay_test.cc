#include "indexer/build/gazetteer_overlay.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "indexer/build/reference_data.h"
#include "indexer/generation/layout.h"
#include "tests/unit/built_index.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::build {
namespace {

using absl::StatusCode;
using testing::HasSubstr;
using testing::Not;
using tests::FailsWith;
using tests::IsOk;
using tests::TemporaryFolder;

generation::AnalysisFiles Shipped() {
  return {{generation::kMunicipalitiesFile,
           "# version: 1\n"
           "12052000\tCottbus\tCottbus\tDE-BB\t51.76\t14.33\t84754\n"
           "12053000\tFrankfurt (Oder)\tFrankfurt (Oder)\tDE-BB\t52.3\t14.5\t51691\n"},
          {generation::kPostcodesFile, "03046\t12052000\t51.7\t14.3\n"},
          {generation::kPlacesAbroadFile,
           "CH\tCH-SG\tBuchs\t-\t47\t9\t-\nCH\tCH-AG\tBuchs\t-\t47\t8\t-\n"
           "IT\tIT-BZ\tBuchs\t-\t46\t11\t-\n"},
          {generation::kQuartersFile, "Linde\t12052000\t5000\n"}};
}

TEST(GazetteerOverlayTest, RowsReplaceThoseOfTheirKeyAndOthersAreAdded) {
  const TemporaryFolder folder;
  folder.Write("municipalities.tsv",
               "# ours\n12052000\tCottbus/Chóśebuz\tCottbus\tDE-BB\t51.7\t14.3\t98000\r\n"
               "12099001\tNeuort\tNeukreis\tDE-BB\t51\t14\t-\n");
  folder.Write("places_abroad.tsv",
               "CH\tCH-ZH\tBuchs\t-\t47\t8\t-\nCH\tCH-AG\tBuchs\t-\t47\t8\t99\n");
  folder.Write("quarters.tsv", "LINDE\t12053000\t6000\nEiche\t12052000\t-\n");
  generation::AnalysisFiles texts = Shipped();
  ASSERT_THAT(OverlayGazetteer(folder.path(), texts), IsOk());
  EXPECT_EQ(texts[generation::kQuartersFile],
            "# the shipped table, and an operator's rows laid over it\n"
            "LINDE\t12053000\t6000\nEiche\t12052000\t-\n");
  EXPECT_EQ(texts[generation::kMunicipalitiesFile],
            "# the shipped table, and an operator's rows laid over it\n"
            "12053000\tFrankfurt (Oder)\tFrankfurt (Oder)\tDE-BB\t52.3\t14.5\t51691\n"
            "12052000\tCottbus/Chóśebuz\tCottbus\tDE-BB\t51.7\t14.3\t98000\n"
            "12099001\tNeuort\tNeukreis\tDE-BB\t51\t14\t-\n");
  EXPECT_EQ(texts[generation::kPlacesAbroadFile],
            "# the shipped table, and an operator's rows laid over it\n"
            "CH\tCH-SG\tBuchs\t-\t47\t9\t-\n"
            "IT\tIT-BZ\tBuchs\t-\t46\t11\t-\n"
            "CH\tCH-ZH\tBuchs\t-\t47\t8\t-\n"
            "CH\tCH-AG\tBuchs\t-\t47\t8\t99\n");
  EXPECT_EQ(texts[generation::kPostcodesFile], Shipped()[generation::kPostcodesFile]);
}

TEST(GazetteerOverlayTest, NothingToLayOverIsAnError) {
  const TemporaryFolder folder;
  generation::AnalysisFiles texts = Shipped();
  EXPECT_THAT(OverlayGazetteer(folder.path(), texts),
              FailsWith(StatusCode::kNotFound, "holds none of municipalities.tsv"));
  EXPECT_THAT(OverlayGazetteer(folder.File("missing"), texts),
              FailsWith(StatusCode::kNotFound, "missing: is no folder"));
  EXPECT_EQ(texts, Shipped());
}

TEST(GazetteerOverlayTest, WrongRowsAreNamedWithTheirPath) {
  const struct {
    const char* file;
    const char* text;
    const char* message;
  } cases[] = {
      {"municipalities.tsv", "\n1\tA\tB\tDE-BB\t51\t14\t-\n", "/municipalities.tsv:2: ags"},
      {"postcodes.tsv", "3046\t12052000\t51\t14\n", "/postcodes.tsv:1: postcode"},
      {"quarters.tsv", "Linde\t12\t-\n", "/quarters.tsv:1: ags: expected 8 digits"},
      {"places_abroad.tsv", "IT\tBozen\n", "/places_abroad.tsv:1: expected 7 columns, found 2"},
  };
  for (const auto& c : cases) {
    const TemporaryFolder folder;
    folder.Write(c.file, c.text);
    generation::AnalysisFiles texts = Shipped();
    EXPECT_THAT(OverlayGazetteer(folder.path(), texts),
                FailsWith(StatusCode::kInvalidArgument, folder.path() + c.message));
  }
}

// What two rows or two tables say of each other is seen when all are read.
TEST(GazetteerOverlayTest, TheWholeIsCheckedToo) {
  const struct {
    const char* file;
    const char* text;
    const char* message;
  } cases[] = {
      {"postcodes.tsv", "03046\t99999999\t51\t14\n", "found 99999999"},
      {"quarters.tsv", "Linde\t99999999\t-\n", "found 99999999"},
      {"postcodes.tsv", "99999\t12052000\t51\t14\n99999\t12052000\t51\t14\n", "99999 stands twice"},
  };
  for (const auto& c : cases) {
    const TemporaryFolder folder;
    folder.Write(c.file, c.text);
    EXPECT_THAT(LoadReferenceData(tests::ShippedData(), folder.path()),
                FailsWith(StatusCode::kInvalidArgument, c.message));
  }
}

TEST(GazetteerOverlayTest, ABuildHoldsTheRowsAndTheirNames) {
  const TemporaryFolder folder;
  folder.Write("municipalities.tsv", "12099001\tZwiebelhagen\tNeukreis\tDE-BB\t51\t14\t-\n");
  const auto reference = LoadReferenceData(tests::ShippedData(), folder.path());
  ASSERT_THAT(reference, IsOk());
  EXPECT_THAT(reference->texts.at(generation::kMunicipalitiesFile),
              testing::AllOf(HasSubstr("\tZwiebelhagen\t"), HasSubstr("\tCottbus\t")));
  EXPECT_THAT(reference->gazetteer_names, HasSubstr("\nZwiebelhagen\n"));
  EXPECT_THAT(reference->texts.at(generation::kPostcodesFile), Not(HasSubstr("laid over")));
}

}  // namespace
}  // namespace kok::build
