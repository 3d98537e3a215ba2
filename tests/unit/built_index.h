// Indexes for tests: built by the real indexer, from the shipped data or from a few lines of JSON.

#ifndef KOK_TESTS_UNIT_BUILT_INDEX_H_
#define KOK_TESTS_UNIT_BUILT_INDEX_H_

#include <memory>
#include <string>
#include <string_view>

#include "indexer/build/build_report.h"
#include "service/index/snapshot.h"

namespace kok::tests {

// The shipped data/ of this checkout.
std::string ShippedData();

// Builds `source` into `index_folder` and activates it; a failure fails the test. Returns the
// generation's id.
std::string BuildInto(const std::string& index_folder, const std::string& source);

// The same from JSON Lines.
std::string BuildLinesInto(const std::string& index_folder, std::string_view jsonl);

// Opens the active generation; a failure fails the test.
std::shared_ptr<const index::Snapshot> OpenActive(const std::string& index_folder);

// The shipped data, built once a process; removed at its end.
const std::string& ShippedIndex();

}  // namespace kok::tests

#endif  // KOK_TESTS_UNIT_BUILT_INDEX_H_
