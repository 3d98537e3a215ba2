// Names of records that lead nowhere, round in a circle, or to two records.

#ifndef KOK_INDEXER_LINT_REFERENCE_CHECK_H_
#define KOK_INDEXER_LINT_REFERENCE_CHECK_H_

#include <vector>

#include "indexer/build/curated_lines.h"
#include "indexer/lint/finding.h"

namespace kok::lint {

// Appends, of all records together: `duplicate-name` errors; `dead-reference` errors for `parent`,
// `superseded_by` and `confusable_with` that name no record and no curated line, warnings for
// `related_decisions`, since a collection of decisions is never whole; a `successor` error where
// organisations took over from one another in a circle. Linear in the records. Pure function.
void CheckReferences(const std::vector<source::SourceRecord>& records,
                     const build::CuratedNames& curated, std::vector<Finding>& findings);

}  // namespace kok::lint

#endif  // KOK_INDEXER_LINT_REFERENCE_CHECK_H_
