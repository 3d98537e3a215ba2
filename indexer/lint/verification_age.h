// How long ago a person checked the records.

#ifndef KOK_INDEXER_LINT_VERIFICATION_AGE_H_
#define KOK_INDEXER_LINT_VERIFICATION_AGE_H_

#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "indexer/lint/finding.h"

namespace kok::lint {

struct VerificationAges {
  struct Checked {
    std::string verified_on;  // YYYY-MM-DD
    std::string name;
  };
  int organizations = 0;           // those at work or paused, which somebody may call
  int stale_after_days = 0;        // as asked
  std::vector<std::string> never;  // resource names, sorted
  std::vector<Checked> stale;      // the oldest first
};

// Counts the organisations of `records` that nobody has checked, and those whose check is more than
// `stale_after_days` older than `today`. Who closed or merged is left out. Pure function.
VerificationAges AgesOf(const std::vector<source::SourceRecord>& records, int stale_after_days,
                        absl::CivilDay today);

// At most two `verification` warnings of the sources as a whole: what an operator does about it is
// a round of calls, not a correction of one record.
void SummarizeAges(const VerificationAges& ages, std::vector<Finding>& findings);

}  // namespace kok::lint

#endif  // KOK_INDEXER_LINT_VERIFICATION_AGE_H_
