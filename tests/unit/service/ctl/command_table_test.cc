#include "service/ctl/command_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>

#include "absl/flags/commandlineflag.h"
#include "absl/flags/reflection.h"
#include "absl/strings/match.h"
#include "service/ctl/ctl_flags.h"

namespace kok::ctl {
namespace {

using testing::Contains;
using testing::Not;

// A flag that no command takes would be in no help, and ignored without a word.
TEST(CommandTableTest, EveryFlagOfTheProgramIsOfSomeCommand) {
  static_cast<void>(ReadDestination());  // so that the flags are linked
  std::set<std::string> taken;
  const auto take = [&](std::string_view command) {
    const auto flags = FlagsOf(command);
    ASSERT_TRUE(flags.has_value());
    taken.insert(flags->begin(), flags->end());
  };
  for (const Command& command : Commands()) take(command.name);
  take(kCertsCommand);
  std::set<std::string> defined;
  for (const auto& [name, flag] : absl::GetAllFlags()) {
    if (absl::StrContains(flag->Filename(), "service/ctl/")) defined.emplace(name);
  }
  EXPECT_EQ(taken, defined);
}

TEST(CommandTableTest, WhatAsksTheServiceTakesAllThatReachesIt) {
  for (const char* flag :
       {"target", "tls_ca", "tls_certificate", "tls_key", "credentials", "json", "timeout"}) {
    EXPECT_THAT(*FlagsOf("get"), Contains(flag));
    EXPECT_THAT(*FlagsOf("status"), Contains(flag));
  }
  EXPECT_THAT(*FlagsOf("reload"), Not(Contains("credentials"))) << "on the operators' socket";
  EXPECT_FALSE(FlagsOf("nothing").has_value());
}

TEST(CommandTableTest, AFlagOfAnotherCommandIsRefused) {
  const absl::FlagSaver saver;
  EXPECT_TRUE(CheckFlags("regions").ok());
  std::string error;
  ASSERT_TRUE(absl::FindCommandLineFlag("near")->ParseFrom("Bremen", &error)) << error;
  EXPECT_TRUE(CheckFlags("search").ok());
  EXPECT_EQ(CheckFlags("regions").message(), "regions takes no --near");
  EXPECT_FALSE(CheckFlags(kCertsCommand).ok());
}

}  // namespace
}  // namespace kok::ctl
