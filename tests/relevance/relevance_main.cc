// relevance: scores kok-search and two baselines on the judged queries.

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>

#include "absl/flags/flag.h"
#include "absl/flags/usage.h"
#include "absl/strings/str_cat.h"
#include "indexer/command_line.h"
#include "tests/relevance/golden.h"
#include "tests/relevance/judged_files.h"
#include "tests/relevance/miss_report.h"
#include "tests/relevance/score_table.h"
#include "tests/unit/built_index.h"

ABSL_FLAG(bool, update_golden, false, "write golden.tsv anew; review the diff");
ABSL_FLAG(bool, holdout, false, "score holdout.jsonl instead of judged.jsonl; the table only");
ABSL_FLAG(std::string, class, "", "only the queries of this class");
ABSL_FLAG(bool, verbose, false, "print each miss, with its first three ranks and what is right");

namespace kok::relevance {
namespace {

enum ExitCode { kOk = 0, kBadUsage = 2, kFailed = 5 };

int Fail(const std::string& message, ExitCode code = kFailed) {
  std::fprintf(stderr, "relevance: %s\n", message.c_str());
  return code;
}

int WriteGolden(const RelevanceRun& run) {
  std::ofstream file(GoldenPath(), std::ios::binary);
  file << ToGolden(run);
  file.close();
  return file ? kOk : Fail(absl::StrCat("cannot write ", GoldenPath()));
}

int Run() {
  const bool holdout = absl::GetFlag(FLAGS_holdout);
  auto queries = ReadJudgedQueries(holdout ? HoldoutPath() : JudgedPath());
  if (!queries.ok()) return Fail(std::string(queries.status().message()));
  if (const std::string only = absl::GetFlag(FLAGS_class); !only.empty()) {
    queries->erase(
        std::remove_if(queries->begin(), queries->end(),
                       [&](const JudgedQuery& judged) { return judged.query_class() != only; }),
        queries->end());
    if (queries->empty()) return Fail(absl::StrCat("no class ", only), kBadUsage);
  }
  const auto snapshot = tests::OpenActive(tests::ShippedIndex());
  if (snapshot == nullptr) return Fail("no index of the shipped data");
  const auto run = RunQueries(*snapshot, *std::move(queries));
  if (!run.ok()) return Fail(std::string(run.status().message()));
  if (absl::GetFlag(FLAGS_verbose)) std::fputs(ToMissReport(*run).c_str(), stdout);
  std::fputs(ToTable(*run).c_str(), stdout);
  return absl::GetFlag(FLAGS_update_golden) ? WriteGolden(*run) : kOk;
}

}  // namespace
}  // namespace kok::relevance

int main(int argc, char** argv) {
  using kok::relevance::Fail;
  using kok::relevance::kBadUsage;
  absl::SetProgramUsageMessage(
      "scores kok-search, Xapian's own parser and SQLite's trigrams on "
      "tests/relevance/judged.jsonl.\n\n"
      "  relevance [--class NAME] [--verbose]   the table by class, and each miss\n"
      "  relevance --update-golden              and golden.tsv, to be reviewed as a diff\n"
      "  relevance --holdout                    the table of holdout.jsonl: once, at the end");
  const auto operands = kok::ParseCommandLine(argc, argv, kBadUsage);
  if (!operands.empty()) return Fail("takes flags only", kBadUsage);
  if (absl::GetFlag(FLAGS_holdout) &&
      (absl::GetFlag(FLAGS_verbose) || absl::GetFlag(FLAGS_update_golden) ||
       !absl::GetFlag(FLAGS_class).empty())) {
    return Fail("of the holdout nothing but the table is shown", kBadUsage);
  }
  if (absl::GetFlag(FLAGS_update_golden) && !absl::GetFlag(FLAGS_class).empty()) {
    return Fail("golden.tsv holds all classes", kBadUsage);
  }
  return kok::relevance::Run();
}
