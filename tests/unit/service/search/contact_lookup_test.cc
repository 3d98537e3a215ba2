#include "service/search/contact_lookup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "service/search/record_store.h"
#include "tests/unit/service/search/search_fixture.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::ShippedSnapshot;
using tests::SmallIndex;

// Names of those who publish the contact.
std::vector<std::string> Lookup(const index::Snapshot& snapshot,
                                const v1::LookupContactRequest& request) {
  v1::LookupContactResponse response;
  const absl::Status status = LookupContact(snapshot, request, response);
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_EQ(response.status(),
            response.matches().empty() ? v1::LOOKUP_STATUS_NOT_LISTED : v1::LOOKUP_STATUS_LISTED);
  EXPECT_EQ(response.index().generation(), snapshot.info().generation());
  std::vector<std::string> names;
  for (const v1::Organization& match : response.matches()) names.push_back(match.name());
  return names;
}

std::vector<std::string> WhosePhone(const std::string& typed,
                                    const index::Snapshot& snapshot = ShippedSnapshot()) {
  v1::LookupContactRequest request;
  request.set_phone_number(typed);
  return Lookup(snapshot, request);
}

std::vector<std::string> WhoseEmail(const std::string& typed,
                                    const index::Snapshot& snapshot = ShippedSnapshot()) {
  v1::LookupContactRequest request;
  request.set_email(typed);
  return Lookup(snapshot, request);
}

struct Case {
  const char* typed;
  const char* id;
};

TEST(ContactLookup, SaysWhoseNumberItIs) {
  const Case cases[] = {
      {"+49 511 21578225", "kobra-hannover"},
      {"0511/2157 8225", "kobra-hannover"},
      {"511 21578225", "kobra-hannover"},
      {"0511 21578225-0", "kobra-hannover"},
      {"030 4406374", "ban-ying-berlin"},
      {"030 440 63 73/74", "ban-ying-berlin"},
      {"02323 9949720", "eine-welt-zentrum-herne"},
      {"0431-55779192", "contra-kiel"},
      {"0201 632569923", "nachtfalter-essen"},
      {"0163 2301360", "bekom-jena"},
      {"+39 0471 203111", "alba-bozen"},
      {"0041 44 436 90 00", "fiz-zuerich"},
      {"030 26391176", "kok-berlin"},
      {"Fax: 030 / 26 39 11 86", "kok-berlin"},
      {"030 405046 DW 990", "terre-des-femmes-berlin"},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(WhosePhone(c.typed), ElementsAre(std::string("organizations/") + c.id)) << c.typed;
  }
}

TEST(ContactLookup, KnowsTheShortNumbersOfCuratedLines) {
  const std::vector<Case> cases = {
      {"116 016", "hilfetelefon-gewalt-gegen-frauen"},
      {"116016", "hilfetelefon-gewalt-gegen-frauen"},
      {"Tel. 116 016", "hilfetelefon-gewalt-gegen-frauen"},
      {"110", "polizeinotruf-110"},
      {"1522", "numero-antiviolenza-1522"},
      {"0800 123 99 00", "hilfetelefon-gewalt-an-maennern"},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(WhosePhone(c.typed), ElementsAre(std::string("organizations/") + c.id)) << c.typed;
  }
}

TEST(ContactLookup, ASimilarNumberIsNotListed) {
  for (const char* typed : {"0511 2157822", "0511 215782255", "0511 21578252", "0471 203111",
                            "044 436 90 00", "21578225", "030 40504699", "030 4406375", "113",
                            "116 117", "08000 116 016", "+999 123456789", "0170 1234567"}) {
    EXPECT_THAT(WhosePhone(typed), IsEmpty()) << typed;
  }
}

TEST(ContactLookup, SaysWhoseAddressItIs) {
  EXPECT_THAT(WhoseEmail("franka.VEREIN@dw-kassel.de"),
              ElementsAre("organizations/franka-verein-kassel"));
  EXPECT_THAT(WhoseEmail("Johanna.Thie <JOHANNA.thie@diakonie.de>"),
              ElementsAre("organizations/diakonie-deutschland-berlin"));
  EXPECT_THAT(WhoseEmail("info@dw-kassel.de"), IsEmpty()) << "the domain alone says nothing";
  EXPECT_THAT(WhoseEmail("frank.verein@dw-kassel.de"), IsEmpty());
}

TEST(ContactLookup, WhatCannotBeReadIsAnError) {
  v1::LookupContactResponse response;
  v1::LookupContactRequest request;
  EXPECT_TRUE(absl::IsInvalidArgument(LookupContact(ShippedSnapshot(), request, response)));
  request.set_email("info");
  EXPECT_TRUE(absl::IsInvalidArgument(LookupContact(ShippedSnapshot(), request, response)));
}

