// The name of one law, as a citation has it.

#ifndef KOK_INDEXER_ANALYSIS_LAW_NAME_H_
#define KOK_INDEXER_ANALYSIS_LAW_NAME_H_

#include <cstddef>
#include <string>

namespace kok::analysis {

// Plain data.
struct LawName {
  std::string key;        // `aufenthg`, `sgb12`, `rl2011/36`; empty: no law
  std::string name;       // `AufenthG`, as lawyers write it
  bool articles = false;  // its parts are articles, whatever the citation calls them
  bool known = false;     // in the table, so that no sign for a section is needed before it
  size_t end = 0;         // in the text, behind the name
};

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_LAW_NAME_H_
