#include "indexer/source/case_json_reader.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "indexer/schema/json_line.h"
#include "indexer/schema/json_structure.h"
#include "indexer/schema/resource_name.h"
#include "indexer/schema/text_bytes.h"
#include "indexer/source/decision_text.h"
#include "indexer/source/html_text.h"
#include "indexer/source/known_names.h"
#include "indexer/source/unchanged_file.h"

namespace kok::source {
namespace {

using google::protobuf::Struct;
using google::protobuf::Value;

constexpr int64_t kMaxFileBytes = 64 << 20;
constexpr int kMaxNesting = 16;
constexpr size_t kMaxNamedKeys = 10;
constexpr char kSite[] = "https://de.openlegaldata.io/case/";
constexpr char kExpected[] = "expected a decision of Open Legal Data: an object with file_number";

constexpr std::string_view kUsed[] = {"slug", "court", "file_number", "date",
                                      "type", "ecli",  "content"};
// Numbers of the database, when it took the decision, and an address that mostly leads nowhere.
constexpr std::string_view kNotUsed[] = {"id", "created_date", "updated_date", "source_url"};
constexpr std::string_view kCourtUsed[] = {"name"};
constexpr std::string_view kCourtNotUsed[] = {"id",    "slug",         "city",
                                              "state", "jurisdiction", "level_of_appeal"};
constexpr std::string_view kPage[] = {"count", "next", "previous", "results"};

char FirstOf(std::string_view json) {
  const size_t first = json.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? '\0' : json[first];
}

std::string_view MemberOf(std::string_view object, std::string_view key) {
  for (const schema::JsonMember& member : schema::JsonMembers(object)) {
    if (member.key == key) return member.text;
  }
  return {};
}

// One decision on its way into a record; the first thing that is wrong with it.
class CaseObject {
 public:
  explicit CaseObject(const Struct& object) : object_(object) {}

  // Empty where the key is missing or null.
  std::string Text(const char* key) { return TextIn(object_, key, key); }

  std::string Court() {
    const auto court = object_.fields().find("court");
    if (court == object_.fields().end() || court->second.kind_case() == Value::kNullValue) {
      return "";
    }
    if (court->second.kind_case() != Value::kStructValue) {
      Fail("court", "expected an object with a name");
      return "";
    }
    return TextIn(court->second.struct_value(), "name", "court.name");
  }

  void Fail(std::string field, std::string message) {
    if (!message_.empty()) return;
    field_ = std::move(field);
    message_ = std::move(message);
  }

  const std::string& field() const { return field_; }
  const std::string& message() const { return message_; }  // empty: nothing is wrong

 private:
  std::string TextIn(const Struct& object, const char* key, const char* path) {
    const auto found = object.fields().find(key);
    if (found == object.fields().end() || found->second.kind_case() == Value::kNullValue) {
      return "";
    }
    if (found->second.kind_case() != Value::kStringValue) {
      Fail(path, "expected a text");
      return "";
    }
    return found->second.string_value();
  }

