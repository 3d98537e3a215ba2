// Organisations that may stand in the sources twice.

#ifndef KOK_INDEXER_LINT_DUPLICATE_CHECK_H_
#define KOK_INDEXER_LINT_DUPLICATE_CHECK_H_

#include <vector>

#include "indexer/lint/finding.h"

namespace kok::lint {

// Appends a `near-duplicate` warning to the later of two organisations that share a telephone
// number, an e-mail address, or nearly a name in one town; a `duplicate` error where they share
// both a number and the very name in one town. Of many that share one, each is told of the first.
// Who belongs to the other, or took over from it, may share. Close to linear in the number of
// records. Pure function.
void CheckDuplicates(const std::vector<source::SourceRecord>& records,
                     std::vector<Finding>& findings);

}  // namespace kok::lint

#endif  // KOK_INDEXER_LINT_DUPLICATE_CHECK_H_
