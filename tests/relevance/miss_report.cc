#include "tests/relevance/miss_report.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "tests/relevance/query_text.h"

namespace kok::relevance {
namespace {

constexpr size_t kRanksShown = 3;
constexpr int kAnswersShown = 5;

std::string Expected(const JudgedQuery& judged) {
  std::vector<std::string> names;
  for (const GradedName& graded : judged.relevant()) {
    if (graded.grade() < judged.relevant(0).grade()) break;
    names.push_back(graded.name());
  }
  if (!names.empty()) {
    const size_t shown = std::min<size_t>(names.size(), kAnswersShown);
    const std::string more = names.size() > shown ? " or others" : "";
    names.resize(shown);
    return absl::StrCat(absl::StrJoin(names, " or "), more);
  }
  if (judged.must_not_first().empty()) return "nothing";
  return absl::StrCat("not first ", absl::StrJoin(judged.must_not_first(), ", "));
}

void AppendMiss(const JudgedQuery& judged, const RankedAnswer& answer, bool silent,
                std::string& report) {
  absl::StrAppend(&report, silent ? "SILENT " : "MISS ", judged.query_class(), ": «",
                  Escaped(judged.query()), "»\n  (", judged.comment(),
                  ")\n  expected: ", Expected(judged), "\n");
  for (size_t i = 0; i < std::min(answer.names.size(), kRanksShown); ++i) {
    absl::StrAppend(&report, "  ", i + 1, ". ", answer.names[i], "\n");
  }
  if (answer.names.empty()) report += "  no result\n";
  if (!answer.notices.empty()) {
    absl::StrAppend(&report, "  notices: ", absl::StrJoin(answer.notices, ", "), "\n");
  }
  if (!answer.suggested_query.empty()) {
    absl::StrAppend(&report, "  suggested: «", Escaped(answer.suggested_query), "»\n");
  }
}

}  // namespace

std::string ToMissReport(const RelevanceRun& run) {
  std::string report;
  for (size_t i = 0; i < run.queries.size(); ++i) {
    const Score& score = run.kok().scores[i];
    if (score.right) continue;
    AppendMiss(run.queries[i], run.kok().answers[i], score.silent, report);
  }
  return report;
}

}  // namespace kok::relevance
