#include "indexer/source/record_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::source {
namespace {

using absl::StatusCode;
using tests::FailsWith;
using tests::IsOk;

TEST(RecordReaderTest, TheEndingChoosesTheFormat) {
  const tests::TemporaryFolder folder;
  EXPECT_THAT(OpenReader(folder.Write("a.jsonl", ""), "a.jsonl"), IsOk());
  EXPECT_THAT(OpenReader(folder.Write("a.md", ""), "a.md"), IsOk());
  EXPECT_THAT(OpenReader(folder.Write("a.json", ""), "a.json"), IsOk());
  EXPECT_THAT(OpenReader(folder.Write("a.xml", ""), "a.xml"), IsOk());
  for (const char* name :
       {"a.xlsx", "a.CSV", "a.mapping.json", "a.jsonl.gz", "jsonl", "a.JSONL", "xml", ""}) {
    EXPECT_FALSE(IsKnownFormat(name)) << name;
    EXPECT_THAT(OpenReader(folder.File(name), name),
                FailsWith(StatusCode::kInvalidArgument, "expected *.jsonl, *.md"));
  }
  EXPECT_THAT(OpenReader(folder.File("missing.jsonl"), "x"),
              FailsWith(StatusCode::kNotFound, "missing.jsonl"));
  EXPECT_THAT(OpenReader(folder.File("missing.md"), "x"),
              FailsWith(StatusCode::kNotFound, "missing.md"));
}

// Editors jump to `path:line:`.
TEST(RecordReaderTest, ProblemsAreToldAsEditorsUnderstandThem) {
  EXPECT_EQ((RecordProblem{"a.jsonl", 7, "seat.region_code", "unknown"}).ToString(),
            "a.jsonl:7: seat.region_code: unknown");
  EXPECT_EQ((RecordProblem{"a.jsonl", 7, "", "not a record"}).ToString(),
            "a.jsonl:7: not a record");
}

TEST(RecordReaderTest, BothKindsOfRecordsHaveAName) {
  Organization organization;
  organization.set_name("organizations/a");
  Content content;
  content.set_name("contents/b");
  EXPECT_EQ((SourceRecord{organization, "x", 1}).name(), "organizations/a");
  EXPECT_EQ((SourceRecord{content, "x", 1}).name(), "contents/b");
  EXPECT_EQ((SourceRecord{Content(), "x", 1}).name(), "");
}

}  // namespace
}  // namespace kok::source
