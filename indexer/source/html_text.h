// The text of a piece of HTML, paragraph by paragraph.

#ifndef KOK_INDEXER_SOURCE_HTML_TEXT_H_
#define KOK_INDEXER_SOURCE_HTML_TEXT_H_

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace kok::source {

// A paragraph, without mark-up.
struct HtmlParagraph {
  std::string text;
  bool is_heading;  // h1 to h6
};

// Why a text is not read as HTML; repeats nothing of it.
struct HtmlProblem {
  std::string message;
};

// Reads `html`, a whole page or a piece of one, in UTF-8, as a browser would show it: what is not
// closed ends where it must, scripts, styles and comments say nothing. The number of a margin
// (`<rd nr="3"/>`, and `<dt>` in a list of the federal portal) stands before its paragraph.
//
// Problems: no UTF-8, a tag of more than 4,096 bytes, more than 256 levels, a comment without an
// end. Nothing is loaded. Time and memory grow with the size alone. Safe from any thread.
std::variant<std::vector<HtmlParagraph>, HtmlProblem> ReadHtml(std::string_view html);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_HTML_TEXT_H_
