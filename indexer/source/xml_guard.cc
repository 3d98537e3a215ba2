#include "indexer/source/xml_guard.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "indexer/schema/text_bytes.h"

namespace kok::source {
namespace {

constexpr size_t kMaxTagBytes = 4096;
constexpr size_t kMaxTextBytes = 10'000'000;

bool BeginsWith(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

// Index of the end of a tag that begins at `begin`, or of the bracket that opens declarations in
// it; beyond quotes. Never looks further than a tag may be long.
size_t EndOfTag(std::string_view xml, size_t begin) {
  char quote = 0;
  const size_t limit = std::min(xml.size(), begin + kMaxTagBytes);
  for (size_t i = begin; i < limit; ++i) {
    const char c = xml[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>' || c == '[') {
      return i;
    }
  }
  return limit;
}

// The value of `encoding="..."`; empty where there is none.
std::string_view DeclaredEncoding(std::string_view declaration) {
  const size_t name = declaration.find("encoding");
  if (name == std::string_view::npos) return {};
  const size_t begin = declaration.find_first_of("\"'", name);
  if (begin == std::string_view::npos) return {};
  const size_t end = declaration.find(declaration[begin], begin + 1);
  return declaration.substr(begin + 1, end == std::string_view::npos ? end : end - begin - 1);
}

class Guard {
 public:
  explicit Guard(std::string_view xml) : xml_(xml) {}

  std::optional<XmlProblem> Run() {
    if (const auto line = schema::FirstLineOfNoText(xml_)) {
      return XmlProblem{*line, "expected text in UTF-8 without NUL bytes"};
    }
    CheckDeclaration();
    for (size_t at = xml_.find('<'); at != std::string_view::npos && message_.empty();
         at = xml_.find('<', at)) {
      const size_t behind = Skip(at);
      CheckPiece(at, behind);
      CheckPiece(behind, std::min(xml_.find('<', behind), xml_.size()));
      at = behind;
    }
    if (message_.empty()) return std::nullopt;
    const auto end = xml_.begin() + static_cast<std::ptrdiff_t>(problem_at_);
    return XmlProblem{1 + static_cast<int>(std::count(xml_.begin(), end, '\n')), message_};
  }

 private:
  void CheckDeclaration() {
    if (!BeginsWith(xml_, "<?xml")) return;
    const std::string_view encoding = DeclaredEncoding(xml_.substr(0, xml_.find("?>")));
    if (!encoding.empty() && !absl::EqualsIgnoreCase(std::string(encoding), "utf-8") &&
        !absl::EqualsIgnoreCase(std::string(encoding), "us-ascii")) {
      Fail(0, "declares another encoding, expected UTF-8");
    }
  }

  // The library takes a longer text, CDATA section or comment for an attack, and calls it not
  // well-formed.
  void CheckPiece(size_t begin, size_t end) {
    if (end - begin <= kMaxTextBytes || !message_.empty()) return;
    Fail(begin, absl::StrCat("more than ", kMaxTextBytes, " bytes without a tag"));
  }

  // Index behind what begins at `at`.
  size_t Skip(size_t at) {
    const std::string_view rest = xml_.substr(at);
    if (BeginsWith(rest, "<!--")) return Behind("-->", at + 4);
    if (BeginsWith(rest, "<![CDATA[")) return Behind("]]>", at + 9);
    if (BeginsWith(rest, "<?")) return Behind("?>", at + 2);
    const size_t end = EndOfTag(xml_, at);
    if (end == at + kMaxTagBytes) {
      Fail(at, absl::StrCat("a tag is longer than ", kMaxTagBytes, " bytes"));
    } else if (BeginsWith(rest, "<!DOCTYPE")) {
      if (end < xml_.size() && xml_[end] == '[') {
        Fail(at, "declarations in the DOCTYPE, such as entities, are refused");
      }
    } else if (BeginsWith(rest, "<!")) {
      Fail(at, "a declaration that is neither DOCTYPE nor comment is refused");
    }
    return std::min(end + 1, xml_.size());
  }

  size_t Behind(std::string_view mark, size_t from) const {
    const size_t found = xml_.find(mark, from);
    return found == std::string_view::npos ? xml_.size() : found + mark.size();
  }

  void Fail(size_t at, std::string message) {
    problem_at_ = at;
    message_ = std::move(message);
  }

  const std::string_view xml_;
  size_t problem_at_ = 0;
  std::string message_;
};

}  // namespace

std::optional<XmlProblem> CheckXmlBytes(std::string_view xml) { return Guard(xml).Run(); }

}  // namespace kok::source