  const Struct& object_;
  std::string field_;
  std::string message_;
};

// The text of the decision. What stands under a heading Leitsatz is its headnote.
void SetText(const std::vector<HtmlParagraph>& paragraphs, Content& content) {
  std::vector<std::string> body;
  std::vector<std::string> headnote;
  bool is_headnote = false;
  for (const HtmlParagraph& paragraph : paragraphs) {
    if (paragraph.is_heading) {
      is_headnote = paragraph.text == "Leitsatz" || paragraph.text == "Leitsätze";
    }
    if (!is_headnote) {
      body.push_back(paragraph.text);
    } else if (!paragraph.is_heading) {
      headnote.push_back(paragraph.text);
    }
  }
  std::string text = content.title();
  AddParagraphs(absl::StrJoin(body, "\n\n"), text);
  content.set_body(std::move(text));
  content.mutable_decision()->set_headnote(absl::StrJoin(headnote, "\n\n"));
}

Content ContentOf(CaseObject& object) {
  Content content;
  const std::string slug = object.Text("slug");
  content.set_name(absl::StrCat(std::string(schema::kContents), "/", slug));
  content.set_type(kok::search::v1::CONTENT_TYPE_DECISION);
  auto& decision = *content.mutable_decision();
  decision.set_court(object.Court());
  const std::string numbers = absl::StrReplaceAll(object.Text("file_number"), {{"\u00A0", " "}});
  for (std::string& number : SplitFileNumbers(numbers)) {
    decision.add_file_numbers(std::move(number));
  }
  decision.set_decided_on(object.Text("date"));
  decision.set_decision_type(object.Text("type"));
  decision.set_ecli(object.Text("ecli"));
  content.set_title(DecisionCitation(decision, ""));
  const auto read = ReadHtml(object.Text("content"));
  if (const auto* problem = std::get_if<HtmlProblem>(&read)) {
    object.Fail("content", problem->message);
  } else {
    SetText(std::get<std::vector<HtmlParagraph>>(read), content);
  }
  content.set_language_code("de");
  content.set_source_uri(absl::StrCat(kSite, slug));
  content.mutable_fact()->set_source(content.source_uri());
  return content;
}

}  // namespace

absl::StatusOr<std::unique_ptr<RecordReader>> CaseJsonReader::Open(const std::string& path,
                                                                   const std::string& display_path,
                                                                   const ReaderOptions& options) {
  absl::StatusOr<std::string> text = ReadUnchangedFile(path, kMaxFileBytes);
  if (!text.ok()) return text.status();
  return std::unique_ptr<RecordReader>(
      new CaseJsonReader(*std::move(text), display_path, options.notes));
}

absl::StatusOr<std::optional<ReadItem>> CaseJsonReader::Next() {
  if (!loaded_) Load();
  loaded_ = true;
  if (!problems_.empty()) {
    std::optional<ReadItem> item(std::move(problems_.front()));
    problems_.pop_front();
    return item;
  }
  if (entries_.empty()) return std::optional<ReadItem>();
  const Entry entry = std::move(entries_.front());
  entries_.pop_front();
  return std::optional<ReadItem>(Parse(entry));
}

void CaseJsonReader::Load() {
  if (const auto line = schema::FirstLineOfNoText(text_)) {
    problems_.push_back(Problem(*line, "", "expected text in UTF-8 without NUL bytes"));
    return;
  }
  if (const auto problem = schema::CheckJsonStructure(text_, kMaxNesting)) {
    problems_.push_back(Problem(problem->line, "", "not JSON: " + problem->message));
    return;
  }
  const int line = 1 + static_cast<int>(std::count(
                           text_.begin(),
                           text_.begin() + static_cast<std::ptrdiff_t>(std::min(
                                               text_.size(), text_.find_first_not_of(" \t\r\n"))),
                           '\n'));
  if (FirstOf(text_) == '[') return AddList(text_, 1, "");
  if (FirstOf(text_) == '{' && !MemberOf(text_, "results").empty()) return ReadPage(text_);
  entries_.push_back({text_, line, ""});
}

void CaseJsonReader::ReadPage(std::string_view page) {
  for (const schema::JsonMember& member : schema::JsonMembers(page)) {
    if (member.key == "results" && FirstOf(member.text) == '[') {
      AddList(member.text, member.line, "results");
    } else if (member.key == "results") {
      problems_.push_back(Problem(member.line, "results", "expected a list"));
    } else if (member.key == "next" && FirstOf(member.text) == '"' && notes_ != nullptr) {
      notes_->push_back(
          Problem(member.line, "next", "is set: the file is one page of several, fetch them too"));
    } else if (!IsOneOf(kPage, member.key)) {
      problems_.push_back(Problem(member.line, std::string(schema::BeginningOf(member.key, 100)),
                                  "unknown, expected count, next, previous or results"));
    }
  }
}

void CaseJsonReader::AddList(std::string_view list, int line, const std::string& path) {
  int number = 0;
  for (const schema::JsonMember& member : schema::JsonMembers(list)) {
    entries_.push_back(
        {member.text, member.line + line - 1, absl::StrCat(path, "[", number++, "]")});
  }
}

ReadItem CaseJsonReader::Parse(const Entry& entry) const {
  const auto path_of = [&entry](const std::string& field) {
    return absl::StrCat(entry.path, entry.path.empty() || field.empty() ? "" : ".", field);
  };
  if (FirstOf(entry.text) != '{' || MemberOf(entry.text, "file_number").empty()) {
    return Problem(entry.line, entry.path, kExpected);
  }
  Struct object;
  if (const auto problem = schema::ReadJsonObject(std::string(entry.text), object)) {
    return Problem(entry.line + problem->line - 1, path_of(problem->field), problem->message);
  }
  CaseObject decision(object);
  SourceRecord record{ContentOf(decision), display_path_, entry.line};
  const Content& content = std::get<Content>(record.record);
  if (content.decision().file_numbers().empty()) decision.Fail("file_number", "is missing");
  if (content.decision().court().empty()) decision.Fail("court.name", "is missing");
  if (content.decision().decided_on().empty()) decision.Fail("date", "is missing");
  if (!decision.message().empty()) {
    return Problem(entry.line, path_of(decision.field()), decision.message());
  }
  const auto tell = [&](const schema::JsonMember& member, int line, const std::string& parent) {
    if (record.warnings.size() >= kMaxNamedKeys) return;
    record.warnings.push_back(
        Problem(line, path_of(parent + std::string(schema::BeginningOf(member.key, 100))),
                "is no key of this format, and is not read"));
  };
  for (const schema::JsonMember& member : schema::JsonMembers(entry.text)) {
    const int line = entry.line + member.line - 1;
    if (!IsOneOf(kUsed, member.key) && !IsOneOf(kNotUsed, member.key)) tell(member, line, "");
    if (member.key != "court") continue;
    for (const schema::JsonMember& of_court : schema::JsonMembers(member.text)) {
      if (IsOneOf(kCourtUsed, of_court.key) || IsOneOf(kCourtNotUsed, of_court.key)) continue;
      tell(of_court, line + of_court.line - 1, "court.");
    }
  }
  return record;
}

RecordProblem CaseJsonReader::Problem(int line, std::string field, std::string message) const {
  return RecordProblem{display_path_, line, std::move(field), std::move(message)};
}

}  // namespace kok::source
