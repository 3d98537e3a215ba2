#include "indexer/source/markdown_text.h"

#include <cmark-gfm.h>

#include <memory>

#include "absl/strings/match.h"

namespace kok::source {
namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeIterator {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

bool IsBlockOfText(cmark_node_type type) {
  return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING ||
         type == CMARK_NODE_CODE_BLOCK;
}

// Text of an inline node; line breaks of the source and `<br>` are spaces to a reader.
void AppendInline(cmark_node* node, std::string& text) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
      text.push_back(' ');
      return;
    case CMARK_NODE_HTML_INLINE:
      if (absl::StartsWithIgnoreCase(cmark_node_get_literal(node), "<br")) text.push_back(' ');
      return;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
    case CMARK_NODE_CODE_BLOCK:
      if (const char* literal = cmark_node_get_literal(node)) text.append(literal);
      return;
    default:
      return;
  }
}

}  // namespace

PlainText MarkdownToText(std::string_view markdown) {
  const std::unique_ptr<cmark_node, FreeNode> document(
      cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT));
  const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(document.get()));
  PlainText plain;
  std::string block;
  for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    cmark_node* node = cmark_iter_get_node(iterator.get());
    const cmark_node_type type = cmark_node_get_type(node);
    if (event == CMARK_EVENT_ENTER) AppendInline(node, block);
    if (type == CMARK_NODE_CODE_BLOCK && !block.empty() && block.back() == '\n') block.pop_back();
    const bool block_ends = event == CMARK_EVENT_EXIT || type == CMARK_NODE_CODE_BLOCK;
    if (!block_ends || !IsBlockOfText(type) || block.empty()) continue;
    if (type == CMARK_NODE_HEADING && plain.first_heading.empty()) plain.first_heading = block;
    if (!plain.body.empty()) plain.body.append("\n\n");
    plain.body.append(block);
    block.clear();
  }
  return plain;
}

std::optional<int> FirstLineOfTooManyMarks(std::string_view markdown) {
  constexpr int kMaxMarks = 20000;
  int line = 1;
  int marks = 0;
  bool is_blank = true;  // nothing but spaces in this line so far
  char before = '\n';
  for (const char c : markdown) {
    if (c == '\n') {
      if (is_blank) marks = 0;
      is_blank = true;
      ++line;
    } else if ((c == '*' || c == '_') && c != before) {
      if (++marks > kMaxMarks) return line;
    }
    if (c != '\n' && c != ' ' && c != '\t' && c != '\r') is_blank = false;
    before = c;
  }
  return std::nullopt;
}

}  // namespace kok::source
