// Whole generations of one organisation, made in no time.

#ifndef KOK_TESTS_UNIT_INDEXER_PUBLISH_MADE_GENERATION_H_
#define KOK_TESTS_UNIT_INDEXER_PUBLISH_MADE_GENERATION_H_

#include <gtest/gtest.h>

#include <string>

#include "absl/time/time.h"
#include "indexer/build/index_writer.h"
#include "indexer/publish/publisher.h"
#include "indexer/schema/schema_version.h"
#include "tests/unit/indexer/build/shipped_reference.h"
#include "tests/unit/indexer/status_matchers.h"

namespace kok::tests {

// Publishes one, as old as `hour` says: the higher, the newer. Does not activate it. A failure
// fails the test. Returns its id.
inline std::string MakeGeneration(const std::string& index_folder, int hour) {
  build::RecordSet records;
  kok::search::v1::Organization organization;
  organization.set_name("organizations/a");
  organization.set_display_name("Eins");
  records.Add({organization, "a", 1});
  auto folder = publish::BuildFolder::Create(index_folder);
  EXPECT_THAT(folder, IsOk());
  build::Progress quiet;
  EXPECT_THAT(
      build::WriteIndex(records, ShippedReference(),
                        *build::AnalysisFor(ShippedReference(), records), folder->path(), quiet),
      IsOk());
  generation::Manifest manifest;
  manifest.set_schema_version(schema::kSchemaVersion);
  manifest.mutable_counts()->set_organizations(1);
  const auto id = folder->Publish(manifest, absl::FromUnixSeconds(1795400100) + absl::Hours(hour));
  EXPECT_THAT(id, IsOk());
  return id.value_or("");
}

}  // namespace kok::tests

#endif  // KOK_TESTS_UNIT_INDEXER_PUBLISH_MADE_GENERATION_H_
