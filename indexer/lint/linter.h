// Runs all checks of the data on the sources of a build, without building anything.

#ifndef KOK_INDEXER_LINT_LINTER_H_
#define KOK_INDEXER_LINT_LINTER_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "indexer/build/reference_data.h"
#include "indexer/lint/finding.h"
#include "indexer/lint/verification_age.h"

namespace kok::lint {

struct LintOptions {
  std::vector<std::string> sources;  // files and folders, as a build takes them
  std::string mapping_file;          // for *.csv in columns of its own; empty: none
  int stale_after_days = 365;
  absl::CivilDay today;
};

struct LintReport {
  int files = 0;
  int records = 0;                // also those that a build would refuse
  std::vector<Finding> findings;  // file by file as they were read, line by line; the summary last
  VerificationAges verification;

  int Count(Severity severity) const;
};

// What a build refuses is an error here too, `record` or `source`, and does not keep the other
// checks from looking. Holds all records in memory, as a build does; 100,000 take some seconds.
// Fails only where a source cannot be read, as CollectRecords does. Adds the protected values of
// the sources to `protected_values`, whether it fails or not: a name or another public value may
// hold one of them, and whoever prints findings or error masks it.
absl::StatusOr<LintReport> Lint(const LintOptions& options, const build::ReferenceData& reference,
                                source::ProtectedValues& protected_values);

}  // namespace kok::lint

#endif  // KOK_INDEXER_LINT_LINTER_H_
