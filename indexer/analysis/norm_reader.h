// Reads one citation of norms: a sign, sections, paragraphs, smaller parts, and the law.

#ifndef KOK_INDEXER_ANALYSIS_NORM_READER_H_
#define KOK_INDEXER_ANALYSIS_NORM_READER_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/analysis/norms.h"

namespace kok::analysis {

// Reads the citation whose sign, or, without one, whose number, is at `at`, and appends its norms.
// False where there is none; then nothing is appended and `span` means nothing. Looks at some
// hundred bytes at most. Pure function.
bool ReadCitation(std::string_view text, size_t at, std::vector<Norm>& norms, NormSpan& span);

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_NORM_READER_H_
