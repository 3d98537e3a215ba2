// What joins the parts of a citation, and where its law stands.
//
// Pure functions: safe from any thread.

#ifndef KOK_INDEXER_ANALYSIS_NORM_JOINTS_H_
#define KOK_INDEXER_ANALYSIS_NORM_JOINTS_H_

#include <cstddef>
#include <string_view>

#include "indexer/analysis/law_names.h"
#include "indexer/analysis/norms.h"

namespace kok::analysis {

// Reads over a comma, dash, slash, `und`, `bis`, `i.V.m.` at `at`; `to`: what follows ends a range.
// Where there is none, false, and `at` may stand behind blanks.
bool ReadJoint(std::string_view text, size_t& at, bool& to);

// The law that stands at `at`, behind the last item, and its place in `span`. Without a sign it
// must be one of those known. Its key is empty where there is none.
LawName LawBehind(std::string_view text, size_t at, bool has_sign, NormSpan& span);

// The law right before a sign that begins at `sign`: `AufenthG § 25`, `SGB XII, § 23`.
LawName LawBefore(std::string_view text, size_t sign, NormSpan& span);

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_NORM_JOINTS_H_
