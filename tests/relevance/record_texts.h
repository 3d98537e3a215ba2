// The records as plain texts, for engines that know nothing of fields.

#ifndef KOK_TESTS_RELEVANCE_RECORD_TEXTS_H_
#define KOK_TESTS_RELEVANCE_RECORD_TEXTS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "service/index/snapshot.h"

namespace kok::relevance {

struct RecordText {
  std::string name;  // resource name
  std::string text;
};

// Both in the order of resource names.
struct RecordTexts {
  std::vector<RecordText> organizations;  // names, town and region
  std::vector<RecordText> content;        // title, summary and body
};

// The texts of all records that the snapshot holds, so that every engine searches the same.
absl::StatusOr<RecordTexts> ReadRecordTexts(const index::Snapshot& snapshot);

}  // namespace kok::relevance

#endif  // KOK_TESTS_RELEVANCE_RECORD_TEXTS_H_
