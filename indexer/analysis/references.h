// Citations: paragraphs of laws, file numbers of courts, ECLI.

#ifndef KOK_INDEXER_ANALYSIS_REFERENCES_H_
#define KOK_INDEXER_ANALYSIS_REFERENCES_H_

#include <string>
#include <string_view>
#include <vector>

namespace kok::analysis {

// One citation under the keys that it is stored and asked by, the narrowest first: `§ 25 Abs. 4a
// AufenthG` has `aufenthg 25 4a` and `aufenthg 25`, so that it is also found without its paragraph.
struct Reference {
  std::string written;  // as the text has it
  std::vector<std::string> keys;
};

// The citations in `text`, in reading order. Understood are `§ 25 Abs. 4a AufenthG`, `§25 IV a
// AufenthG`, `25 (4a) AufenthG`, `§§ 232 ff. StGB`, `§ 232, 233 StGB`, `Art. 4 EMRK`; file numbers
// as German courts write them (`2 StR 345/18`, `VI ZR 12/20`, `1 C 3.20`), with or without blanks;
// and ECLI in any case. Pure function; safe from any thread; any bytes are accepted.
std::vector<Reference> FindReferences(std::string_view text);

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_REFERENCES_H_
