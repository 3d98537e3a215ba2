#include "service/telemetry/event_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <type_traits>

#include "absl/flags/flag.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"

ABSL_FLAG(std::string, folder_of_this_test, "/var/lib/index", "what an operator typed");

namespace kok::telemetry {
namespace {

using testing::HasSubstr;
using testing::Not;

// Whatever a request's text could be held in.
template <typename Function, typename... Texts>
constexpr bool TakesOneOf() {
  return (... ||
          (std::is_invocable_v<Function, Texts> || std::is_invocable_v<Function, Texts, Texts> ||
           std::is_invocable_v<Function, Texts, Texts, Texts> ||
           std::is_invocable_v<Function, Texts, int, int> ||
           std::is_invocable_v<Function, Texts, GenerationProblem, std::nullopt_t> ||
           std::is_invocable_v<Function, GenerationId, Texts, std::nullopt_t> ||
           std::is_invocable_v<Function, GenerationId, GenerationProblem, Texts> ||
           std::is_invocable_v<Function, GenerationId, Texts> ||
           std::is_invocable_v<Function, Texts, GenerationId>));
}
template <typename... Functions>
constexpr bool AnyTakesText() {
  return (... || TakesOneOf<Functions, std::string, const char*, std::string_view,
                            absl::string_view, absl::Status>());
}
static_assert(
    !AnyTakesText<decltype(LogStarted), decltype(LogMetricsServed), decltype(LogIndexMissing),
                  decltype(LogGenerationActivated), decltype(LogGenerationRefused),
                  decltype(LogFolderRefused), decltype(LogFellBack),
                  decltype(LogServedGenerationDamaged), decltype(LogRetractionsApplied),
                  decltype(LogNothingServed), decltype(LogGenerationFolderGone),
                  decltype(LogCertificatesInUse), decltype(LogCertificatesRefused),
                  decltype(LogPolicyInForce), decltype(LogPolicyRefused), decltype(LogUsage),
                  decltype(LogDraining), decltype(LogStopped)>(),
    "an event takes a text");
// The check itself sees one.
static_assert(AnyTakesText<void(const std::string&), void(GenerationId, absl::Status)>());
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
