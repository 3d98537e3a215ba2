#include "indexer/source/jsonl_reader.h"

#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "indexer/generation/files.h"
#include "kok/search/ingest/v1/record.pb.h"

namespace kok::source {
namespace {

using kok::search::ingest::v1::Record;

constexpr size_t kMaxLineBytes = 8 << 20;
// protobuf's JSON parser is recursive; records are four levels deep.
constexpr int kMaxNesting = 32;

// Depth of brackets outside of strings.
int Nesting(const std::string& json) {
  int depth = 0;
  int deepest = 0;
  bool in_string = false;
  for (size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      deepest = std::max(deepest, ++depth);
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return deepest;
}

// protobuf's message without what it repeats of the line: the excerpt that it appends, the value
// that it could not read, and everything below `protected`, where even a key may be a value that
// somebody put into the wrong place.
std::string WithoutValues(absl::string_view message) {
  constexpr size_t kMaxBytes = 300;
  if (absl::StartsWith(message, "(protected")) {
    return "(protected): expected the lists of texts that ProtectedFields names";
  }
  message = message.substr(0, message.find('\n'));
  const size_t value = message.find("invalid value ");
  const size_t type = message.rfind(" for type ");
  if (value != absl::string_view::npos && type != absl::string_view::npos && value < type) {
    return absl::StrCat(message.substr(0, std::min(value, kMaxBytes)), "invalid value",
                        message.substr(type));
  }
  return std::string(message.substr(0, kMaxBytes));
}

bool IsBlank(const std::string& line) {
  return std::all_of(line.begin(), line.end(),
                     [](char c) { return c == ' ' || c == '\t' || c == '\r'; });
}

}  // namespace

absl::StatusOr<std::unique_ptr<RecordReader>> JsonlReader::Open(const std::string& path,
                                                                const std::string& display_path) {
  absl::StatusOr<generation::UniqueFd> checked = generation::OpenRegularFile(path);
  if (!checked.ok()) return checked.status();
  std::FILE* file = std::fopen(path.c_str(), "rbe");
  if (file == nullptr) return absl::ErrnoToStatus(errno, absl::StrCat("cannot open ", path));
  return std::unique_ptr<RecordReader>(new JsonlReader(file, display_path));
}

JsonlReader::~JsonlReader() { std::fclose(file_); }

absl::StatusOr<JsonlReader::Line> JsonlReader::ReadLine(std::string& line) {
  line.clear();
  bool too_long = false;
  bool any = false;
  for (int c = getc_unlocked(file_); c != EOF; c = getc_unlocked(file_)) {
    any = true;
    if (c == '\n') break;
    if (line.size() < kMaxLineBytes) {
      line.push_back(static_cast<char>(c));
    } else {
      too_long = true;
    }
  }
  if (std::ferror(file_) != 0) {
    return absl::UnavailableError(absl::StrCat("cannot read ", display_path_));
  }
  if (!any) return Line::kEndOfFile;
  ++line_number_;
  return too_long ? Line::kTooLong : Line::kRead;
}

absl::StatusOr<std::optional<ReadItem>> JsonlReader::Next() {
  std::string line;
  while (true) {
    absl::StatusOr<Line> outcome = ReadLine(line);
    if (!outcome.ok()) return outcome.status();
    if (*outcome == Line::kEndOfFile) return std::optional<ReadItem>();
    if (*outcome == Line::kTooLong) {
      return std::optional<ReadItem>(
          Problem("", absl::StrCat("line is longer than ", kMaxLineBytes, " bytes")));
    }
    if (line_number_ == 1 && line.compare(0, 3, "\xEF\xBB\xBF") == 0) line.erase(0, 3);
    if (!IsBlank(line)) return std::optional<ReadItem>(Parse(line));
  }
}

ReadItem JsonlReader::Parse(const std::string& line) const {
  if (Nesting(line) > kMaxNesting) {
    return Problem("", absl::StrCat("nested deeper than ", kMaxNesting, " levels"));
  }
  Record record;
  const auto parsed = google::protobuf::util::JsonStringToMessage(line, &record);
  if (!parsed.ok()) {
    return Problem(
        "", absl::StrCat("not a record: ", WithoutValues(absl::string_view(
                                               parsed.message().data(), parsed.message().size()))));
  }
  switch (record.record_case()) {
    case Record::kOrganization:
      return SourceRecord{std::move(*record.mutable_organization()), display_path_, line_number_};
    case Record::kContent:
      return SourceRecord{std::move(*record.mutable_content()), display_path_, line_number_};
    default:
      return Problem("", "expected an organization or a content");
  }
}

RecordProblem JsonlReader::Problem(std::string field, std::string message) const {
  return RecordProblem{display_path_, line_number_, std::move(field), std::move(message)};
}

}  // namespace kok::source
