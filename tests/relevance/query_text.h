// Queries as they can be read on a screen.

#ifndef KOK_TESTS_RELEVANCE_QUERY_TEXT_H_
#define KOK_TESTS_RELEVANCE_QUERY_TEXT_H_

#include <string>

namespace kok::relevance {

// `text` on one line, with what cannot be seen, or makes look alike what is not, as `\n`, `\t` or
// `\u200b`: control and format characters, blanks other than the space, combining marks of the
// Latin alphabet. A backslash is doubled, so that different texts stay different.
std::string Escaped(const std::string& text);

}  // namespace kok::relevance

#endif  // KOK_TESTS_RELEVANCE_QUERY_TEXT_H_
