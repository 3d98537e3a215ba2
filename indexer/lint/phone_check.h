// Telephone numbers whose area code lies far from the town.

#ifndef KOK_INDEXER_LINT_PHONE_CHECK_H_
#define KOK_INDEXER_LINT_PHONE_CHECK_H_

#include "indexer/lint/finding.h"
#include "indexer/lint/towns.h"

namespace kok::lint {

// `phone-town` warnings of one organisation whose numbers are E.164. An area code is named after
// its largest town and holds for those around it, so that a neighbour's code is no finding, nor is
// one that begins with the same three digits as a neighbour's; nor are mobile and free numbers,
// numbers of helplines, and a label that names the code's own town. Where the town or that of the
// code cannot be told, nothing is found. Safe from any thread.
void CheckPhones(const source::Organization& organization, const Towns& towns,
                 RecordFindings& findings);

}  // namespace kok::lint

#endif  // KOK_INDEXER_LINT_PHONE_CHECK_H_
