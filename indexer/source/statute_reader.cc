#include "indexer/source/statute_reader.h"

#include <google/protobuf/struct.pb.h>

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "indexer/schema/json_line.h"
#include "indexer/schema/json_structure.h"
#include "indexer/schema/resource_name.h"
#include "indexer/schema/text_bytes.h"
#include "indexer/source/derived_name.h"
#include "indexer/source/unchanged_file.h"

namespace kok::source {
namespace {

using google::protobuf::Struct;
using google::protobuf::Value;

constexpr int64_t kMaxListBytes = 1 << 20;
constexpr int kMaxNesting = 4;
// Of the name of a law at the end of a heading: a list has none of more than 200 bytes, and signs
// may stand in it. A heading of a million words is not looked through.
constexpr size_t kMaxLawNameBytes = 400;

// As messages name it.
std::string FileName(const std::string& path) { return path.substr(path.rfind('/') + 1); }

std::string TextOf(const Struct& object, const char* key) {
  const auto found = object.fields().find(key);
  const bool is_text =
      found != object.fields().end() && found->second.kind_case() == Value::kStringValue;
  return is_text ? found->second.string_value() : "";
}

// The law that the id of a section names, `stgb` of `"stgb#3"`; the text of a JSON value.
std::string_view LawOf(std::string_view id) {
  const size_t end = id.find('#');
  if (id.size() < 2 || id.front() != '"' || end == std::string_view::npos) return {};
  return id.substr(1, end - 1);
}

// A heading of the corpus: `§ 25 Aufenthalt aus humanitären Gründen AufenthG 2004`.
struct Heading {
  std::string mark;  // `§` or `Art.`
  SectionNumber number;
  std::string number_text;
  std::string text;  // without the name of the law at its end
};

// The corpus makes the law's id of its abbreviation: lower case, `_` for a space.
bool NamesLaw(absl::string_view words, const std::string& law) {
  const std::string made = DerivedName("x", std::string(words), "");
  const std::string of_law = DerivedName("x", law, "");
  return !made.empty() && made == of_law;
}

bool ReadHeading(const std::string& title, const std::string& law, Heading& heading) {
  std::vector<std::string> words = absl::StrSplit(title, ' ', absl::SkipEmpty());
  if (words.size() < 2) return false;
  if (words[0] == "§") {
    heading.mark = "§";
  } else if (words[0] == "Art" || words[0] == "Art." || words[0] == "Artikel") {
    heading.mark = "Art.";
  } else {
    return false;
  }
  if (!ReadSectionNumber(words[1], heading.number)) return false;
  heading.number_text = words[1];
  size_t end = words.size();
  size_t bytes = 0;
  for (size_t begin = words.size(); begin-- > 2;) {
    bytes += words[begin].size();
    if (bytes > kMaxLawNameBytes) break;
    const std::vector<std::string> last(words.begin() + static_cast<std::ptrdiff_t>(begin),
                                        words.end());
    if (NamesLaw(absl::StrJoin(last, " "), law)) end = begin;
  }
  for (size_t i = 2; i < end; ++i) {
    absl::StrAppend(&heading.text, heading.text.empty() ? "" : " ", words[i]);
  }
  return true;
}

bool IsIn(const SectionRange& range, const SectionNumber& number) {
  return range.is_all || (range.first <= number && number <= range.last);
}

// `1.`, `a)`, `(2)`: what begins an entry of a list or a paragraph of its own.
bool BeginsEntry(absl::string_view line) {
  if (absl::StartsWith(line, "(")) {
    return line.size() > 2 && absl::ascii_isdigit(static_cast<unsigned char>(line[1]));
  }
  const size_t mark = line.find_first_of(".)");
  if (mark == absl::string_view::npos || mark == 0 || mark > 3 || mark + 2 >= line.size()) {
    return false;
  }
  return line[mark + 1] == ' ' && line[mark + 2] == ' ';
}

}  // namespace

std::string UnwrappedText(std::string_view text) {
  std::string result;
  bool begins = true;
  for (absl::string_view line : absl::StrSplit(std::string(text), '\n')) {
    line = absl::StripAsciiWhitespace(line);
    if (line.empty()) {
      begins = true;
      continue;
    }
    if (result.empty()) {
      // nothing stands before it
    } else if (begins || BeginsEntry(line)) {
      absl::StrAppend(&result, "\n\n");
    } else if (result.back() != '-' || !absl::ascii_isupper(static_cast<unsigned char>(line[0]))) {
      result.push_back(' ');  // else a word with a hyphen, broken at it
    }
    // The corpus sets the mark of an entry apart by two spaces.
    for (size_t i = 0; i < line.size(); ++i) {
      const bool is_second_space = i > 0 && line[i] == ' ' && line[i - 1] == ' ';
      if (!is_second_space) result.push_back(line[i]);
    }
    begins = false;
  }
  return result;
}

StatuteReader::StatuteReader(StatuteList list, const StatuteSelection& selection,
                             std::unique_ptr<LineReader> lines)
    : list_(std::move(list)), selection_(selection), lines_(std::move(lines)) {
  for (const StatuteRow& row : list_.rows) laws_[row.law].row = &row;
}

absl::StatusOr<std::unique_ptr<RecordReader>> StatuteReader::Open(
    const StatuteSelection& selection) {
  absl::StatusOr<std::string> text = ReadUnchangedFile(selection.list, kMaxListBytes);
  if (!text.ok()) return text.status();
  absl::StatusOr<StatuteList> list = ReadStatuteList(*text, FileName(selection.list));
  if (!list.ok()) return list.status();
  absl::StatusOr<std::unique_ptr<LineReader>> lines =
      LineReader::Open(selection.corpus, selection.corpus);
  if (!lines.ok()) return lines.status();
  return std::unique_ptr<RecordReader>(
      new StatuteReader(*std::move(list), selection, *std::move(lines)));
}

absl::StatusOr<std::optional<ReadItem>> StatuteReader::Next() {
  std::string line;
  while (!is_read_) {
    const absl::StatusOr<LineReader::Line> outcome = lines_->Next(line);
    if (!outcome.ok()) return outcome.status();
    if (lines_->line_number() == 1 && (absl::StartsWith(line,
                                                        "\xFD"
                                                        "7zXZ") ||
                                       absl::StartsWith(line, "\x1F\x8B"))) {
      return absl::InvalidArgumentError(
          absl::StrCat(selection_.corpus, ": is compressed, expected JSON Lines: unpack it first"));
    }
    if (*outcome == LineReader::Line::kEndOfFile) {
      is_read_ = true;
      FindMissing();
    } else if (*outcome == LineReader::Line::kTooLong) {
      return std::optional<ReadItem>(
          OfCorpus(absl::StrCat("line is longer than ", LineReader::kMaxLineBytes, " bytes")));
    } else if (std::optional<ReadItem> item = Take(line); item.has_value()) {
      return item;
    }
  }
  if (missing_.empty()) return std::optional<ReadItem>();
  std::optional<ReadItem> item(std::move(missing_.front()));
  missing_.pop_front();
  return item;
}

std::optional<ReadItem> StatuteReader::Take(const std::string& line) {
  if (schema::FirstLineOfNoText(line).has_value()) {
    return OfCorpus("expected text in UTF-8 without NUL bytes");
  }
  if (const auto problem = schema::CheckJsonStructure(line, kMaxNesting)) {
    return OfCorpus("not JSON: " + problem->message);
  }
  std::string_view law;
  for (const schema::JsonMember& member : schema::JsonMembers(line)) {
    if (member.key == "id") law = LawOf(member.text);
  }
  if (law.empty()) return OfCorpus("expected an id such as stgb#3");
  const auto listed = laws_.find(law);
  if (listed == laws_.end()) return std::nullopt;
  listed->second.is_there = true;
  Struct object;
  if (const auto problem = schema::ReadJsonObject(line, object)) return OfCorpus(problem->message);
  return TakeSection(listed->second, TextOf(object, "title"), TextOf(object, "text"));
}

std::optional<ReadItem> StatuteReader::TakeSection(Law& law, const std::string& title,
                                                   const std::string& text) {
  const StatuteRow& row = *law.row;
  Heading heading;
  if (!ReadHeading(title, row.law, heading)) return std::nullopt;
  const bool is_asked =
      std::any_of(row.sections.begin(), row.sections.end(),
                  [&heading](const SectionRange& range) { return IsIn(range, heading.number); });
  const std::string body = UnwrappedText(text);
  // Repealed ones are headings without a text.
  if (!is_asked || body.empty() || !law.found.insert(heading.number).second) return std::nullopt;
  const std::string citation =
      absl::StrCat(heading.mark, " ", heading.number_text, " ", row.cited_as);
  Content content;
  content.set_name(DerivedName(schema::kContents, row.cited_as, heading.number_text));
  content.set_title(absl::StrCat(citation, heading.text.empty() ? "" : ": ", heading.text));
  content.set_type(kok::search::v1::CONTENT_TYPE_STATUTE);
  content.set_body(body);
  content.set_language_code("de");
  for (const std::string& topic : row.topics) content.add_topics(topic);
  // No summary: it would be searched, and say the same of every section.
  content.mutable_fact()->set_source(absl::StrCat(
      list_.source, ", Stand ", list_.state, "; seitdem kann sich der Wortlaut geändert haben"));
  return ReadItem(
      SourceRecord{std::move(content), FileName(selection_.corpus), lines_->line_number()});
}

void StatuteReader::FindMissing() {
  for (const StatuteRow& row : list_.rows) {
    const Law& law = laws_.find(row.law)->second;
    if (!law.is_there) {
      missing_.push_back(OfList(row, "law", absl::StrCat("the corpus has no law ", row.law)));
      continue;
    }
    for (const SectionRange& range : row.sections) {
      const bool is_whole =
          range.is_all ? !law.found.empty()
                       : law.found.count(range.first) > 0 && law.found.count(range.last) > 0;
      if (is_whole) continue;
      missing_.push_back(OfList(row, "sections",
                                absl::StrCat("the corpus has no section ", range.text, " of ",
                                             row.law, ", or not both ends of it")));
    }
  }
}

ReadItem StatuteReader::OfList(const StatuteRow& row, std::string field,
                               std::string message) const {
  return RecordProblem{FileName(selection_.list), row.line, std::move(field), std::move(message)};
}

ReadItem StatuteReader::OfCorpus(std::string message) const {
  return RecordProblem{FileName(selection_.corpus), lines_->line_number(), "", std::move(message)};
}

}  // namespace kok::source
