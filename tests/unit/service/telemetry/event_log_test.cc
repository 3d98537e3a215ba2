#include "service/telemetry/event_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cctype>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>

#include "absl/flags/flag.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "tests/unit/source_tree.h"
#include "tests/unit/temporary_folder.h"

ABSL_FLAG(std::string, folder_of_this_test, "/var/lib/index", "what an operator typed");

namespace kok::telemetry {
namespace {

using testing::HasSubstr;
using testing::Not;

// Whether one of its parameters takes what a request's text could be held in.
template <typename Function>
struct Takes;
template <typename... Parameters>
struct Takes<void(Parameters...)> {
  template <typename Text>
  static constexpr bool kOne = (... || std::is_convertible_v<Text, Parameters>);
  static constexpr bool kText = kOne<std::string> || kOne<const char*> || kOne<std::string_view> ||
                                kOne<absl::string_view> || kOne<absl::Status>;
};
template <typename... Functions>
constexpr bool AnyTakesText() {
  return (... || Takes<Functions>::kText);
}
static_assert(!AnyTakesText<decltype(LogStarted), decltype(LogMetricsServed),
                            decltype(LogIndexMissing), decltype(LogGenerationActivated),
                            decltype(LogGenerationRefused), decltype(LogFolderRefused),
                            decltype(LogFellBack), decltype(LogServedGenerationDamaged),
                            decltype(LogRetractionsApplied), decltype(LogNothingServed),
                            decltype(LogGenerationFolderGone), decltype(LogCertificatesInUse),
                            decltype(LogNoRevocationLists), decltype(LogCertificatesRefused),
                            decltype(LogPolicyInForce), decltype(LogPolicyRefused),
                            decltype(LogUsage), decltype(LogDraining), decltype(LogStopped)>(),
              "an event takes a text");
// The check itself sees one.
static_assert(Takes<void(const std::string&)>::kText);
static_assert(Takes<void(const GenerationId&, size_t, const absl::Status&)>::kText);
static_assert(Takes<void(std::optional<std::string>)>::kText);
static_assert(!std::is_constructible_v<FlagText, std::string>);
static_assert(!std::is_constructible_v<GenerationId, std::string>);
static_assert(!std::is_constructible_v<IndexFile, const char*>);
static_assert(!std::is_constructible_v<security::BoundAddress, std::string>);

constexpr char kId[] = "20261123T021500Z-0123456789abcdef";

template <typename Log>
std::string Logged(Log log) {
  testing::internal::CaptureStderr();
  log();
  return testing::internal::GetCapturedStderr();
}

TEST(EventLog, HoldsWhatItWasGivenAsJson) {
  EXPECT_THAT(Logged(LogNoRevocationLists), HasSubstr(R"("missing":"--tls_crl_folder"})"));
  EXPECT_THAT(Logged([] { LogIndexMissing(FlagText(FLAGS_folder_of_this_test)); }),
              HasSubstr(R"("event":"no index to serve","index_folder":"/var/lib/index"})"));
  EXPECT_THAT(Logged([] {
                LogGenerationRefused(*GenerationId::Of(kId), GenerationProblem::kDamaged,
                                     IndexFile::NamedIn("content.glass is not whole"));
              }),
              HasSubstr(std::string(R"("generation":")") + kId +
                        R"(","reason":"GENERATION_DAMAGED","detail":"content.glass"})"));
  EXPECT_THAT(Logged([] { LogFolderRefused(FolderProblem::kCurrentUnusable); }),
              HasSubstr(R"("reason":"CURRENT_UNUSABLE","detail":"CURRENT"})"));
  EXPECT_THAT(Logged([] { LogRetractionsApplied(3); }), HasSubstr(R"("listed":3})"));
  EXPECT_THAT(Logged([] {
                LogPolicyRefused(security::FileFault{security::SecurityFile::kPolicy,
                                                     security::FileProblem::kWrongGrant, 2});
              }),
              HasSubstr(R"("file":"--policy","reason":"WRONG_GRANT","entry":2})"));
  EXPECT_THAT(Logged([] { LogCertificatesRefused(std::nullopt); }), Not(HasSubstr("reason")));
}

TEST(EventLog, NoFunctionIsLeftOutAbove) {
  // Names that begin with Log, between `before` and `behind`.
  const auto functions_in = [](const char* path, const std::string& before, char behind) {
    const std::string text = tests::ReadFile(tests::SourcePath(path));
    std::set<std::string> names;
    for (size_t at = text.find(before + "Log"); at != std::string::npos;
         at = text.find(before + "Log", at + 1)) {
      const size_t begin = at + before.size();
      size_t end = begin;
      while (std::isalnum(static_cast<unsigned char>(text[end])) != 0) ++end;
      if (text[end] == behind) names.insert(text.substr(begin, end - begin));
    }
    return names;
  };
  const auto declared = functions_in("service/telemetry/event_log.h", "void ", '(');
  EXPECT_GT(declared.size(), 15U);
  EXPECT_EQ(functions_in("tests/unit/service/telemetry/event_log_test.cc", "decltype(", ')'),
            declared);
}

TEST(EventLog, AGenerationIsAnIdOrNothing) {
  EXPECT_EQ(GenerationId::Of(kId)->text(), kId);
  for (const char* text : {"", "Zwiebelfisch", "20261123T021500Z-Zwiebelfisch123",
                           "20261123T021500Z-0123456789abcdef\n"}) {
    EXPECT_FALSE(GenerationId::Of(text).has_value()) << text;
  }
}

TEST(EventLog, AFileIsOneOfOursOrNothing) {
  EXPECT_STREQ(IndexFile::NamedIn("cannot open /Zwiebelfisch/analysis/regions.tsv: EIO")->name(),
               "analysis/regions.tsv");
  EXPECT_STREQ(IndexFile::NamedIn("RETRACTED.required is a link")->name(), "RETRACTED.required");
  EXPECT_FALSE(IndexFile::NamedIn("Zwiebelfisch does not belong to it").has_value());
}

}  // namespace
}  // namespace kok::telemetry
