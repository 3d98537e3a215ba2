// Asks a snapshot as the search service does, without gRPC.

#ifndef KOK_TESTS_UNIT_SERVICE_SEARCH_SEARCH_FIXTURE_H_
#define KOK_TESTS_UNIT_SERVICE_SEARCH_SEARCH_FIXTURE_H_

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "service/search/searcher.h"
#include "tests/unit/built_index.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {

// The shipped data, opened once a process.
inline const index::Snapshot& ShippedSnapshot() {
  static const std::shared_ptr<const index::Snapshot> snapshot = OpenActive(ShippedIndex());
  return *snapshot;
}

// An index of some lines of JSON, opened.
class SmallIndex {
 public:
  explicit SmallIndex(std::string_view jsonl) {
    BuildLinesInto(folder_.path(), jsonl);
    snapshot_ = OpenActive(folder_.path());
  }
  const index::Snapshot& operator*() const { return *snapshot_; }
  const index::Snapshot* operator->() const { return snapshot_.get(); }

 private:
  const TemporaryFolder folder_;
  std::shared_ptr<const index::Snapshot> snapshot_;
};

struct Answer {
  kok::search::v1::SearchResponse response;
  size_t next = 0;

  std::vector<std::string> Names() const {
    std::vector<std::string> names;
    for (const auto& result : response.results()) names.push_back(result.name());
    return names;
  }
  // Names of the organisations among the results.
  std::vector<std::string> Organizations() const {
    std::vector<std::string> names;
    for (const auto& result : response.results()) {
      if (result.has_organization()) names.push_back(result.name());
    }
    return names;
  }
  bool Has(kok::search::v1::NoticeCode code) const {
    return std::any_of(response.notices().begin(), response.notices().end(),
                       [&](const auto& notice) { return notice.code() == code; });
  }
};

// Whatever is asked must not fail: only size limits do, and they are checked before.
inline Answer Ask(const index::Snapshot& snapshot, const kok::search::v1::SearchRequest& request,
                  search_core::PageRange page = {0, 100},
                  absl::CivilDay today = absl::CivilDay(2026, 11, 1)) {
  Answer answer;
  const auto next = search_core::Search(snapshot, request, page, {today, 365}, {}, answer.response);
  EXPECT_TRUE(next.ok()) << next.status();
  if (next.ok()) answer.next = *next;
  return answer;
}

inline Answer Ask(const index::Snapshot& snapshot, const std::string& query) {
  kok::search::v1::SearchRequest request;
  request.set_query(query);
  return Ask(snapshot, request);
}

}  // namespace kok::tests

#endif  // KOK_TESTS_UNIT_SERVICE_SEARCH_SEARCH_FIXTURE_H_
