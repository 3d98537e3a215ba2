// Citations: norms of laws, file numbers of courts, ECLI.

#ifndef KOK_INDEXER_ANALYSIS_REFERENCES_H_
#define KOK_INDEXER_ANALYSIS_REFERENCES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kok::analysis {

// One citation under the keys that it is stored and asked by, the narrowest first: `§ 25 Abs. 4a
// AufenthG` has `aufenthg 25 4a` and `aufenthg 25`, so that it is also found without its paragraph.
// An enumeration is one reference a norm, all of the same words. Those that `ff.` adds
// (norms.h) are wider keys, between the first and the last: of `§ 25 Abs. 4 ff. AufenthG` among
// those of the paragraph; of `§§ 232 ff. StGB` those of one more reference, from `stgb 232 ff` to
// `stgb 232`, behind that of the section. So of several keys of a norm the first is always the last
// and more, and the last a section.
struct Reference {
  enum class Kind { kNorm, kFileNumber, kEcli };

  std::string written;  // as the text has it
  std::vector<std::string> keys;
  Kind kind = Kind::kNorm;
  // Half-open byte range of `written` in the text, and in it the name of the law, which is a word
  // of the language as well; empty for others.
  size_t begin = 0;
  size_t end = 0;
  size_t law_begin = 0;
  size_t law_end = 0;
};

// The citations in `text`, in reading order. Understood are norms as norms.h has them, with a sign
// or of a known law (`§ 25 Abs. 4a AufenthG`, `§25 IV a AufenthG`, `25 (4a) AufenthG`, `§ 25 Absatz
// 4a des Aufenthaltsgesetzes`, `§§ 232, 233a StGB`, `§§ 232 bis 233a StGB`, `Art. 4 EMRK`, `§ 25
// Abs. 4a Satz 1 i.V.m. § 59 AufenthG`); file numbers as file_numbers.h has them; and ECLI in any
// case, with a blank behind `ECLI:` or none. A text without any costs about two microseconds a
// kilobyte. Pure function; safe from any thread; any bytes are accepted.
std::vector<Reference> FindReferences(std::string_view text);

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_REFERENCES_H_
