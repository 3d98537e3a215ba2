// The form in which texts and protected values meet, whatever the spelling: without what people,
// programs and typesetting change.
//
// Pure functions; safe from any thread.

#ifndef KOK_INDEXER_PUBLISH_SCAN_TEXT_H_
#define KOK_INDEXER_PUBLISH_SCAN_TEXT_H_

#include <string>
#include <string_view>
#include <vector>

namespace kok::publish {

// A text in that form: lower case, letters without marks, umlauts as their vowel however they were
// written, digits as ASCII, letters of other scripts that look Latin as Latin ones, `strasse` as
// `str`, `platz` as `pl`, `sankt` as `st`.
struct ScanText {
  std::string words;   // joined by one space, with one before the first and after the last
  std::string joined;  // without spaces
  std::string begins;  // as long as `joined`: 1 where a word begins, else 0
};

ScanText ToScanText(std::string_view text);

// The words of a text on the way there: lower case and without marks, but long and with umlauts as
// two letters. To put forms together of: what is shortened already must not be shortened again.
std::vector<std::string> SpeltOutWords(std::string_view text);

}  // namespace kok::publish

#endif  // KOK_INDEXER_PUBLISH_SCAN_TEXT_H_