constexpr char kShared[] =
    R"({"organization":{"name":"organizations/c","display_name":"C","phones":[{"number":"+49301234567"}],"emails":["a@b.de"],"status":"ORGANIZATION_STATUS_CLOSED"}}
{"organization":{"name":"organizations/a","display_name":"A","phones":[{"number":"+49301234567"},{"number":"+49301234568"}],"emails":["A@B.de"]}}
{"organization":{"name":"organizations/b","display_name":"B","fax":{"number":"+49301234568"},"status":"ORGANIZATION_STATUS_PAUSED"}}
{"content":{"name":"contents/t","title":"T","body":"Tel. 030 1234569, x@y.de"}})";

TEST(ContactLookup, ListsAllWhoShareAContactByNameWhateverTheirStatus) {
  const SmallIndex index(kShared);
  EXPECT_THAT(WhosePhone("030 1234567", *index), ElementsAre("organizations/a", "organizations/c"));
  EXPECT_THAT(WhoseEmail("a@b.de", *index), ElementsAre("organizations/a", "organizations/c"));
  EXPECT_THAT(WhosePhone("030 1234568", *index), ElementsAre("organizations/a", "organizations/b"));
  EXPECT_THAT(WhosePhone("030 1234567/68", *index),
              ElementsAre("organizations/a", "organizations/b", "organizations/c"));
}

TEST(ContactLookup, ATextPublishesNoContact) {
  const SmallIndex index(kShared);
  EXPECT_THAT(WhosePhone("030 1234569", *index), IsEmpty());
  EXPECT_THAT(WhoseEmail("x@y.de", *index), IsEmpty());
}

TEST(ContactLookup, RepliesStaySmall) {
  std::string lines;
  for (int i = 0; i < 40; ++i) {
    lines += R"({"organization":{"name":"organizations/o)" + std::to_string(10 + i) +
             R"(","display_name":"O","emails":["a@b.de"],"description":")" +
             std::string(100000, 'y') + "\"}}\n";
  }
  const SmallIndex index(lines);
  const std::vector<std::string> names = WhoseEmail("a@b.de", *index);
  EXPECT_LT(names.size(), 40U);
  EXPECT_GT(names.size(), 25U);
  EXPECT_EQ(names.front(), "organizations/o10");
}

// --- Every contact of the directory
// ---------------------------------------------------------------

std::vector<v1::Organization> Everybody() {
  auto all = ListOrganizations(ShippedSnapshot(), v1::SearchFilter(), {0, 1000},
                               absl::CivilDay(2026, 11, 1));
  EXPECT_TRUE(all.ok()) << all.status();
  return all.ok() ? std::move(all->records) : std::vector<v1::Organization>();
}

std::vector<v1::Phone> PhonesOf(const v1::Organization& organization) {
  std::vector<v1::Phone> phones(organization.phones().begin(), organization.phones().end());
  if (organization.has_fax()) phones.push_back(organization.fax());
  return phones;
}

// The digits with `gap` behind every second one.
std::string Grouped(const std::string& digits, const std::string& gap) {
  std::string grouped;
  for (size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && i % 2 == 0) grouped += gap;
    grouped += digits[i];
  }
  return grouped;
}

std::string InScript(const std::string& typed, const std::string& zero) {
  std::string in_script;
  for (const char c : typed) {
    if (c < '0' || c > '9') {
      in_script += c;
      continue;
    }
    in_script += zero;
    in_script.back() = static_cast<char>(in_script.back() + (c - '0'));
  }
  return in_script;
}

constexpr size_t kCountryCodeBytes = 3;  // `+49`, `+39`, `+41`

