// Markdown to plain text, by walking cmark's tree.

#ifndef KOK_INDEXER_SOURCE_MARKDOWN_TEXT_H_
#define KOK_INDEXER_SOURCE_MARKDOWN_TEXT_H_

#include <optional>
#include <string>
#include <string_view>

namespace kok::source {

// What a reader of the rendered page would read.
struct PlainText {
  std::string first_heading;  // empty: there is none
  std::string
      body;  // paragraphs, headings and list items, separated by an empty line; HTML is left out
};

// Never fails: any text is Markdown. Pure function; safe from any thread.
PlainText MarkdownToText(std::string_view markdown);

// Number of the line, from 1, on which a paragraph gets its 20,001st run of `*` or `_`; nothing
// where none has so many. cmark compares each with all before it: a file of nothing else would take
// an hour. To be asked before MarkdownToText of a text that anybody may have written. A pure
// function.
std::optional<int> FirstLineOfTooManyMarks(std::string_view markdown);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_MARKDOWN_TEXT_H_
