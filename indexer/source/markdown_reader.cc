#include "indexer/source/markdown_reader.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/schema/text_bytes.h"
#include "indexer/source/front_matter.h"
#include "indexer/source/markdown_text.h"
#include "indexer/source/unchanged_file.h"

namespace kok::source {
namespace {

constexpr int64_t kMaxFileBytes = 8 << 20;
constexpr char kFence[] = "---";

// The parts of a file. `body_begin` is 0 where there is no front matter.
struct Parts {
  std::string_view front_matter;
  std::string_view body;
};

std::string_view LineAt(std::string_view text, size_t begin) {
  const size_t end = std::min(text.find('\n', begin), text.size());
  std::string_view line = text.substr(begin, end - begin);
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
  return line;
}

// Front matter stands between a first line `---` and the next line `---`.
std::optional<Parts> SplitParts(std::string_view text) {
  if (LineAt(text, 0) != kFence) return std::nullopt;
  const size_t begin = std::min(text.find('\n'), text.size() - 1) + 1;
  for (size_t line = begin; line < text.size();) {
    const size_t next = std::min(text.find('\n', line), text.size() - 1) + 1;
    if (LineAt(text, line) == kFence) {
      return Parts{text.substr(begin, line - begin), text.substr(next)};
    }
    line = next;
  }
  return std::nullopt;
}

}  // namespace

absl::StatusOr<std::unique_ptr<RecordReader>> MarkdownReader::Open(
    const std::string& path, const std::string& display_path) {
  absl::StatusOr<std::string> text = ReadUnchangedFile(path, kMaxFileBytes);
  if (!text.ok()) return text.status();
  return std::unique_ptr<RecordReader>(new MarkdownReader(*std::move(text), display_path));
}

absl::StatusOr<std::optional<ReadItem>> MarkdownReader::Next() {
  if (done_) return std::optional<ReadItem>();
  done_ = true;
  return std::optional<ReadItem>(Parse());
}

ReadItem MarkdownReader::Parse() const {
  if (const std::optional<int> line = schema::FirstLineOfNoText(text_)) {
    return RecordProblem{display_path_, *line, "", "expected text in UTF-8 without NUL bytes"};
  }
  const std::optional<Parts> parts = SplitParts(text_);
  if (!parts.has_value()) {
    return RecordProblem{display_path_, 1, "",
                         "expected front matter between a first line `---` and another `---`"};
  }
  Content content;
  if (const auto error = ParseFrontMatter(parts->front_matter, content)) {
    return RecordProblem{display_path_, error->line + 1, error->field, error->message};
  }
  if (const std::optional<int> line = FirstLineOfTooManyMarks(text_)) {
    return RecordProblem{display_path_, *line, "",
                         "a paragraph has more than 20,000 stars and underscores"};
  }
  const PlainText text = MarkdownToText(parts->body);
  if (content.body().empty()) content.set_body(text.body);
  if (content.title().empty()) content.set_title(text.first_heading);
  if (content.name().empty()) content.set_name(NameFromFile());
  return SourceRecord{std::move(content), display_path_, 1};
}

std::string MarkdownReader::NameFromFile() const {
  const size_t slash = display_path_.rfind('/');
  const size_t begin = slash == std::string::npos ? 0 : slash + 1;
  return absl::StrCat("contents/", display_path_.substr(begin, display_path_.rfind('.') - begin));
}

}  // namespace kok::source
