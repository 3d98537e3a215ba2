// Markdown to plain text, by walking cmark's tree.

#ifndef KOK_INDEXER_SOURCE_MARKDOWN_TEXT_H_
#define KOK_INDEXER_SOURCE_MARKDOWN_TEXT_H_

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

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_MARKDOWN_TEXT_H_
