#include "indexer/schema/json_field_problem.h"

#include <algorithm>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "indexer/schema/edit_distance.h"
#include "indexer/schema/json_structure.h"
#include "indexer/schema/text_bytes.h"

namespace kok::schema {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;

constexpr size_t kMaxShownBytes = 300;
constexpr int kMaxEdits = 3;
constexpr char kProtected[] = "protected";

// A step of a path: a name, or the index of an element.
struct Step {
  std::string name;
  int index = -1;
};

std::vector<Step> StepsOf(std::string_view path) {
  std::vector<Step> steps;
  while (!path.empty()) {
    const size_t end = std::min(path.find_first_of(".[", 1), path.size());
    std::string_view step = path.substr(0, end);
    path.remove_prefix(end);
    int index = 0;
    const size_t bracket = step.find(']');
    if (step.front() == '[' && bracket != std::string_view::npos &&
        absl::SimpleAtoi(absl::string_view(step.data() + 1, bracket - 1), &index)) {
      steps.push_back({"", index});
    } else {
      if (step.front() == '.') step.remove_prefix(1);
      steps.push_back({std::string(step)});
    }
  }
  return steps;
}

const FieldDescriptor* FieldOf(const Descriptor& type, const std::string& name) {
  for (int i = 0; i < type.field_count(); ++i) {
    if (type.field(i)->name() == name || type.field(i)->json_name() == name) return type.field(i);
  }
  return nullptr;
}

// The field that a path ends in; null where it leaves the message.
const FieldDescriptor* FieldAt(const Descriptor& type, const std::vector<Step>& steps) {
  const Descriptor* holder = &type;
  const FieldDescriptor* field = nullptr;
  for (const Step& step : steps) {
    if (step.index >= 0) continue;
    if (holder == nullptr) return nullptr;
    field = FieldOf(*holder, step.name);
    if (field == nullptr) return nullptr;
    holder = field->message_type();
  }
  return field;
}

std::vector<std::string> NamesOf(const Descriptor& type) {
  std::vector<std::string> names;
  for (int i = 0; i < type.field_count(); ++i) names.push_back(type.field(i)->name());
  return names;
}

std::vector<std::string> NamesOf(const EnumDescriptor& type) {
  std::vector<std::string> names;
  for (int i = 1; i < type.value_count(); ++i) names.push_back(type.value(i)->name());
  return names;
}

// What one value of a field is in JSON.
std::string ExpectedValue(const FieldDescriptor& field) {
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return "a text in quotation marks";
    case FieldDescriptor::CPPTYPE_ENUM:
      return absl::StrCat("one of ", absl::StrJoin(NamesOf(*field.enum_type()), ", "));
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return absl::StrCat("an object, {...}, of ",
                          absl::StrJoin(NamesOf(*field.message_type()), ", "));
    case FieldDescriptor::CPPTYPE_BOOL:
      return "true or false";
    case FieldDescriptor::CPPTYPE_DOUBLE:
    case FieldDescriptor::CPPTYPE_FLOAT:
      return "a number";
    default:
      return "a whole number";
  }
}

std::string UnknownField(const Descriptor* holder, const std::string& name) {
  if (holder == nullptr) return "is unknown here";
  std::string nearest;
  int edits = kMaxEdits;
  for (const std::string& known : NamesOf(*holder)) {
    const int distance = EditDistance(name, known, kMaxEdits);
    if (distance >= edits) continue;
    edits = distance;
    nearest = known;
  }
  return absl::StrCat("is unknown here", nearest.empty() ? "" : ", did you mean " + nearest + "?",
                      "; known are ", absl::StrJoin(NamesOf(*holder), ", "));
}

// The line on which the value at a path begins; of a path that is not there, where it ends.
int LineOf(std::string_view json, const std::vector<Step>& steps) {
  int line = 1;
  for (const Step& step : steps) {
    const size_t first = json.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || (json[first] != '{' && json[first] != '[')) break;
    const std::vector<JsonMember> members = JsonMembers(json);
    const JsonMember* next = nullptr;
    for (size_t i = 0; i < members.size(); ++i) {
      const bool meant = step.index >= 0 ? i == static_cast<size_t>(step.index)
                                         : members[i].key == std::string_view(step.name);
      if (meant) next = &members[i];
    }
    if (next == nullptr) break;
    line += next->line - 1;
    json = next->text;
  }
  return line;
}

