// Names of laws as citations write them.

#ifndef KOK_INDEXER_ANALYSIS_LAW_NAMES_H_
#define KOK_INDEXER_ANALYSIS_LAW_NAMES_H_

#include <cstddef>
#include <string_view>

#include "indexer/analysis/law_name.h"

namespace kok::analysis {

// The law whose name begins at `at`: an abbreviation of the table in any case (`aufenthg`), its
// long name in any inflection (`des Aufenthaltsgesetzes`), a book of the Sozialgesetzbuch (`SGB
// XII`, `Zwölftes Buch Sozialgesetzbuch`), a directive or regulation by number (`RL 2011/36/EU`, as
// juris writes it `EURL 36/2011`) or as the Dublin regulations by name (`Dublin III-VO`), or any
// word with two capitals (`XyzG`), which is not `known`. A law that has been renamed has one key
// (`AsylVfG` is `AsylG`), and a year behind its name belongs to it (`AsylVfG 1992`). Pure function;
// any bytes are accepted.
LawName ReadLawName(std::string_view text, size_t at);

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_LAW_NAMES_H_
