#include "indexer/region/asked_phone.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/region/contact_keys.h"
#include "tests/unit/indexer/status_matchers.h"

namespace kok::region {
namespace {

using absl::StatusCode;
using testing::Contains;
using testing::ElementsAre;
using testing::Not;
using tests::FailsWith;
using tests::IsOk;

std::vector<std::string> Read(const std::string& typed) {
  const auto read = ReadAskedPhone(typed);
  EXPECT_THAT(read, IsOk()) << typed;
  return read.ok() ? *read : std::vector<std::string>();
}

// Whoever asks has a number before them as somebody else wrote it.
TEST(ReadAskedPhoneTest, AnyNotationIsTheSameNumber) {
  for (const char* typed : {
           "+4951121578225",
           "+49 511 21578225",
           "0511 21578225",
           "0511/2157 8225",
           "0511/2157/8225",
           "0511-21578225",
           "0511 - 21 57 82 25",
           "0511.2157.8225",
           "0511·2157·8225",
           "0511\\21578225",
           "0511: 2157 8225",
           "(0511) 21578225",
           "[0511] 21578225",
           "0(511)21578225",
           "(0)511 21578225",
           "+49 (0)511 21578225",
           "+49(0)511/21578225",
           "+49 0511 21578225",
           "(+49) 511 21578225",
           "(+49)(0)511 21578225",
           "+49-511-2157-8225",
           "+49 [0] 511 2157 8225",
           "0049 511 21578225",
           "00 49 511 21578225",
           "0049(0)511 21578225",
           "0049-(0)-511-21578225",
           "+0049 511 21578225",
           "  0511 21578225\n",
           "\t0511\t2157\r\n8225",
           "0511\u00a021578225",        // no-break space
           "0511\u202f2157\u20098225",  // narrow and thin spaces
           "0511\u30002157\u20038225",  // ideographic and em space
           "0511\u20132157\u20148225",  // en and em dash
           "0511\u20102157\u20118225",  // hyphens
           "0511\u22122157\u2212"
           "8225",                        // minus
           "0511\u00ad2157\u200b8225",    // soft hyphen, zero-width space
           "\u202a0511 21578225\u202c",   // as copied from an address book
           "\ufeff0511 21578225",         // with a byte order mark
           "0511\u22152157\u20448225",    // other slashes
           "０５１１　２１５７８２２５",  // full-width
           "＋４９（０）５１１／２１５７－８２２５",
           "\u0660\u0665\u0661\u0661 \u0662\u0661\u0665\u0667\u0668\u0662\u0662\u0665",  // Arabic
           "\u06f0\u06f5\u06f1\u06f1 \u06f2\u06f1\u06f5\u06f7\u06f8\u06f2\u06f2\u06f5",  // Persian
           "\u0966\u096b\u0967\u0967 \u0968\u0967\u096b\u096d\u096e\u0968\u0968\u096b",  // Hindi
           "tel:+49-511-21578225",
           "TEL:+4951121578225",
           "<tel:+4951121578225>",
           "Tel. 0511 21578225",
           "Tel.: 0511 21578225",
           "Telefon: 0511 21578225",
           "Te\u00adle\u00adfon 0511 21578225",
           "Fon 0511 21578225",
           "Phone +49 511 21578225",
           "Mobil: 0511 21578225",
           "Fax 0511 21578225",
           "Handynr. 0511 21578225",
           "WhatsApp: +49 511 21578225",
           "0511_21578225",
           "0511 21578225 Durchw. 12",
           "Tel./Fax: 0511 21578225",
           "Tel. u. Fax: 0511 21578225",
           "Tel & Fax 0511 21578225",
           "Tel.-Nr.: 0511 21578225",
           "Tel.Nr. 0511 21578225",
           "Te\u0301l. 0511 21578225",
           "Tél. +49 511 21578225",
           "Teléfono: +49 511 21578225",
           "тел. +49 511 21578225",
           "Telefon Büro: 0511 21578225",
           "Telefon (Büro): 0511 21578225",
           "☎ 0511 21578225",
           "№ 0511 21578225",
           "\"0511 21578225\"",
           "„0511 21578225“",
           "'0511 21578225",
           "0511 21578225?",
           "0511 21578225,",
           "0511 21578225 /",
           "0511 21578225 (Mo-Fr 9-17 Uhr)",
           "0511 21578225 [Frau M.]",
           "0511 21578225 (AB, 24 h) ",
           "0511 21578225 (AB",
           "0511 21578225 (24/7)",
           "0511 21578225 (0)",
           "0511 21578225 mobil",
           "Tel. 0511 21578225, +49 511 21578225",
           "0511 21578225 / 0511 21578225",
           "0511 21578225 oder +49 (0)511 2157-8225",
       }) {
    EXPECT_THAT(Read(typed), Contains("+4951121578225")) << typed;
  }
}

struct Case {
  const char* typed;
  std::vector<std::string> numbers;
};

// Every number that is meant, and no other.
TEST(ReadAskedPhoneTest, ReadsWhatWasTypedAndNothingElse) {
  const Case cases[] = {
      {"+49 511 21578225", {"+4951121578225"}},
      {"0511 21578225", {"+4951121578225"}},
      // Without a country code, a number is a German one; nobody guesses the country.
      {"0471 203111", {"+49471203111"}},
      {"044 436 90 00", {"+49444369000"}},
      {"0 49 511 21578225", {"+494951121578225"}},
      // Other countries have their own trunk prefix.
      {"+39 0471 203111", {"+390471203111"}},
      {"+39 – (0) 471 – 203 111", {"+390471203111"}},
      {"0039 0471 203111", {"+390471203111"}},
      {"+39 471 203111", {"+39471203111"}},
      {"0041 44 436 90 00", {"+41444369000"}},
      {"+41 (0)44 436 90 00", {"+41444369000"}},
      {"+43 (0)1 5055000", {"+4315055000"}},
      // Neither zero nor plus: an area code without its zero, or a country code without its plus.
      {"511 21578225", {"+4951121578225", "+51121578225"}},
      {"49 511 21578225", {"+494951121578225", "+4951121578225"}},
      {"49 (0)511 21578225", {"+4949051121578225", "+4951121578225"}},
      {"390471203111", {"+49390471203111", "+390471203111"}},
      // Numbers of two lines, or one line with a slash.
      {"030 440 63 73/74", {"+4930440637374", "+49304406373", "+49304406374"}},
      {"030 440 63 73/ 74", {"+4930440637374", "+49304406373", "+49304406374"}},
      {"0431 - 55 77 91 90/92/94",
       {"+49431557791909294", "+4943155779190", "+4943155779192", "+4943155779194"}},
      {"0431/55/77/91/90", {"+4943155779190", "+494315577", "+494315591", "+494315590"}},
      {"030 / 26 39 11 76", {"+493026391176"}},
      {"030/440", {"+4930440"}},
      // Extensions: without, and as the end of the number.
      {"030 440637 ext. 3", {"+4930440637", "+49304406373"}},
      {"030 440637 Durchwahl 3", {"+4930440637", "+49304406373"}},
      {"030 440637 (Durchwahl: 3)", {"+4930440637", "+49304406373"}},
      {"030 440637 DW-12", {"+4930440637", "+493044063712"}},
      {"030 440637, DW 12", {"+4930440637", "+493044063712"}},
      {"030 440637 App. 12", {"+4930440637", "+493044063712"}},
      {"030 440637 Apparat 12", {"+4930440637", "+493044063712"}},
      {"030 440637x12", {"+4930440637", "+493044063712"}},
      {"030 440637 X 12 (Frau M.)", {"+4930440637", "+493044063712"}},
      {"tel:+49-30-440637;ext=12", {"+4930440637", "+493044063712"}},
      {"030 440637-0", {"+49304406370", "+4930440637"}},
      {"030 440637 – 12", {"+493044063712", "+4930440637"}},
      {"030 440637 (12)", {"+493044063712", "+4930440637"}},
      {"030 440637-12345", {"+493044063712345"}},
      {"030 440 63 73/74 DW 9",
       {"+4930440637374", "+49304406373749", "+49304406373", "+493044063739", "+49304406374",
        "+493044063749"}},
      // Dialled as they are.
      {"110", {"+49110"}},
      {"116 117", {"+49116117"}},
      {"116016", {"+49116016"}},
      {"08000 116 016", {"+498000116016"}},
      // In no plan, but numbers.
      {"+999 123456789", {"+999123456789"}},
      {"000 511", {"+0511"}},
      {"+41 44 436 90 0", {"+4144436900"}},
      {"+49 123456789012"
       "3",
       {"+491234567890123"}},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(Read(c.typed), testing::UnorderedElementsAreArray(c.numbers)) << c.typed;
  }
}

// What the directory holds is read by ReadPrintedPhone; a number must not be missed because the two
// disagree.
TEST(ReadAskedPhoneTest, FindsWhatIsReadFromPrint) {
  for (const char* printed :
       {"0711 – 23 94 124", "07131 – 3901491", "030 / 26 39 11 76", "0261 – 88 97 72 0",
        "0157 – 50 45 27 69", "030 – 440 63 73/ 74", "0431 – 55 77 91 90/92",
        "02323 – 994 97 19/20", "0201 – 63 25 699 20/23", "+39 – (0) 471 – 203 111",
        "+41 – (0) 44 – 436 90 00", "08233 – 39 52", "040 – 38 47 53", "+43 (0)1 505 50 00",
        "+33 (0)1 23 45 67 89", "+36 (06) 1 234 5678", "+7 495 123-45-67", "+1 212 555 0100"}) {
    const auto read = ReadPrintedPhone(printed, "DE");
    ASSERT_THAT(read, IsOk()) << printed;
    for (const ReadPhone& phone : *read) {
      EXPECT_THAT(Read(printed), Contains(phone.e164)) << printed;
      EXPECT_THAT(Read(phone.e164), ElementsAre(phone.e164));
    }
  }
}

TEST(ReadAskedPhoneTest, AnotherDigitIsAnotherNumber) {
  for (const char* typed : {"0511 2157822", "0511 215782255", "0511 21578252", "0511 21578226",
                            "0512 21578225", "+48 511 21578225", "05 11 2157 822 5 5"}) {
    EXPECT_THAT(Read(typed), Not(Contains("+4951121578225"))) << typed;
  }
}

struct Refused {
  std::string typed;
  const char* reason;
};

TEST(ReadAskedPhoneTest, WhatIsNoNumberIsRefusedWithAReason) {
  const Refused cases[] = {
      {"", "no digits"},
      {"   ", "no digits"},
      {"+", "no digits"},
      {"---", "no digits"},
      {"Tel.:", "no digits"},
      {"(0511 Buero)", "no digits"},
      {"5", "fewer digits"},
      {"12", "fewer digits"},
      {"+49", "fewer digits"},
      {"0511 ABC", "something else"},
      {"ABC", "something else"},
      {"0800 KOBRA", "something else"},
      {"O511 21578225", "something else"},
      {"Anna 0511 21578225", "something else"},
      {"info@kobra-hannover.de", "something else"},
      {"0511 21578225 DW", "something else"},
      {"DW 12", "something else"},
      {"0511 21578225 DW 12 DW 13", "something else"},
      {"0511 21578225 DW 1234567", "something else"},
      {"0511 21578225 #", "something else"},
      {"*31#0511 21578225", "something else"},
      {"0511 2157822²", "something else"},  // a footnote, or a digit: nobody can tell
      {"0511 2157822½", "something else"},
      {std::string("0511\0"
                   "21578225",
                   13),
       "something else"},
      {"\xff\xfe", "something else"},
      {"0511 \xc3\x28 21578225", "something else"},
      {"030 1234567890123456789", "more digits"},
      {std::string(100, '1'), "more digits"},
      {"030 26391176 030 26391186", "more digits"},
      {"030 26391176, 030 26391186", "another number"},
      {"030 26391176; 030 26391186", "another number"},
      {"030 26391176 / 030 26391186", "another number"},
      {"030 26391176 oder 030 26391186", "another number"},
      {"Tel. 030 26391176 Fax 030 26391186", "another number"},
      {"030 26391176 +49 30 26391186", "another number"},
      {"030 26391176, 86", "another number"},
      {"030 440 63 73 u. 74", "another number"},
      {"110 oder 112", "another number"},
  };
  for (const Refused& c : cases) {
    const auto read = ReadAskedPhone(c.typed);
    EXPECT_THAT(read, FailsWith(StatusCode::kInvalidArgument, c.reason))
        << c.typed << (read.ok() ? " gave " + read->front() : "");
    EXPECT_THAT(read, FailsWith(StatusCode::kInvalidArgument, "expected one telephone number"));
  }
}

// A client of the case system looks numbers up while somebody waits.
TEST(ReadAskedPhoneTest, LongTextIsRefusedAtOnce) {
  EXPECT_THAT(Read("0511 21578225" + std::string(237, ' ')), ElementsAre("+4951121578225"));
  for (const size_t bytes : {size_t{251}, size_t{8} << 20}) {
    for (const char sign : {'1', '(', '/', 'x', ' '}) {
      EXPECT_THAT(ReadAskedPhone(std::string(bytes, sign)),
                  FailsWith(StatusCode::kInvalidArgument, "250 bytes"));
    }
  }
}

}  // namespace
}  // namespace kok::region
