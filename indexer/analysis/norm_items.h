// The sections and paragraphs of one citation as they were read, and the norms that they are.

#ifndef KOK_INDEXER_ANALYSIS_NORM_ITEMS_H_
#define KOK_INDEXER_ANALYSIS_NORM_ITEMS_H_

#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/law_names.h"
#include "indexer/analysis/norms.h"

namespace kok::analysis {

// Paragraphs of a section have no higher number.
inline constexpr int kMostParagraphs = 40;

struct NormItem {
  std::string section;
  std::string paragraph;
  bool article = false;
  bool to = false;    // ends a range that the item before begins
  int following = 0;  // 1: `f.`, 2: `ff.`
};

// The number at the beginning: 232 of `232a`.
int NumberOf(std::string_view section);

// Appends the norms of all items, which are of one law, those within ranges and those that follow
// too. Pure function.
void AppendNorms(const std::vector<NormItem>& items, const LawName& law, std::vector<Norm>& norms);

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_NORM_ITEMS_H_
