#include "indexer/analysis/contact_spans.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

namespace kok::analysis {
namespace {

using Kind = ContactSpan::Kind;
using Contacts = std::vector<std::pair<Kind, std::string>>;

Contacts Find(const std::string& text) {
  Contacts contacts;
  for (const ContactSpan& span : FindContactSpans(text)) {
    contacts.emplace_back(span.kind, text.substr(span.begin, span.end - span.begin));
  }
  return contacts;
}

struct ContactCase {
  const char* why;
  std::string text;
  Contacts contacts;
};

TEST(ContactSpansTest, FindsNumbersAndAddressesAsTheyArePrinted) {
  const ContactCase cases[] = {
      {"dash between blanks", "0221 – 13 90 392", {{Kind::kPhone, "0221 – 13 90 392"}}},
      {"country", "+49 221 1390392", {{Kind::kPhone, "+49 221 1390392"}}},
      {"zero in brackets", "+49 (0) 221 1390392", {{Kind::kPhone, "+49 (0) 221 1390392"}}},
      {"area in brackets", "(0221) 1390392", {{Kind::kPhone, "(0221) 1390392"}}},
      {"slash", "030/26391176", {{Kind::kPhone, "030/26391176"}}},
      {"no-break space", "030\u00A026391176", {{Kind::kPhone, "030\u00A026391176"}}},
      {"among words", "Tel.: 0221 1390392, abends", {{Kind::kPhone, "0221 1390392"}}},
      {"two numbers",
       "0221 1390392, 0228 1234567",
       {{Kind::kPhone, "0221 1390392"}, {Kind::kPhone, "0228 1234567"}}},
      {"address at the end of a sentence",
       "An info@agisra.org.",
       {{Kind::kEmail, "info@agisra.org"}}},
      {"address with signs", "a.b-c_d+e@x-y.de", {{Kind::kEmail, "a.b-c_d+e@x-y.de"}}},
      {"address in quotes", "„info@koofra.de“", {{Kind::kEmail, "info@koofra.de"}}},
      {"address behind a scheme", "mailto:info@koofra.de", {{Kind::kEmail, "info@koofra.de"}}},
      {"address with an umlaut", "büro@köln.de", {{Kind::kEmail, "büro@köln.de"}}},
      {"domain", "koofra.de", {{Kind::kDomain, "koofra.de"}}},
      {"domain in brackets", "(www.koofra.de)", {{Kind::kDomain, "www.koofra.de"}}},
      {"site with a path",
       "https://www.koofra.de/kontakt, dort",
       {{Kind::kDomain, "https://www.koofra.de/kontakt"}}},
      {"capitals", "WWW.KOOFRA.DE", {{Kind::kDomain, "WWW.KOOFRA.DE"}}},
      {"all three",
       "0221 1390392 info@agisra.org agisra.org",
       {{Kind::kPhone, "0221 1390392"},
        {Kind::kEmail, "info@agisra.org"},
        {Kind::kDomain, "agisra.org"}}},
  };
  for (const ContactCase& c : cases) EXPECT_EQ(Find(c.text), c.contacts) << c.why;
}

TEST(ContactSpansTest, WhatOnlyLooksLikeOneIsNone) {
  for (const char* text : {"",        "03.04.1998", "3.4.1998",     "01/02/2024",   "2024",
                           "110",     "0800",       "10785 Berlin", "§ 25 Abs. 4a", "2 StR 345/18",
                           "1345/18", "z.B. heute", "Dr.Meier",     "e.V.",         "K.O.K.",
                           "name@",   "@name",      "a@b",          "...",          "+",
                           "(",       "+(",         "013456",       "123 4567 890"}) {
    EXPECT_EQ(Find(text), Contacts()) << text;
  }
  EXPECT_EQ(Find("0" + std::string(25, '1')), Contacts()) << "no number has so many digits";
}

TEST(ContactSpansTest, AnyBytesGiveSpansInOrder) {
  std::mt19937 random(11);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes(random() % 60, '\0');
    for (char& c : bytes) {
      c = random() % 2 == 0 ? "+(0)19 -/.@de\xE2\x80\x93"[random() % 16]
                            : static_cast<char>(random() % 256);
    }
    size_t last = 0;
    for (const ContactSpan& span : FindContactSpans(bytes)) {
      ASSERT_LE(last, span.begin);
      ASSERT_LT(span.begin, span.end);
      ASSERT_LE(span.end, bytes.size());
      last = span.end;
    }
  }
}

// A text is read in one go however it is made; quadratic ways would take minutes here.
TEST(ContactSpansTest, LongTextsCostNoMoreThanTheirLength) {
  constexpr size_t kBytes = 1 << 18;
  for (const char* piece :
       {"+",  "0",       "0+",       "0-",   "0.", "(0", "a",   "a.", "a@", "a+",
        "a/", "http://", "\xC3\xA4", "0 0 ", "_a", "-0", "-.-", ".",  "-",  "0.-"}) {
    std::string text;
    while (text.size() < kBytes) text += piece;
    EXPECT_LE(FindContactSpans(text).size(), kBytes) << piece;
  }
  const std::string host(kBytes / 2, 'h');
  EXPECT_EQ(FindContactSpans(host + ".de/" + std::string(kBytes / 2, 'p')).size(), 1U);
}

}  // namespace
}  // namespace kok::analysis
