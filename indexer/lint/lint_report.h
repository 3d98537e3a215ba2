// The findings of lint, for people and for machines.

#ifndef KOK_INDEXER_LINT_LINT_REPORT_H_
#define KOK_INDEXER_LINT_LINT_REPORT_H_

#include <string>

#include "indexer/lint/linter.h"

namespace kok::lint {

// A heading a file, a line a finding, errors and warnings counted at the end. Control characters of
// the sources are escaped. Pure functions, both.
std::string ToText(const LintReport& report);

// One JSON object with the keys files, records, errors, warnings (lists of objects with check,
// path, line, name, field, message) and verification (stale_after_days, organizations, never,
// stale).
std::string ToJson(const LintReport& report);

}  // namespace kok::lint

#endif  // KOK_INDEXER_LINT_LINT_REPORT_H_