// protobuf's message taken apart: `(path) name: problem`.
struct Said {
  std::string path;
  std::string name;
  std::string problem;
};

Said TakeApart(std::string_view said) {
  Said parts;
  if (!said.empty() && said.front() == '(') {
    const size_t end = std::min(said.find(')'), said.size());
    parts.path = std::string(said.substr(1, end - 1));
    said.remove_prefix(std::min(end + 1, said.size()));
    if (!said.empty() && said.front() == ' ') said.remove_prefix(1);
  }
  const size_t colon = said.find(": ");
  if (colon == std::string_view::npos) {
    parts.problem = std::string(said);
    return parts;
  }
  parts.name = std::string(said.substr(0, colon));
  parts.problem = std::string(said.substr(colon + 2));
  return parts;
}

std::string Joined(const std::string& path, const std::string& name) {
  return absl::StrCat(path, path.empty() || name.empty() ? "" : ".", name);
}

// The path of the field that `parts` speaks of, and what is wrong with it; an empty problem where
// the parser said something else.
JsonFieldProblem Explain(Said parts, const Descriptor& type) {
  const std::vector<Step> holder_steps = StepsOf(parts.path);
  const FieldDescriptor* holder = FieldAt(type, holder_steps);
  const Descriptor* holder_type = parts.path.empty()  ? &type
                                  : holder == nullptr ? nullptr
                                                      : holder->message_type();
  if (absl::StrContains(parts.problem, "Cannot find field")) {
    return {Joined(parts.path, parts.name), UnknownField(holder_type, parts.name)};
  }
  if (absl::StrContains(parts.problem, "is not repeating")) {
    const std::string path = Joined(parts.path, parts.name);
    const FieldDescriptor* field = FieldAt(type, StepsOf(path));
    return {path, absl::StrCat("is a list, expected ",
                               field == nullptr ? "one value" : ExpectedValue(*field))};
  }
  if (absl::StrContains(parts.problem, "oneof field")) {
    return {parts.path, "holds two records, expected an organization or a content"};
  }
  if (absl::StrContains(parts.problem, "Root element must be")) {
    return {"", "expected an object, {...}"};
  }
  const size_t named = parts.problem.rfind(" for type ");
  if (absl::StartsWith(parts.problem, "invalid value Starting an object") &&
      named != std::string::npos) {
    const std::string name = parts.problem.substr(named + 10);
    const bool is_named = holder != nullptr && holder->name() == name;
    parts.path = is_named ? parts.path : Joined(parts.path, name);
  }
  const std::vector<Step> steps = StepsOf(parts.path);
  const FieldDescriptor* field = FieldAt(type, steps);
  if (!absl::StartsWith(parts.problem, "invalid value") || field == nullptr) return {};
  const bool is_element = !steps.empty() && steps.back().index >= 0;
  const bool lists = field->is_repeated() && !is_element;
  return {parts.path,
          absl::StrCat("expected ", lists ? "a list, [...], each " : "", ExpectedValue(*field))};
}

}  // namespace

JsonFieldProblem ExplainParseError(std::string_view said, std::string_view json,
                                   const Descriptor& type) {
  said = said.substr(0, said.find('\n'));  // an excerpt of the text follows
  const Said parts = TakeApart(said);
  const std::vector<Step> steps = StepsOf(parts.path);
  if (parts.name == kProtected || (!steps.empty() && steps.front().name == kProtected)) {
    return {kProtected, "expected the lists of texts that ProtectedFields names"};
  }
  JsonFieldProblem problem = Explain(parts, type);
  if (problem.message.empty()) {
    // Of a syntax that the parser alone refuses; none of its messages but these repeats values.
    const size_t value = said.find("invalid value");
    return {parts.path, value == std::string_view::npos
                            ? std::string(BeginningOf(said, kMaxShownBytes))
                            : "has a value of the wrong kind"};
  }
  problem.line = LineOf(json, StepsOf(problem.field));
  problem.field = absl::Utf8SafeCEscape(std::string(BeginningOf(problem.field, kMaxShownBytes)));
  return problem;
}

}  // namespace kok::schema
