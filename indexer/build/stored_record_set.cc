#include "indexer/build/stored_record_set.h"

#include <utility>

#include "indexer/generation/stored_records.h"

namespace kok::build {

absl::StatusOr<RecordSet> StoredRecordSet(const generation::VerifiedGeneration& generation) {
  RecordSet records;
  int document = 0;
  const auto add = [&](auto record) {
    records.Add({std::move(record), generation.id, ++document});
  };
  if (absl::Status read = generation::ReadRecords(generation, {add, add}); !read.ok()) return read;
  return records;
}

}  // namespace kok::build
