// Citations of norms: sections and articles of laws.

#ifndef KOK_INDEXER_ANALYSIS_NORMS_H_
#define KOK_INDEXER_ANALYSIS_NORMS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kok::analysis {

// One section of a law, or a paragraph of it.
struct Norm {
  std::string law;        // LawName::key
  std::string law_name;   // LawName::name
  std::string section;    // `25`, `232a`
  std::string paragraph;  // `4a`; empty: the whole section
  bool article = false;   // `Art. 4` rather than `§ 4`
  // Set where the norm is only one of those that follow another: of `§§ 232 ff.` the section 233
  // has `232 ff.`, of `§ 25 Abs. 4 f.` the paragraph 5 has `4 f.`.
  std::string named;
};

// Where a citation stands: half-open byte ranges of the text.
struct NormSpan {
  size_t begin = 0;
  size_t end = 0;
  size_t law_begin = 0;  // the name of the law within
  size_t law_end = 0;
};

// Reads the citation whose first number begins at `number`, with a sign before it (`§§ 232 bis 233a
// StGB`) or without (`25 (4a) AufenthG`), and appends its norms: of an enumeration each, of a range
// all that lie in it, sections with letters too. `f.` adds the next one (of 232 both 232a and 233,
// since which of them there is only the law knows), `ff.` those up to the fifth number behind it,
// with the letters a and b; they come behind the one that is named. Satz, Nummer, Alternative and
// the like are read over. Without a sign only known laws count, also right before the number
// (`AufenthG 25`) where nothing is counted by it; a year is none, nor the number of a chapter, page
// or the like (`Kapitel 2 AufenthG`). Returns false, and appends nothing, where none stands
// there. REQUIRES: a digit stands at `number` and none before it.
bool ReadNorms(std::string_view text, size_t number, std::vector<Norm>& norms, NormSpan& span);

// Keys under which a norm is stored and asked: `aufenthg 25 4a` and, behind it, `aufenthg 25`.
std::vector<std::string> NormKeys(const Norm& norm);

// The key of a norm whose form none of these functions knows, as a decision names it: its folded
// words. Empty where it has none.
std::string OtherNormKey(std::string_view text);

// As lawyers write it: `§ 25 Abs. 4a AufenthG`. Read again, it has the same keys. Without its
// paragraph: `§ 25 AufenthG`. One of those that follow is written as `§§ 232 ff. StGB`, which means
// all of them.
std::string NormText(const Norm& norm, bool with_paragraph);

// All norms of `text`, in reading order. Any bytes are accepted.
std::vector<Norm> FindNorms(std::string_view text);

// The section of a statute that a title names: `§ 232 Menschenhandel StGB`, the law at the end;
// or the norms that it cites, without those that `ff.` adds. Empty: none.
std::vector<Norm> NormsOfTitle(std::string_view title);

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_NORMS_H_
