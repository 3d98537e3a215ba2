// What a reader makes of some bytes, in a form that tests can compare.

#ifndef KOK_TESTS_UNIT_INDEXER_SOURCE_READ_ITEMS_H_
#define KOK_TESTS_UNIT_INDEXER_SOURCE_READ_ITEMS_H_

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "indexer/source/record_reader.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {

// Everything that the reader for `name` gives for a file of these bytes; a failure to open or read
// fails the test.
inline std::vector<source::ReadItem> ReadItems(std::string_view name, std::string_view bytes) {
  const TemporaryFolder folder;
  std::vector<source::ReadItem> items;
  auto reader = source::OpenReader(folder.Write(name, bytes), std::string(name));
  EXPECT_TRUE(reader.ok()) << reader.status();
  if (!reader.ok()) return items;
  while (true) {
    auto item = (*reader)->Next();
    EXPECT_TRUE(item.ok()) << item.status();
    if (!item.ok() || !item->has_value()) return items;
    items.push_back(*std::move(*item));
  }
}

// The problem in text form; `record NAME` where there is none.
inline std::string Describe(const source::ReadItem& item) {
  if (const auto* problem = std::get_if<source::RecordProblem>(&item)) return problem->ToString();
  return "record " + std::get<source::SourceRecord>(item).name();
}

inline std::vector<std::string> DescribeAll(const std::vector<source::ReadItem>& items) {
  std::vector<std::string> texts;
  for (const source::ReadItem& item : items) texts.push_back(Describe(item));
  return texts;
}

}  // namespace kok::tests

#endif  // KOK_TESTS_UNIT_INDEXER_SOURCE_READ_ITEMS_H_
