// The best documents of each frequent word, found once: a query of such a word alone would look at
// all its documents, and these are what it would find.

#ifndef KOK_INDEXER_BUILD_BEST_DOCUMENTS_H_
#define KOK_INDEXER_BUILD_BEST_DOCUMENTS_H_

#include <string>

#include "absl/status/statusor.h"

namespace kok::build {

// A word is frequent that more documents than these hold.
inline constexpr unsigned kFewestOfFrequent = 1000;
// How many of its documents are kept.
inline constexpr size_t kBestDocuments = 200;

// content_best.tsv of the single-file content index at `path`: behind a line of comment, which
// begins with `#`, a frequent term a line, in the order of bytes, behind it its documents as
// `number:stored impact`, the highest impact first, equal ones in the order of numbers: all as the
// full match ranks them. Fails as xapian_status says.
absl::StatusOr<std::string> BestDocumentsText(const std::string& path);

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_BEST_DOCUMENTS_H_
