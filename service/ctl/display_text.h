// Makes text that came from the service fit for a terminal, and measures it.
//
// Pure functions: safe from any thread. Invalid UTF-8 never fails; bad bytes become U+FFFD.

#ifndef KOK_SERVICE_CTL_DISPLAY_TEXT_H_
#define KOK_SERVICE_CTL_DISPLAY_TEXT_H_

#include <cstddef>
#include <string>
#include <vector>

namespace kok::ctl {

// The text on one line: line breaks and tabs become blanks. Characters that would steer a terminal
// (C0, C1, DEL, bidirectional overrides and isolates) are left out.
std::string OneLine(const std::string& text);

// Likewise, but line breaks stay, as `\n`.
std::string KeepLines(const std::string& text);

// Columns of a terminal that OneLine text takes: one a code point, none for combining and other
// invisible characters, two for wide East Asian ones.
size_t DisplayWidth(const std::string& text);

// OneLine text as lines of at most `width` columns, broken at blanks; a longer word stays whole on
// a line of its own. Width 0 means no limit. At least one line, which may be empty.
std::vector<std::string> WrapToWidth(const std::string& text, size_t width);

// The text in bold, if `bold`; else as it is.
std::string Emphasize(const std::string& text, bool bold);

}  // namespace kok::ctl

#endif  // KOK_SERVICE_CTL_DISPLAY_TEXT_H_
