// The parts of a filter of content that need reading: courts, norms and days.

#ifndef KOK_SERVICE_SEARCH_CITATION_FILTER_H_
#define KOK_SERVICE_SEARCH_CITATION_FILTER_H_

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "kok/search/v1/search_filter.pb.h"

namespace kok::search_core {

// Whether the filter asks for any of them.
bool AsksForCitations(const kok::search::v1::SearchFilter& filter);

// Terms of which a text bears one where it is of the court, or applies or is the norm, that a value
// of the filter names. Empty: the value names none. `§ 25 AufenthG` also means its paragraphs.
std::vector<std::string> CourtTerms(std::string_view value);
std::vector<std::string> NormTerms(std::string_view value);

// Restricts `query` to texts that pass these parts. A text without a day passes no bound.
void RestrictToCitations(const kok::search::v1::SearchFilter& filter, Xapian::Query& query);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_CITATION_FILTER_H_
