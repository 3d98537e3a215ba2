// data/courts/courts.tsv, as it was when the program was built.

#ifndef KOK_INDEXER_ANALYSIS_COURT_TABLE_H_
#define KOK_INDEXER_ANALYSIS_COURT_TABLE_H_

#include <string_view>

namespace kok::analysis {

std::string_view CourtTable();

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_COURT_TABLE_H_
