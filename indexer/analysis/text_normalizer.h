// Brings a word into the forms under which it is stored and looked for.
//
// Pure functions: safe from any thread. Invalid UTF-8 never fails; each bad byte is read as U+FFFD.

#ifndef KOK_INDEXER_ANALYSIS_TEXT_NORMALIZER_H_
#define KOK_INDEXER_ANALYSIS_TEXT_NORMALIZER_H_

#include <string>
#include <string_view>

namespace kok::analysis {

// Unicode NFKC, lower case, invisible characters (soft hyphen, zero-width) removed. `KÖLN` and a
// decomposed `Köln` become `köln`; ß stays ß.
std::string LowerNfkc(std::string_view text);

// A LowerNfkc word of Latin letters mixed with Cyrillic or Greek ones that look like them, in Latin
// letters alone: `Вerlin` typed with a Cyrillic В becomes `berlin`. A word of one script stays as
// it is, and so does one with a letter that looks like none.
std::string ReplaceLookAlikes(const std::string& lower_nfkc);

// A LowerNfkc word with its umlauts as two letters, ß as ss and every other diacritic removed:
// `köln` becomes `koeln`. What has no umlaut stays as it is typed: `koeln`, `koln`.
std::string SpellOutUmlauts(std::string_view lower_nfkc);

// The base form of a LowerNfkc word: diacritics removed, ß to ss, and ae, oe, ue to a, o, u, so
// that `köln`, `koeln` and `koln` meet in `koln`. `ue` after a, e or q is no umlaut (`neue`,
// `quelle`) and stays.
std::string FoldUmlauts(std::string_view lower_nfkc);

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_TEXT_NORMALIZER_H_
