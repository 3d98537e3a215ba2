#include "service/ctl/field_list.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "service/ctl/display_text.h"

namespace kok::ctl {
namespace {

constexpr size_t kValueWidth = 80;
constexpr size_t kParagraphWidth = 100;

}  // namespace

FieldList::FieldList() : table_({{"", 0}, {"", kValueWidth}}) {}

void FieldList::Add(const std::string& label, const std::string& value) {
  if (!value.empty()) table_.AddRow({label, value});
}

void FieldList::AddOrUnknown(const std::string& label, const std::string& value) {
  Add(label, value.empty() ? "unknown" : value);
}

std::string ParagraphText(const std::string& text) {
  if (text.empty()) return "";
  std::string wrapped;
  const std::vector<std::string> lines = absl::StrSplit(KeepLines(text), '\n');
  for (const std::string& line : lines) {
    for (const std::string& part : WrapToWidth(line, kParagraphWidth)) {
      absl::StrAppend(&wrapped, part, "\n");
    }
  }
  return wrapped;
}

}  // namespace kok::ctl