// How people write the number that the record holds as E.164.
std::vector<std::string> Notations(const v1::Phone& phone) {
  const std::string& e164 = phone.number();
  const std::string plus_code = e164.substr(0, kCountryCodeBytes);
  const std::string code = plus_code.substr(1);
  std::string number = e164.substr(kCountryCodeBytes);
  const std::string zero = plus_code == "+39" ? number.substr(0, 1) : "0";
  const std::string rest = plus_code == "+39" ? number.substr(1) : number;
  const std::string optional_zero = plus_code == "+39" ? "0" : "";
  std::vector<std::string> notations = {
      e164,
      phone.display(),
      "00" + code + number,
      "00 " + code + " (0)" + rest,
      code + number,
      code + " " + Grouped(number, " "),
      plus_code + " (0)" + Grouped(rest, " "),
      "(" + plus_code + ") " + optional_zero + rest,
      plus_code + zero + rest,
      "tel:" + plus_code + "-" + Grouped(number, "-"),
      "Tel.-Nr.: " + plus_code + " " + number + " (Mo–Fr 9–17 Uhr)",
      plus_code + "\u00a0" + Grouped(number, "\u202f"),
      plus_code + "." + Grouped(number, "."),
      InScript(e164, "\uff10"),
      InScript("00" + code + " " + Grouped(number, " "), "\u0660"),
  };
  if (plus_code == "+49") {
    const std::string area = rest.substr(0, 3);
    const std::string line = rest.substr(3);
    for (const std::string& national :
         {"0" + rest, "0" + area + "/" + line, "(0" + area + ") " + Grouped(line, " "),
          "0" + area + " – " + Grouped(line, " "), "0" + Grouped(rest, "-"), "Fon 0" + rest,
          "0" + rest + "-0", "0" + rest + " ext. 12",
          InScript("0" + area + " " + line, "\u06f0")}) {
      notations.push_back(national);
    }
  }
  return notations;
}

TEST(ContactLookup, EveryNumberOfTheDirectoryIsListedInEveryNotation) {
  size_t numbers = 0;
  for (const v1::Organization& organization : Everybody()) {
    for (const v1::Phone& phone : PhonesOf(organization)) {
      ++numbers;
      for (const std::string& typed : Notations(phone)) {
        EXPECT_THAT(WhosePhone(typed), ElementsAre(organization.name())) << typed;
      }
    }
  }
  EXPECT_EQ(numbers, 53U) << "51 of the members, and the office's two";
}

// Each slip of one digit, as digits alone.
std::set<std::string> Slips(const std::string& digits) {
  std::set<std::string> slips;
  for (size_t i = 0; i <= digits.size(); ++i) {
    for (char c = '0'; c <= '9'; ++c) slips.insert(std::string(digits).insert(i, 1, c));
    if (i == digits.size()) break;
    slips.insert(std::string(digits).erase(i, 1));
    for (char c = '0'; c <= '9'; ++c) slips.insert(std::string(digits).replace(i, 1, 1, c));
    std::string swapped = digits;
    if (i + 1 < digits.size()) std::swap(swapped[i], swapped[i + 1]);
    slips.insert(swapped);
  }
  slips.erase(digits);
  return slips;
}

TEST(ContactLookup, NoSlipOfADigitIsListed) {
  std::set<std::string> listed;
  for (const v1::Organization& organization : Everybody()) {
    for (const v1::Phone& phone : PhonesOf(organization)) listed.insert(phone.number());
  }
  for (const std::string& e164 : listed) {
    const std::string digits = e164.substr(1);
    for (const std::string& slip : Slips(digits)) {
      // A zero behind the country code is only another notation.
      const bool trunk_zero = slip == digits.substr(0, 2) + "0" + digits.substr(2);
      if (trunk_zero || listed.count("+" + slip) > 0) continue;
      EXPECT_THAT(WhosePhone("+" + slip), IsEmpty()) << slip;
    }
    if (digits.substr(0, 2) != "49") continue;
    const std::string national = "0" + digits.substr(2);
    for (const std::string& slip : Slips(national)) {
      // Without its zero the number is the same.
      if (slip == national.substr(1) || listed.count("+49" + slip.substr(1)) > 0) continue;
      EXPECT_THAT(WhosePhone(slip), IsEmpty()) << slip;
    }
  }
}

TEST(ContactLookup, EveryAddressOfTheDirectoryIsListedInEveryNotation) {
  size_t addresses = 0;
  for (const v1::Organization& organization : Everybody()) {
    for (const std::string& email : organization.emails()) {
      ++addresses;
      std::string upper = email;
      std::transform(upper.begin(), upper.end(), upper.begin(), ::toupper);
      for (const std::string& typed :
           {email, upper, " " + email + "\n", "mailto:" + email, "<" + email + ">",
            organization.display_name() + " <" + email + ">"}) {
        EXPECT_THAT(WhoseEmail(typed), ElementsAre(organization.name())) << typed;
      }
      for (size_t i = 0; i < email.size(); ++i) {
        std::string slip = email;
        slip[i] = slip[i] == 'q' ? 'z' : 'q';
        if (email[i] == '@' || email[i] == '.') continue;
        EXPECT_THAT(WhoseEmail(slip), IsEmpty()) << slip;
      }
    }
  }
  EXPECT_EQ(addresses, 43U);
}

}  // namespace
}  // namespace kok::search_core
