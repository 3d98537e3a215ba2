#include "indexer/region/asked_email.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/unit/indexer/status_matchers.h"

namespace kok::region {
namespace {

using absl::StatusCode;
using tests::FailsWith;
using tests::IsOk;

TEST(ReadAskedEmailTest, AnyNotationIsTheSameAddress) {
  for (const char* typed : {
           "franka.verein@dw-kassel.de",
           "franka.VEREIN@dw-kassel.de",
           "FRANKA.VEREIN@DW-KASSEL.DE",
           "  franka.verein@dw-kassel.de\n",
           "\u00a0franka.verein@dw-kassel.de\u2009",
           "\u202afranka.verein@dw-kassel.de\u202c",
           "mailto:franka.verein@dw-kassel.de",
           "MAILTO: franka.verein@dw-kassel.de",
           "<franka.verein@dw-kassel.de>",
           "<mailto:franka.verein@dw-kassel.de>",
           "FRANKA <franka.verein@dw-kassel.de>",
           "\"FRANKA e.V.\" <Franka.Verein@dw-kassel.de> ",
           "FRANKA < franka.verein@dw-kassel.de >",
       }) {
    const auto key = ReadAskedEmail(typed);
    ASSERT_THAT(key, IsOk()) << typed;
    EXPECT_EQ(*key, "franka.verein@dw-kassel.de") << typed;
  }
}

TEST(ReadAskedEmailTest, WhatIsNoAddressIsRefused) {
  for (const std::string& typed : {std::string(),
                                   std::string("  "),
                                   std::string("@"),
                                   std::string("info"),
                                   std::string("info@"),
                                   std::string("@kok-buero.de"),
                                   std::string("info@kok"),
                                   std::string("info@@kok-buero.de"),
                                   std::string("info@kok@buero.de"),
                                   std::string("info @kok-buero.de"),
                                   std::string("info\u00a0@kok-buero.de"),
                                   std::string("info\u200b@kok-buero.de"),
                                   std::string("info@kok\n-buero.de"),
                                   std::string("info\0@kok-buero.de", 19),
                                   std::string("info@kok-buero.de, a"),
                                   std::string("a@b.de;c"),
                                   std::string("<>"),
                                   std::string("KOK <info@kok-buero.de"),
                                   std::string("<info@kok-buero.de> KOK"),
                                   std::string("mailto:"),
                                   std::string("030 26391176"),
                                   std::string(255 - 7, 'a') + "@kok.de"}) {
    EXPECT_THAT(ReadAskedEmail(typed),
                FailsWith(StatusCode::kInvalidArgument, "expected one e-mail address"))
        << typed;
  }
  const std::string longest = std::string(254 - 7, 'a') + "@kok.de";
  EXPECT_THAT(ReadAskedEmail(longest), IsOk()) << "254 bytes are allowed";
}

}  // namespace
}  // namespace kok::region
