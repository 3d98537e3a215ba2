#include "tests/relevance/score_table.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace kok::relevance {
namespace {

std::string OrderCell(const ScoreSum& sum, double mean) {
  return sum.ordered() == 0 ? "-" : absl::StrFormat("%.3f", mean);
}

void AppendLine(const ClassSums& sums, std::string& table) {
  absl::StrAppendFormat(&table, "%-15s %4d", sums.query_class, sums.engines.front().queries());
  for (const ScoreSum& sum : sums.engines) {
    absl::StrAppendFormat(&table, "  | %5.3f %5s %5s %6d", sum.SuccessAt1(),
                          OrderCell(sum, sum.MeanReciprocalRank()), OrderCell(sum, sum.MeanNdcg()),
                          sum.silent());
  }
  table += '\n';
}

}  // namespace

std::string ToTable(const RelevanceRun& run) {
  std::string table = absl::StrFormat("%20s", "");
  for (const EngineRun& engine : run.engines)
    absl::StrAppendFormat(&table, "  | %-24s", engine.title);
  absl::StrAppendFormat(&table, "\n%-15s %4s", "class", "n");
  for (size_t i = 0; i < run.engines.size(); ++i) table += "  |   s@1   MRR  nDCG silent";
  table += '\n';
  for (const ClassSums& sums : SumByClass(run)) AppendLine(sums, table);
  AppendLine(SumOverall(run), table);
  return table;
}

}  // namespace kok::relevance
