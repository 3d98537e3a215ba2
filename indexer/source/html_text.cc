#include "indexer/source/html_text.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <cstring>
#include <memory>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "indexer/schema/text_bytes.h"
#include "indexer/source/known_names.h"
#include "indexer/source/paragraphs.h"

namespace kok::source {
namespace {

constexpr int kMaxDepth = 256;
constexpr size_t kMaxTagBytes = 4096;
constexpr std::string_view kHeadings[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
constexpr std::string_view kHidden[] = {"script", "style", "title", "head", "template"};

std::string_view View(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

// The parser keeps every attribute of a tag and compares each with all before it.
bool HasLongTag(std::string_view html) {
  for (size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const bool is_tag =
        at + 1 < html.size() && (absl::ascii_isalpha(static_cast<unsigned char>(html[at + 1])) ||
                                 html[at + 1] == '/' || html[at + 1] == '!');
    if (!is_tag || html.substr(at, 4) == "<!--") continue;
    const size_t end = html.substr(at, kMaxTagBytes).find('>');
    if (end != std::string_view::npos) {
      at += end;
    } else if (html.size() - at >= kMaxTagBytes) {
      return true;
    }
  }
  return false;
}

// What the parser tells of a document, element by element; no tree of it is made.
class Listener {
 public:
  void Begin(std::string_view name, const xmlChar** attributes) {
    ++depth_;
    if (IsOneOf(kHidden, name)) ++hidden_;
    if (name == "rd") Number(attributes);
    if (IsOneOf(kHeadings, name)) {
      Collect();
      is_heading_ = true;
    } else {
      paragraphs_.BeginElement(name);
    }
  }

  void End(std::string_view name) {
    --depth_;
    if (IsOneOf(kHidden, name)) --hidden_;
    if (IsOneOf(kHeadings, name)) {
      Collect();
      is_heading_ = false;
    } else {
      paragraphs_.EndElement(name);
    }
  }

  void Text(std::string_view text) {
    if (hidden_ == 0) paragraphs_.Add(text);
  }

  bool IsTooDeep() const { return depth_ > kMaxDepth; }

  std::vector<HtmlParagraph> Take() {
    Collect();
    return std::move(all_);
  }

 private:
  void Number(const xmlChar** attributes) {
    for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
      if (View(attributes[0]) != "nr") continue;
      paragraphs_.Add(View(attributes[1]));
      paragraphs_.EndNumber();
      paragraphs_.Gap();
    }
  }

  void Collect() {
    for (std::string& text : paragraphs_.Take()) all_.push_back({std::move(text), is_heading_});
  }

  int depth_ = 0;
  int hidden_ = 0;  // how many elements that show nothing are open
  bool is_heading_ = false;
  Paragraphs paragraphs_;
  std::vector<HtmlParagraph> all_;
};

// One run of the library's parser.
class Parse {
 public:
  explicit Parse(std::string_view html)
      : context_(htmlCreateMemoryParserCtxt(html.data(), static_cast<int>(html.size()))) {}
  ~Parse() {
    if (context_ != nullptr) htmlFreeParserCtxt(context_);
  }
  Parse(const Parse&) = delete;
  Parse& operator=(const Parse&) = delete;

  std::variant<std::vector<HtmlParagraph>, HtmlProblem> Run() {
    if (context_ == nullptr) return HtmlProblem{"cannot be read"};
    htmlCtxtUseOptions(context_, HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
    xmlSwitchEncoding(context_, XML_CHAR_ENCODING_UTF8);
    xmlSAXHandler handler;
    std::memset(&handler, 0, sizeof handler);
    handler.startElement = &Parse::OnBegin;
    handler.endElement = &Parse::OnEnd;
    handler.characters = &Parse::OnText;
    handler.ignorableWhitespace = &Parse::OnText;
    handler.cdataBlock = &Parse::OnText;
    handler.serror = &Parse::OnError;
    handler.initialized = XML_SAX2_MAGIC;
    *context_->sax = handler;
    context_->userData = this;
    htmlParseDocument(context_);
    if (is_too_deep_) {
      return HtmlProblem{absl::StrCat("nested deeper than ", kMaxDepth, " levels")};
    }
    if (is_comment_open_) return HtmlProblem{"a comment has no end"};
    return listener_.Take();
  }

 private:
  static void OnBegin(void* self, const xmlChar* name, const xmlChar** attributes) {
    Parse& parse = *static_cast<Parse*>(self);
    if (parse.is_too_deep_) return;
    parse.listener_.Begin(View(name), attributes);
    if (!parse.listener_.IsTooDeep()) return;
    parse.is_too_deep_ = true;
    xmlStopParser(parse.context_);
  }
  static void OnEnd(void* self, const xmlChar* name) {
    static_cast<Parse*>(self)->listener_.End(View(name));
  }
  static void OnText(void* self, const xmlChar* text, int length) {
    static_cast<Parse*>(self)->listener_.Text(
        {reinterpret_cast<const char*>(text), static_cast<size_t>(length)});
  }
  // The library's messages quote the document.
  static void OnError(void* self, xmlErrorPtr error) {
    if (error->code == XML_ERR_COMMENT_NOT_FINISHED) {
      static_cast<Parse*>(self)->is_comment_open_ = true;
    }
  }

  htmlParserCtxtPtr context_;
  Listener listener_;
  bool is_too_deep_ = false;
  bool is_comment_open_ = false;
};

}  // namespace

std::variant<std::vector<HtmlParagraph>, HtmlProblem> ReadHtml(std::string_view html) {
  if (schema::FirstLineOfNoText(html).has_value()) {
    return HtmlProblem{"expected text in UTF-8 without NUL characters"};
  }
  if (HasLongTag(html)) {
    return HtmlProblem{absl::StrCat("a tag is longer than ", kMaxTagBytes, " bytes")};
  }
  if (html.empty()) return std::vector<HtmlParagraph>();
  return Parse(html).Run();
}

}  // namespace kok::source
