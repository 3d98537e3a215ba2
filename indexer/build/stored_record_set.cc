#include "indexer/build/stored_record_set.h"

#include <utility>

#include "indexer/build/record_counter.h"
#include "indexer/generation/stored_records.h"

namespace kok::build {

absl::StatusOr<RecordSet> StoredRecordSet(const generation::VerifiedGeneration& generation,
                                          const std::string& folder) {
  RecordSet records = folder.empty() ? RecordSet() : RecordSet(folder);
  int document = 0;
  const auto add = [&](auto record) {
    records.Add({std::move(record), generation.id, ++document});
  };
  if (absl::Status read = generation::ReadRecords(generation, {add, add}); !read.ok()) return read;
  if (!records.status().ok()) return records.status();
  return records;
}

absl::StatusOr<StoredHeads> ReadStoredHeads(const generation::VerifiedGeneration& generation,
                                            const std::set<std::string>& left_out,
                                            const region::RegionTable& regions) {
  StoredHeads heads;
  RecordCounter counter;
  generation::RecordVisitor visitor;
  visitor.organization = [&](kok::search::v1::Organization organization) {
    if (left_out.count(organization.name()) > 0) return;
    counter.Add(organization);
    heads.organizations.emplace(organization.name(), std::move(organization));
  };
  visitor.content_head = [&](const kok::search::v1::Content& head) {
    if (left_out.count(head.name()) == 0) counter.AddContent(head.type());
  };
  if (absl::Status read = generation::ReadRecords(generation, visitor); !read.ok()) return read;
  heads.counts = counter.Counts(regions);
  return heads;
}

}  // namespace kok::build
