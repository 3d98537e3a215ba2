#include "service/security/file_fault.h"

#include <gtest/gtest.h>

#include "service/security/policy.h"
#include "service/security/tls_files.h"
#include "tests/unit/temporary_folder.h"

namespace kok::security {
namespace {

TEST(FileFault, TravelsWithAStatusAndTheNearestStays) {
  const FileFault near{SecurityFile::kPolicy, FileProblem::kWrongGrant, 7};
  const absl::Status status = WithFault(WithFault(absl::InvalidArgumentError("in words"), near),
                                        {SecurityFile::kKey, FileProblem::kMalformed});
  EXPECT_EQ(status.message(), "in words");
  const auto fault = FaultOf(status);
  ASSERT_TRUE(fault.has_value());
  EXPECT_EQ(fault->file, near.file);
  EXPECT_EQ(fault->problem, near.problem);
  EXPECT_EQ(fault->entry, near.entry);
  EXPECT_TRUE(WithFault(absl::OkStatus(), near).ok());
  EXPECT_FALSE(FaultOf(absl::InternalError("of something else")).has_value());
}

TEST(FileFault, APolicyTellsWhereItIsWrong) {
  const tests::TemporaryFolder folder;
  const auto fault_of = [&](const char* json) {
    const auto fault = FaultOf(Policy::FromFile(folder.Write("policy.json", json)).status());
    EXPECT_TRUE(fault.has_value() && fault->file == SecurityFile::kPolicy) << json;
    return fault.value_or(FileFault{});
  };
  EXPECT_EQ(fault_of("{").problem, FileProblem::kMalformed);
  EXPECT_EQ(fault_of("{}").problem, FileProblem::kGrantsNobody);
  EXPECT_EQ(fault_of(R"({"roles": [{"name": "A"}], "grants": [{}]})").problem,
            FileProblem::kWrongRole);
  const FileFault wrong = fault_of(
      R"({"grants": [{"principals": ["local"]}, {"principals": ["x"], "roles": ["none"]}]})");
  EXPECT_EQ(wrong.problem, FileProblem::kWrongGrant);
  EXPECT_EQ(wrong.entry, 1);
  EXPECT_EQ(FaultOf(Policy::FromFile("/does/not/exist").status())->problem,
            FileProblem::kUnreadable);
}

}  // namespace
}  // namespace kok::security
