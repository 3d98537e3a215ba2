// The list of statutes that a build takes from a corpus of all of them.

#ifndef KOK_INDEXER_SOURCE_STATUTE_LIST_H_
#define KOK_INDEXER_SOURCE_STATUTE_LIST_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"

namespace kok::source {

// The number of a section as it is counted: 25, then 25a, then 26. Lower case.
using SectionNumber = std::pair<int, std::string>;

// `25a`; nothing for anything else.
bool ReadSectionNumber(std::string_view text, SectionNumber& number);

// One entry of the column `sections`.
struct SectionRange {
  SectionNumber first;
  SectionNumber last;  // the same where it is one section
  bool is_all = false;
  std::string text;  // as written
};

// One row: which sections of which law, and how they are cited.
struct StatuteRow {
  int line;              // of the list, from 1
  std::string law;       // the law in the corpus, the part of its ids before `#`: `aufenthg_2004`
  std::string cited_as;  // what people write: `AufenthG`
  std::vector<SectionRange> sections;
  std::vector<std::string> topics;  // codes of the vocabulary
};

// The list, and where its texts come from.
struct StatuteList {
  std::string source;  // of the texts, as records name it
  std::string state;   // of the law, as people read it: `März 2022`
  std::vector<StatuteRow> rows;
};

// Reads the text of a list: tab-separated lines of `law`, `cited_as`, `sections`, `topics` and
// `why`; before them one line `source`, SOURCE, STATE and two empty columns. `sections` is `*`, all
// that have a number, or numbers and ranges with a comma between: `25, 59, 232-233a`.
// InvalidArgument `FILE:LINE: PROBLEM`, also for what is not UTF-8 and for a law, citation, source
// or state of more than 200 bytes; a law stands in one row only. Pure function.
absl::StatusOr<StatuteList> ReadStatuteList(std::string_view text, std::string_view file);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_STATUTE_LIST_H_
