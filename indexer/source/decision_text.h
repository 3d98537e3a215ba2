// What the readers of court decisions share: file numbers in a row, the citation, the text.

#ifndef KOK_INDEXER_SOURCE_DECISION_TEXT_H_
#define KOK_INDEXER_SOURCE_DECISION_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kok/search/v1/content.pb.h"

namespace kok::source {

// Each number of proceedings that were decided together, once, in their order, of a text such as
// `2 BvQ 53/18, 2 BvQ 54/18 u.a.`. Pure function.
std::vector<std::string> SplitFileNumbers(std::string_view text);

// The most that a title may have, so that a decision of a hundred numbers has one.
inline constexpr size_t kMaxCitationBytes = 1000;

// As lawyers cite it: court, panel, kind, day, numbers. Empty parts are left out; of numbers that
// would make it longer than kMaxCitationBytes stands `u. a.`. Pure function.
std::string DecisionCitation(const kok::search::v1::Decision& decision, const std::string& panel);

// Appends `text` to `body` behind an empty line; nothing where it is empty.
void AddParagraphs(const std::string& text, std::string& body);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_DECISION_TEXT_H_
