#include "indexer/build/content_set.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <malloc.h>

#include <random>
#include <string>

#include "indexer/build/record_set.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::build {
namespace {

using kok::search::v1::Content;
using tests::IsOk;
using tests::TemporaryFolder;

Content ContentOf(const std::string& id, std::string body) {
  Content content;
  content.set_name("contents/" + id);
  content.set_title("Titel " + id);
  content.set_type(kok::search::v1::CONTENT_TYPE_STATUTE);
  content.set_body(std::move(body));
  return content;
}

TEST(ContentSetTest, KnowsARecordWithoutReadingItAndReadsItWhole) {
  const TemporaryFolder folder;
  ContentSet set(folder.path(), 0);
  ASSERT_THAT(set.Add(ContentOf("b", "Zwei"), "x.csv", "x.csv:9 (row 5)"), IsOk());
  ASSERT_THAT(set.Add(ContentOf("a", ""), "x.csv", "x.csv:2"), IsOk());
  ASSERT_EQ(set.size(), 2U);
  EXPECT_EQ(set.PlaceOf("contents/b"), "x.csv:9 (row 5)");
  EXPECT_EQ(set.PlaceOf("contents/c"), "");
  const auto in_order = set.InOrder();
  EXPECT_EQ(in_order[1]->body_bytes, 4U);
  EXPECT_EQ(in_order[1]->type, kok::search::v1::CONTENT_TYPE_STATUTE);
  EXPECT_EQ(set.Read(*in_order[0])->name(), "contents/a");
  const Content read = set.Read(*in_order[1]).value();
  EXPECT_EQ(read.title(), "Titel b");
  EXPECT_EQ(read.body(), "Zwei");
  EXPECT_EQ(read.etag().size(), 16U);
  EXPECT_TRUE(set.Erase("contents/a"));
  EXPECT_FALSE(set.Erase("contents/a"));
  EXPECT_EQ(set.Read(*set.InOrder()[0])->name(), "contents/b");
}

// What nobody can compress.
std::string NoiseOf(size_t bytes, uint32_t seed) {
  std::mt19937 random(seed);
  std::string noise(bytes, ' ');
  for (char& c : noise) c = static_cast<char>('0' + random() % 64);
  return noise;
}

// What is allocated; nothing where a sanitizer keeps its own books.
size_t HeapBytes() {
  const auto info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

// All bodies together are many times what the set may hold of them.
TEST(ContentSetTest, HoldsNoBodies) {
  constexpr size_t kBodies = 200;
  constexpr size_t kBodyBytes = 256 << 10;
  constexpr size_t kMostPending = 256 << 10;
  const TemporaryFolder folder;
  ContentSet set(folder.path(), kMostPending);
  const size_t before = HeapBytes();
  for (uint32_t i = 0; i < kBodies; ++i) {
    ASSERT_THAT(set.Add(ContentOf(std::to_string(i), NoiseOf(kBodyBytes, i)), "a", "a:1"), IsOk());
    EXPECT_LE(set.pending_bytes(), kMostPending);
  }
  EXPECT_LT(HeapBytes() - before, kBodies * kBodyBytes / 20);
  for (const StoredContent* stored : set.InOrder()) {
    ASSERT_EQ(set.Read(*stored)->body().size(), kBodyBytes);
  }
  EXPECT_LT(HeapBytes() - before, kBodies * kBodyBytes / 20) << "nor once they were read";
}

TEST(ContentSetTest, ARecordCostsAFewWords) {
  constexpr size_t kRecords = 20'000;
  const TemporaryFolder folder;
  ContentSet set(folder.path(), 0);
  const size_t before = HeapBytes();
  for (size_t i = 0; i < kRecords; ++i) {
    const std::string id = "a-law-of-some-length-section-" + std::to_string(i);
    ASSERT_THAT(set.Add(ContentOf(id, ""), "a.jsonl", "a.jsonl:" + std::to_string(i)), IsOk());
  }
  EXPECT_LT((HeapBytes() - before) / kRecords, ContentSet::kMostBytesARecord);
}

TEST(ContentSetTest, WhatCannotBeWrittenIsNotThereAndTold) {
  const TemporaryFolder folder;
  RecordSet records(folder.File("missing"));
  uint32_t i = 0;
  for (; records.status().ok() && i < 200; ++i) {
    records.Add({ContentOf(std::to_string(i), NoiseOf(256 << 10, i)), "a", 1});
  }
  EXPECT_THAT(records.status(), tests::FailsWith(absl::StatusCode::kUnavailable, "scratch file"));
  EXPECT_EQ(records.contents().size(), i - 1);
  EXPECT_FALSE(records.words().ok()) << "nobody builds of half the records";
}

}  // namespace
}  // namespace kok::build
