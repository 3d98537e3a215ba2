// The titles that a service suggests.

#ifndef KOK_INDEXER_BUILD_CONTENT_TITLES_H_
#define KOK_INDEXER_BUILD_CONTENT_TITLES_H_

#include <string>

#include "absl/status/statusor.h"
#include "indexer/build/content_set.h"

namespace kok::build {

// Opening a generation reads them all. Where there are more, statutes are left out first, then
// decisions, then what comes last in the order of names.
inline constexpr size_t kMostTitles = 20'000;

// content_titles.tsv of contents in the order of their documents: number of the document, resource
// name, folded title and title, a line each, in that order. A title without a letter or digit
// cannot be typed and is left out. Fails where one of them cannot be read.
absl::StatusOr<std::string> ContentTitlesText(const ContentSet& contents);

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_CONTENT_TITLES_H_
