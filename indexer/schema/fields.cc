#include "indexer/schema/fields.h"

namespace kok::schema {
namespace {

constexpr size_t kMaxValueBytes = 200;

}  // namespace

std::string TextTerm(char field_prefix, TermForm form, std::string_view text) {
  std::string term;
  term.reserve(text.size() + 2);
  term.push_back(field_prefix);
  term.push_back(static_cast<char>(form));
  term.append(text);
  return term;
}

const std::string& TextOf(const kok::search::v1::Content& content, std::string_view path) {
  static const auto* const kNone = new std::string;
  if (path == "title") return content.title();
  if (path == "summary") return content.summary();
  if (path == "body") return content.body();
  const std::string& headnote = content.decision().headnote();
  return headnote == content.summary() ? *kNone : headnote;
}

std::string FilterTerm(std::string_view prefix, std::string_view value) {
  std::string term(prefix);
  term.append(value.substr(0, kMaxValueBytes));
  return term;
}

}  // namespace kok::schema
