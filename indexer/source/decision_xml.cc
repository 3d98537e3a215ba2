#include "indexer/source/decision_xml.h"

#include <libxml/xmlreader.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/schema/text_bytes.h"
#include "indexer/source/known_names.h"
#include "indexer/source/paragraphs.h"

namespace kok::source {
namespace {

constexpr int kMaxDepth = 64;

constexpr std::string_view kUsed[] = {
    "doknr",     "ecli",       "gertyp",   "gerort",     "spruchkoerper",
    "norm",      "doktyp",     "language", "identifier", "entsch-datum",
    "leitsatz",  "sonstosatz", "tenor",    "tatbestand", "entscheidungsgruende",
    "gruende",   "abwmeinung", "sonstlt",  "titelzeile", "aktenzeichen",
    "vorinstanz"};
constexpr std::string_view kNotUsed[] = {"region", "mitwirkung", "coverage", "publisher",
                                         "accessRights"};
// One file may belong to several proceedings.
constexpr std::string_view kRepeated[] = {"aktenzeichen", "norm", "vorinstanz"};

std::string_view View(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

struct FreeReader {
  void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
};

class Document {
 public:
  explicit Document(std::string_view xml)
      : reader_(xmlReaderForMemory(xml.data(), static_cast<int>(xml.size()), nullptr, "UTF-8",
                                   XML_PARSE_NONET | XML_PARSE_COMPACT)) {
    // The library's messages quote the document.
    if (reader_ != nullptr) {
      xmlTextReaderSetStructuredErrorHandler(reader_.get(), &Document::NoteError, &error_line_);
    }
  }

  std::variant<DecisionElements, XmlProblem> Read() {
    if (reader_ == nullptr) return XmlProblem{1, "cannot be read"};
    int more = xmlTextReaderRead(reader_.get());
    for (; more == 1 && message_.empty(); more = xmlTextReaderRead(reader_.get())) Take();
    if (!message_.empty()) return XmlProblem{message_line_, message_};
    if (more != 0 || error_line_ > 0) {
      return XmlProblem{std::max(error_line_, 1), "is not well-formed XML"};
    }
    return std::move(elements_);
  }

 private:
  static void NoteError(void* line, xmlErrorPtr error) {
    int& first = *static_cast<int*>(line);
    if (first == 0) first = std::max(error->line, 1);
  }

  void Take() {
    const int depth = xmlTextReaderDepth(reader_.get());
    const int type = xmlTextReaderNodeType(reader_.get());
    if (depth > kMaxDepth) return Fail(absl::StrCat("nested deeper than ", kMaxDepth, " levels"));
    switch (type) {
      case XML_READER_TYPE_ELEMENT:
        Begin(depth);
        if (xmlTextReaderIsEmptyElement(reader_.get()) == 1) End(depth);
        return;
      case XML_READER_TYPE_END_ELEMENT:
        return End(depth);
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_CDATA:
        if (is_used_) paragraphs_.Add(View(xmlTextReaderConstValue(reader_.get())));
        if (depth == 1) Fail("text outside of an element, expected elements below dokument");
        return;
      case XML_READER_TYPE_WHITESPACE:
      case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        return paragraphs_.Gap();
      case XML_READER_TYPE_ENTITY_REFERENCE:
        return Fail("an entity beside XML's own five is refused");
      default:
        return;
    }
  }

  void Begin(int depth) {
    const std::string_view name = View(xmlTextReaderConstLocalName(reader_.get()));
    if (xmlTextReaderConstNamespaceUri(reader_.get()) != nullptr) {
      return Fail("an element of another namespace is refused");
    }
    if (depth == 0 && name != "dokument") {
      return Fail("expected a court decision of the federal portal, with the root dokument");
    }
    if (depth == 1) return BeginField(name);
    paragraphs_.BeginElement(name);
  }

  void BeginField(std::string_view name) {
    is_used_ = IsOneOf(kUsed, name);
    if (!is_used_ && !IsOneOf(kNotUsed, name)) {
      return Fail(absl::StrCat("unknown element ", std::string(schema::BeginningOf(name, 50)),
                               " below dokument"));
    }
    if (is_used_ && !IsOneOf(kRepeated, name) && elements_.count(name) > 0) {
      return Fail(absl::StrCat("element ", std::string(name), " stands twice"));
    }
  }

  void End(int depth) {
    const std::string_view name = View(xmlTextReaderConstLocalName(reader_.get()));
    if (depth == 1) {
      std::vector<std::string> paragraphs = paragraphs_.Take();
      if (!is_used_) return;
      std::vector<std::string>& all = elements_[std::string(name)];
      all.insert(all.end(), std::make_move_iterator(paragraphs.begin()),
                 std::make_move_iterator(paragraphs.end()));
      is_used_ = false;
    } else {
      paragraphs_.EndElement(name);
    }
  }

  void Fail(std::string message) {
    if (!message_.empty()) return;
    message_ = std::move(message);
    // Of the node: the parser itself is ahead of it. Nodes count lines up to 65,535.
    const long line = xmlGetLineNo(xmlTextReaderCurrentNode(reader_.get()));
    message_line_ = line > 0 && line < 65535 ? static_cast<int>(line)
                                             : xmlTextReaderGetParserLineNumber(reader_.get());
    message_line_ = std::max(message_line_, 1);
  }

  std::unique_ptr<xmlTextReader, FreeReader> reader_;
  int error_line_ = 0;  // of the first error of the library; 0: none
  int message_line_ = 0;
  std::string message_;
  bool is_used_ = false;  // the element below the root that is being read
  Paragraphs paragraphs_;
  DecisionElements elements_;
};

}  // namespace

std::variant<DecisionElements, XmlProblem> ReadDecisionXml(std::string_view xml) {
  if (auto problem = CheckXmlBytes(xml)) return *std::move(problem);
  return Document(xml).Read();
}

}  // namespace kok::source
