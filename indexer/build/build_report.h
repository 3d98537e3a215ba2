// What a build did, for people and for machines.

#ifndef KOK_INDEXER_BUILD_BUILD_REPORT_H_
#define KOK_INDEXER_BUILD_BUILD_REPORT_H_

#include <string>
#include <vector>

#include "indexer/generation/manifest.h"
#include "indexer/source/record_reader.h"

namespace kok::build {

// Collected while a build runs. Plain data.
struct BuildReport {
  std::string outcome;     // "activated", "built", "failed"
  std::string reason;      // why it failed; empty otherwise
  std::string generation;  // id; empty where none was built
  double seconds = 0;
  int records_skipped = 0;
  int records_hiding_protected = 0;  // of these, those that may hold protected values unread
  std::vector<generation::Manifest::Source> sources;
  generation::Manifest::Counts counts;
  std::vector<std::string> failed_gates;   // names; empty where none failed
  std::vector<std::string> gate_findings;  // a line each, also of overridden gates
  // Generations that said what is protected now, and were removed; and the active one where it does
  // and stays so, because this build was only held.
  std::vector<std::string> removed_generations;
  std::string exposed_active;
  // Of each source file, the first kMaxToldProblems and how many more there are.
  std::vector<source::RecordProblem> errors;
  std::vector<source::RecordProblem> warnings;
};

// Some lines of text: problems first, then counts, then the outcome.
std::string ToText(const BuildReport& report);

// One JSON object with the keys outcome, reason, generation, seconds, records_skipped, sources,
// counts, failed_gates, gate_findings, removed_generations, exposed_active, errors, warnings. Each
// problem has path, line, field, message, and one of a spreadsheet row and column as well.
std::string ToJson(const BuildReport& report);

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_BUILD_REPORT_H_
