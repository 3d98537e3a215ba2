#include "tests/relevance/golden.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "tests/relevance/query_text.h"

namespace kok::relevance {
namespace {

constexpr char kColumns[] = "class\tquery\trank 1\tgrade\tmark\tnotices\tsuggested query\n";

std::string OrDash(std::string text) { return text.empty() ? "-" : text; }

const char* MarkOf(const Score& score) {
  if (score.silent) return "SILENT";
  return score.right ? "ok" : "MISS";
}

}  // namespace

std::string ToGolden(const RelevanceRun& run) {
  std::string golden = kColumns;
  for (size_t i = 0; i < run.queries.size(); ++i) {
    const JudgedQuery& judged = run.queries[i];
    const RankedAnswer& answer = run.kok().answers[i];
    const Score& score = run.kok().scores[i];
    const std::string grade = answer.names.empty() ? "-" : absl::StrCat(score.first_grade);
    absl::StrAppend(&golden, judged.query_class(), "\t", Escaped(judged.query()), "\t",
                    answer.names.empty() ? "-" : answer.names.front(), "\t", grade, "\t",
                    MarkOf(score), "\t", OrDash(absl::StrJoin(answer.notices, ",")));
    absl::StrAppend(&golden, "\t", OrDash(Escaped(answer.suggested_query)), "\n");
  }
  return golden;
}

std::string GoldenDiff(const std::string& golden, const std::string& answers, size_t max_lines) {
  const std::vector<std::string> before = absl::StrSplit(golden, '\n');
  const std::vector<std::string> after = absl::StrSplit(answers, '\n');
  std::string diff;
  size_t lines = 0;
  const auto append = [&](const char* sign, const std::string& line) {
    if (line.empty()) return;
    if (++lines <= max_lines) absl::StrAppend(&diff, sign, line, "\n");
  };
  for (size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
    const std::string old_line = i < before.size() ? before[i] : "";
    const std::string new_line = i < after.size() ? after[i] : "";
    if (old_line == new_line) continue;
    append("-", old_line);
    append("+", new_line);
  }
  if (lines > max_lines) absl::StrAppend(&diff, "and ", lines - max_lines, " lines more\n");
  return diff;
}

}  // namespace kok::relevance
