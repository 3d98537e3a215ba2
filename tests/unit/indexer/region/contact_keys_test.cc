#include "indexer/region/contact_keys.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/unit/indexer/status_matchers.h"

namespace kok::region {
namespace {

using absl::StatusCode;
using tests::FailsWith;
using tests::IsOk;

// `number (ending)` of each.
std::vector<std::string> Read(const std::string& printed, const std::string& country) {
  const auto read = ReadPrintedPhone(printed, country);
  EXPECT_THAT(read, IsOk()) << printed;
  std::vector<std::string> numbers;
  if (!read.ok()) return numbers;
  for (const ReadPhone& phone : *read) {
    numbers.push_back(phone.ending.empty() ? phone.e164 : phone.e164 + " (" + phone.ending + ")");
  }
  return numbers;
}

struct PhoneCase {
  const char* printed;
  const char* country;
  std::vector<std::string> numbers;
};

// A wrong number sends somebody in danger to a stranger.
TEST(ReadPrintedPhoneTest, NumbersOfTheFlyer) {
  const PhoneCase cases[] = {
      {"0711 – 23 94 124", "DE", {"+497112394124"}},
      {"07131 – 3901491", "DE", {"+4971313901491"}},
      {"030 / 26 39 11 76", "DE", {"+493026391176"}},
      {"0261 – 88 97 72 0", "DE", {"+492618897720"}},
      {"0157 – 50 45 27 69", "DE", {"+4915750452769"}},
      {"030 – 440 63 73/ 74", "DE", {"+49304406373 (73)", "+49304406374 (74)"}},
      {"0431 – 55 77 91 90/92", "DE", {"+4943155779190 (90)", "+4943155779192 (92)"}},
      {"02323 – 994 97 19/20", "DE", {"+4923239949719 (19)", "+4923239949720 (20)"}},
      {"0201 – 63 25 699 20/23", "DE", {"+49201632569920 (20)", "+49201632569923 (23)"}},
      {"+39 – (0) 471 – 203 111", "IT", {"+390471203111"}},
      {"+41 – (0) 44 – 436 90 00", "CH", {"+41444369000"}},
  };
  for (const PhoneCase& c : cases) EXPECT_EQ(Read(c.printed, c.country), c.numbers) << c.printed;
}

TEST(ReadPrintedPhoneTest, OtherSpellingsOfTheSame) {
  const PhoneCase cases[] = {
      {"030/26391176", "DE", {"+493026391176"}},
      {"030-26391176", "", {"+493026391176"}},
      {"(030) 26 39 11 76", "DE", {"+493026391176"}},
      {"+49 30 26391176", "DE", {"+493026391176"}},
      {"+49 (0)30 / 26 39 11 76", "DE", {"+493026391176"}},
      {"0049 30 26391176", "DE", {"+493026391176"}},
      {"+493026391176", "CH", {"+493026391176"}},
      {"  030 26391176  ", "DE", {"+493026391176"}},
      {"030 440 63 73 / 74", "DE", {"+49304406373 (73)", "+49304406374 (74)"}},
      {"+49 30 440 63 73/74", "DE", {"+49304406373 (73)", "+49304406374 (74)"}},
      {"0431 55 77 91 90/2", "DE", {"+4943155779190 (0)", "+4943155779192 (2)"}},
      {"0431 55 77 91 190/192", "DE", {"+49431557791190 (190)", "+49431557791192 (192)"}},
      {"+39 0471 203111", "DE", {"+390471203111"}},
      {"0471 203111", "IT", {"+390471203111"}},
      {"044 436 90 00", "CH", {"+41444369000"}},
  };
  for (const PhoneCase& c : cases) EXPECT_EQ(Read(c.printed, c.country), c.numbers) << c.printed;
}

// A client of the case system looks numbers up while somebody waits; libphonenumber alone takes a
// minute for this one.
TEST(ReadPrintedPhoneTest, LongTextIsRefusedAtOnce) {
  EXPECT_THAT(ReadPrintedPhone(std::string(8 << 20, '1'), "DE"),
              FailsWith(StatusCode::kInvalidArgument, "telephone number"));
}

TEST(ReadPrintedPhoneTest, MoreEndingsThanOneGiveMoreNumbers) {
  EXPECT_EQ(Read("0431 – 55 77 91 90/92/94", "DE"),
            (std::vector<std::string>{"+4943155779190 (90)", "+4943155779192 (92)",
                                      "+4943155779194 (94)"}));
}

// What cannot be read must not become some number.
TEST(ReadPrintedPhoneTest, WhatIsNoNumberIsRefused) {
  const std::string cases[] = {
      "",
      "   ",
      "keine",
      "030",  // an area code alone
      "12",
      "110",  // dialled as it is, but only within a country
      "++49",
      "/",
      "/74",
      "030 1234567890123456789",
      "+999 123456789",
      "0157 – 50 45 27 69 | 0157 – 39 05 37 91",
      "030 26391176, 030 26391177",
      "030 26391176 oder 030 26391177",
      std::string("030\0"
                  "26391176",
                  12),
      "\xFF\xFE",
  };
  for (const std::string& printed : cases) {
    const auto read = ReadPrintedPhone(printed, "DE");
    EXPECT_THAT(read, FailsWith(StatusCode::kInvalidArgument, "telephone number"))
        << printed.substr(0, 60) << (read.ok() ? " gave " + read->front().e164 : "");
  }
  EXPECT_THAT(ReadPrintedPhone("030 26391176", "Deutschland"),
              FailsWith(StatusCode::kInvalidArgument, "telephone number"));
}

struct E164Case {
  const char* number;
  bool is_e164;
};

TEST(IsE164Test, APlusAndSevenToFifteenDigits) {
  const E164Case cases[] = {
      {"+493026391176", true},
      {"+1234567", true},
      {"+123456789012345", true},
      {"+123456", false},
      {"+1234567890123456", false},
      {"493026391176", false},
      {"+0493026391176", false},
      {"+49 3026391176", false},
      {"++49302639117", false},
      {"+4930263911x6", false},
      {"+", false},
      {"", false},
      {"+٤٩٣٠٢٦٣٩", false},  // digits of another script
  };
  for (const E164Case& c : cases) EXPECT_EQ(IsE164(c.number), c.is_e164) << c.number;
}

struct ShortCase {
  std::string printed;
  std::string digits;  // empty: no short number
};

TEST(ReadShortNumberTest, ThreeToSixDigitsOfANationalService) {
  const ShortCase cases[] = {
      {"116 016", "116016"},
      {"116016", "116016"},
      {" 116  111 ", "116111"},
      {"110", "110"},
      {"1 1 2", "112"},
      {"1522", "1522"},
      {"11", ""},
      {"1160160", ""},
      {"", ""},
      {"   ", ""},
      {"030", ""},     // an area code
      {"211117", ""},  // somebody's number without its area code
      {"+49116016", ""},
      {"116-016", ""},
      {"116 016 (kostenlos)", ""},
      {"١١٠", ""},  // digits of another script
      {std::string("11\0"
                   "0",
                   4),
       ""},
      {std::string(1 << 20, ' ') + "110", "110"},
  };
  for (const ShortCase& c : cases) {
    EXPECT_EQ(ReadShortNumber(c.printed), c.digits) << c.printed.substr(0, 30);
  }
}

struct EmailCase {
  std::string email;
  std::string key;  // empty: no address
};

TEST(EmailKeyTest, OneFormForEverySpelling) {
  const EmailCase cases[] = {
      {"info@kok-buero.de", "info@kok-buero.de"},
      {"Johanna.thie@diakonie.de", "johanna.thie@diakonie.de"},
      {"  FRANKA.verein@dw-kassel.de\n", "franka.verein@dw-kassel.de"},
      {"mitternachtsmission-gegen-menschenhandel@diakonie-heilbronn.de",
       "mitternachtsmission-gegen-menschenhandel@diakonie-heilbronn.de"},
      {"a+b@x.de", "a+b@x.de"},
      {"", ""},
      {"   ", ""},
      {"@", ""},
      {"info", ""},
      {"info@", ""},
      {"@kok-buero.de", ""},
      {"info@kok", ""},
      {"info@@kok.de", ""},
      {"info@kok@buero.de", ""},
      {"info@kok.de.", ""},
      {"info @kok.de", ""},
      {"info@kok\t.de", ""},
      {"in\nfo@kok.de", ""},
      {"info(at)kok.de", ""},
      {std::string("info\0@kok.de", 12), ""},
      {std::string(243, 'a') + "@kok-buer.de", ""},
  };
  for (const EmailCase& c : cases) EXPECT_EQ(EmailKey(c.email), c.key) << c.email;
  const std::string longest = std::string(254 - 7, 'a') + "@kok.de";
  EXPECT_EQ(EmailKey(longest), longest) << "254 bytes are allowed";
}

}  // namespace
}  // namespace kok::region
