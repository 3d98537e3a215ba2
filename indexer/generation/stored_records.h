// Reads the records of a generation back out of its databases.

#ifndef KOK_INDEXER_GENERATION_STORED_RECORDS_H_
#define KOK_INDEXER_GENERATION_STORED_RECORDS_H_

#include <functional>

#include "absl/status/status.h"
#include "indexer/generation/verified_generation.h"
#include "kok/search/v1/content.pb.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::generation {

// Called with one record after the other. Empty: that kind is not read.
struct RecordVisitor {
  std::function<void(kok::search::v1::Organization)> organization;
  std::function<void(kok::search::v1::Content)> content;
};

// Reads every record, organisations first, each kind in the order of names; holds one at a time.
// DataLoss where a document holds no record, else as xapian_status says.
absl::Status ReadRecords(const VerifiedGeneration& generation, const RecordVisitor& visitor);

}  // namespace kok::generation

#endif  // KOK_INDEXER_GENERATION_STORED_RECORDS_H_
