#include "indexer/generation/text_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::generation {
namespace {

using absl::StatusCode;
using tests::FailsWith;
using tests::IsOk;

// The store of `texts`, in parts of two.
std::string Written(const tests::TemporaryFolder& folder, const std::vector<std::string>& texts,
                    const std::string& dictionary) {
  const std::string path = folder.File("texts");
  auto writer = TextStoreWriter::Create(path, dictionary);
  EXPECT_THAT(writer, IsOk());
  TextCompressor compressor(dictionary);
  for (size_t first = 0; first < texts.size(); first += 2) {
    std::string frames;
    std::vector<uint32_t> sizes;
    for (size_t i = first; i < std::min(texts.size(), first + 2); ++i) {
      const auto size = compressor.Append(texts[i], frames);
      EXPECT_THAT(size, IsOk());
      sizes.push_back(static_cast<uint32_t>(*size));
    }
    EXPECT_THAT(writer->Append(frames, sizes), IsOk());
  }
  EXPECT_THAT(writer->Finish(), IsOk());
  return path;
}

absl::StatusOr<TextStore> Opened(const std::string& path) {
  auto fd = OpenRegularFile(path);
  EXPECT_THAT(fd, IsOk());
  return TextStore::Open(*std::move(fd));
}

std::vector<std::string> ManyTexts() {
  std::vector<std::string> texts;
  for (int i = 0; i < 400; ++i) {
    texts.push_back("Abschnitt " + std::to_string(i) + " des Gesetzes gilt für alle Betroffenen " +
                    std::string(static_cast<size_t>(i), 'x'));
  }
  return texts;
}

TEST(TextStoreTest, GivesEachTextBack) {
  std::vector<std::string> texts = ManyTexts();
  texts[7] = "";
  texts[8] = std::string("\0\xff kein UTF-8", 13);
  texts[9] = std::string(1 << 20, 'z');
  for (const std::string& dictionary : {std::string(), TextDictionary(texts)}) {
    const tests::TemporaryFolder folder;
    const auto store = Opened(Written(folder, texts, dictionary));
    ASSERT_THAT(store, IsOk());
    EXPECT_EQ(store->size(), texts.size());
    for (size_t i = 0; i < texts.size(); ++i) {
      const auto text = store->Read(i + 1);
      ASSERT_THAT(text, IsOk()) << i;
      EXPECT_EQ(*text, texts[i]) << i;
    }
    for (const uint64_t none : {uint64_t{0}, texts.size() + 1, ~uint64_t{0}}) {
      EXPECT_THAT(store->Read(none), FailsWith(StatusCode::kDataLoss, "texts")) << none;
    }
  }
}

TEST(TextStoreTest, MayHoldNoText) {
  const tests::TemporaryFolder folder;
  const auto store = Opened(Written(folder, {}, ""));
  ASSERT_THAT(store, IsOk());
  EXPECT_EQ(store->size(), 0U);
}

TEST(TextStoreTest, DictionariesAreMadeOfManySamplesAndAlwaysTheSame) {
  EXPECT_EQ(TextDictionary({"ein Text", "noch ein Text"}), "");
  EXPECT_NE(TextDictionary(ManyTexts()), "");
  EXPECT_EQ(TextDictionary(ManyTexts()), TextDictionary(ManyTexts()));
}

// The hash of a generation's files is checked before: this is for whoever made them so.
TEST(TextStoreTest, RefusesWhatIsNoneAndNeverReadsBeyondIt) {
  const tests::TemporaryFolder folder;
  const std::string whole = tests::ReadFile(Written(folder, {"eins", "zwei", "drei"}, ""));
  for (size_t length = 0; length < whole.size(); ++length) {
    const std::string path =
        folder.Write("short" + std::to_string(length), whole.substr(0, length));
    EXPECT_FALSE(Opened(path).ok()) << length;
  }
  for (size_t at = 0; at < whole.size(); ++at) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
    const auto store = Opened(folder.Write("damaged" + std::to_string(at), damaged));
    if (!store.ok()) continue;
    for (uint64_t number = 0; number <= 4; ++number) store->Read(number).status().IgnoreError();
  }
}

}  // namespace
}  // namespace kok::generation
