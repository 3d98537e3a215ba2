// What a record states of itself: properties without a source, and what closed without saying who
// took over.
//
// Pure functions; safe from any thread.

#ifndef KOK_INDEXER_LINT_STATEMENT_CHECK_H_
#define KOK_INDEXER_LINT_STATEMENT_CHECK_H_

#include "indexer/lint/finding.h"

namespace kok::lint {

// `attribute-source` warnings, one a list, for properties that say YES, NO or VIA_INTERPRETER
// without saying who says so.
void CheckAttributeSources(const source::Organization& organization, RecordFindings& findings);

// `successor`: MERGED without `superseded_by` is an error, for it says that there is one; CLOSED
// without, and at work with one, are warnings.
void CheckSuccessor(const source::Organization& organization, RecordFindings& findings);

}  // namespace kok::lint

#endif  // KOK_INDEXER_LINT_STATEMENT_CHECK_H_
