#include "indexer/build/message_catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/unit/indexer/build/made_catalogue.h"
#include "tests/unit/indexer/status_matchers.h"

namespace kok::build {
namespace {

using absl::StatusCode;
using tests::FailsWith;
using tests::IsOk;
using tests::kUtf8Header;
using tests::MadeCatalogue;
using tests::Messages;

const Messages kMessages = {
    {"", kUtf8Header}, {"Bayern", "Бавария"}, {"Hessen", "Гессен"}, {"Saarland", ""}};

TEST(MessageCatalogueTest, BothByteOrdersAreRead) {
  for (const bool big_endian : {false, true}) {
    const auto catalogue = MessageCatalogue::Parse(MadeCatalogue(kMessages, big_endian));
    ASSERT_THAT(catalogue, IsOk()) << big_endian;
    EXPECT_EQ(catalogue->Find("Bayern"), "Бавария");
    EXPECT_EQ(catalogue->Find("Hessen"), "Гессен");
    EXPECT_EQ(catalogue->Find("Saarland"), "") << "not translated";
    EXPECT_EQ(catalogue->Find("Berlin"), "") << "not there";
    EXPECT_EQ(catalogue->Find("bayern"), "") << "compared byte by byte";
  }
}

// The tables need not be sorted, as gettext itself wants them.
TEST(MessageCatalogueTest, TheOrderOfMessagesDoesNotMatter) {
  const auto catalogue =
      MessageCatalogue::Parse(MadeCatalogue({{"b", "2"}, {"", kUtf8Header}, {"a", "1"}}));
  ASSERT_THAT(catalogue, IsOk());
  EXPECT_EQ(catalogue->Find("a"), "1");
  EXPECT_EQ(catalogue->Find("b"), "2");
}

TEST(MessageCatalogueTest, OfPluralsTheFirstFormIsRead) {
  const auto catalogue = MessageCatalogue::Parse(MadeCatalogue(
      {{"", kUtf8Header}, {std::string("day\0days", 8), std::string("Tag\0Tage", 8)}}));
  ASSERT_THAT(catalogue, IsOk());
  EXPECT_EQ(catalogue->Find("day"), "Tag");
}

TEST(MessageCatalogueTest, AnEmptyTableAndALaterMinorRevisionAreFine) {
  EXPECT_THAT(MessageCatalogue::Parse(MadeCatalogue({{"", kUtf8Header}})), IsOk());
  EXPECT_THAT(MessageCatalogue::Parse(MadeCatalogue(kMessages, false, 1)), IsOk());
  EXPECT_THAT(MessageCatalogue::Parse(MadeCatalogue(kMessages, false, 1 << 16)), IsOk());
}

// A catalogue of one message with one number of its header or tables replaced.
std::string With(size_t offset, size_t number) {
  std::string bytes = MadeCatalogue({{"", kUtf8Header}});
  std::string replaced;
  tests::PutNumber(replaced, number, false);
  return bytes.replace(offset, replaced.size(), replaced);
}

TEST(MessageCatalogueTest, WhatIsNoneIsRefused) {
  constexpr size_t kHuge = 0xFFFFFFFF;
  const std::string good = MadeCatalogue({{"", kUtf8Header}});
  const struct {
    const char* why;
    std::string bytes;
    const char* message;
  } cases[] = {
      {"nothing", "", "expected a header of 28 bytes"},
      {"half a header", good.substr(0, 27), "expected a header of 28 bytes"},
      {"text", std::string(40, 'x'), "expected the first bytes of a .mo file"},
      {"later revision", MadeCatalogue({}, false, 2 << 16), "expected revision 0 or 1"},
      {"no header", MadeCatalogue({{"a", "b"}}), "charset=UTF-8"},
      {"no message", MadeCatalogue({}), "charset=UTF-8"},
      {"Latin-1", MadeCatalogue({{"", "Content-Type: text/plain; charset=ISO-8859-1\n"}}),
       "charset=UTF-8"},
      {"more messages than bytes", With(8, kHuge), "two tables of 4294967295 messages"},
      {"one message too many", With(8, 20), "two tables of 20 messages"},
      {"originals behind the end", With(12, good.size() + 1), "two tables"},
      {"originals far behind", With(12, kHuge), "two tables"},
      {"translations behind the end", With(16, good.size() - 7), "two tables"},
      {"length of an original", With(28, kHuge), "message 1"},
      {"place of an original", With(32, kHuge), "message 1"},
      {"place at the end", With(32, good.size()), "message 1"},
      {"length of a translation", With(36, kHuge), "message 1"},
      {"length up to the end, without a NUL", With(36, sizeof(tests::kUtf8Header)), "message 1"},
      {"not ended by a NUL", With(36, 3), "message 1"},
      {"place of a translation", With(40, kHuge - 1), "message 1"},
  };
  for (const auto& c : cases) {
    EXPECT_THAT(MessageCatalogue::Parse(c.bytes),
                FailsWith(StatusCode::kInvalidArgument, c.message))
        << c.why;
  }
}

// Whatever is cut off, nothing behind the end is read.
TEST(MessageCatalogueTest, ACutCatalogueIsRefusedWhereverItIsCut) {
  const std::string good = MadeCatalogue(kMessages);
  for (size_t length = 0; length < good.size(); ++length) {
    const std::string cut = good.substr(0, length);
    EXPECT_THAT(MessageCatalogue::Parse(cut),
                FailsWith(StatusCode::kInvalidArgument, "no catalogue of messages"))
        << length;
  }
}

TEST(MessageCatalogueTest, AnyByteMayBeWrong) {
  const std::string good = MadeCatalogue(kMessages);
  for (size_t i = 0; i < good.size(); ++i) {
    for (const char wrong : {'\0', '\x7F', '\xFF'}) {
      std::string bytes = good;
      bytes[i] = wrong;
      const auto catalogue = MessageCatalogue::Parse(bytes);
      if (catalogue.ok()) catalogue->Find("Bayern");
    }
  }
}

}  // namespace
}  // namespace kok::build
