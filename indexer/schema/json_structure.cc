#include "indexer/schema/json_structure.h"

#include <cstddef>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace kok::schema {
namespace {

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Index behind the text that begins at `begin` with a quote; npos where it never ends.
size_t EndOfText(std::string_view json, size_t begin) {
  for (size_t i = begin + 1; i < json.size(); ++i) {
    if (json[i] == '\\') {
      ++i;
    } else if (json[i] == '"') {
      return i + 1;
    } else if (static_cast<unsigned char>(json[i]) < 0x20) {
      return std::string_view::npos;
    }
  }
  return std::string_view::npos;
}

size_t SkipDigits(std::string_view text, size_t at) {
  while (at < text.size() && IsDigit(text[at])) ++at;
  return at;
}

bool IsNumber(std::string_view text) {
  size_t at = !text.empty() && text[0] == '-' ? 1 : 0;
  const size_t whole = at;
  at = SkipDigits(text, at);
  if (at == whole || (text[whole] == '0' && at > whole + 1)) return false;
  if (at < text.size() && text[at] == '.') {
    const size_t fraction = ++at;
    if ((at = SkipDigits(text, at)) == fraction) return false;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    const size_t exponent = at;
    if ((at = SkipDigits(text, at)) == exponent) return false;
  }
  return at == text.size();
}

// The number, true, false or null at `begin`; empty where there is none.
std::string_view BareWord(std::string_view json, size_t begin) {
  size_t end = begin;
  while (end < json.size() && (absl::ascii_isalnum(static_cast<unsigned char>(json[end])) ||
                               json[end] == '-' || json[end] == '+' || json[end] == '.')) {
    ++end;
  }
  const std::string_view word = json.substr(begin, end - begin);
  const bool is_value = word == "true" || word == "false" || word == "null" || IsNumber(word);
  return is_value ? word : std::string_view();
}

// `displayName` and `display_name` are one field to protobuf.
std::string KeyForComparison(std::string_view key) {
  std::string form;
  for (const char c : key) {
    if (c != '_') form.push_back(absl::ascii_tolower(static_cast<unsigned char>(c)));
  }
  return form;
}

class Checker {
 public:
  Checker(std::string_view json, int max_depth)
      : json_(json), max_depth_(static_cast<size_t>(max_depth)) {}

  std::optional<JsonProblem> Run() {
    while (problem_.empty() && SkipSpace()) Step();
    if (problem_.empty() && expected_ != Expected::kEnd) problem_ = "ends in the middle";
    if (problem_.empty()) return std::nullopt;
    return JsonProblem{line_, problem_};
  }

 private:
  enum class Expected { kValue, kValueOrEnd, kKey, kKeyOrEnd, kColon, kCommaOrEnd, kEnd };
  struct Level {
    bool is_object;
    absl::flat_hash_set<std::string> keys;
  };

  bool SkipSpace() {
    for (; at_ < json_.size() && IsSpace(json_[at_]); ++at_) {
      if (json_[at_] == '\n') ++line_;
    }
    return at_ < json_.size();
  }

  // Takes what begins at a character that is no space.
  void Step() {
    const char c = json_[at_];
    switch (expected_) {
      case Expected::kKey:
      case Expected::kKeyOrEnd:
        if (c == '}' && expected_ == Expected::kKeyOrEnd) return Close();
        return TakeKey();
      case Expected::kColon:
        if (c != ':') return Fail("expected a colon behind the name of a field");
        ++at_;
        expected_ = Expected::kValue;
        return;
      case Expected::kCommaOrEnd:
        if (c == (levels_.back().is_object ? '}' : ']')) return Close();
        if (c != ',') return Fail("expected a comma between two values");
        ++at_;
        expected_ = levels_.back().is_object ? Expected::kKey : Expected::kValue;
        return;
      case Expected::kEnd:
        return Fail("expected nothing behind the value");
      case Expected::kValueOrEnd:
        if (c == ']') return Close();
        return TakeValue(c);
      case Expected::kValue:
        return TakeValue(c);
    }
  }

  void TakeKey() {
    if (json_[at_] != '"') return Fail("expected the name of a field in quotes");
    const size_t end = EndOfText(json_, at_);
    if (end == std::string_view::npos) return Fail("the name of a field has no end");
    const std::string_view key = json_.substr(at_ + 1, end - at_ - 2);
    if (key.find('\\') != std::string_view::npos) {
      return Fail("the name of a field has an escape");
    }
    if (!levels_.back().keys.insert(KeyForComparison(key)).second) {
      return Fail("a field stands twice in one object");
    }
    at_ = end;
    expected_ = Expected::kColon;
  }

  void TakeValue(char c) {
    if (c == '{' || c == '[') {
      if (levels_.size() == max_depth_) {
        return Fail(absl::StrCat("nested deeper than ", max_depth_, " levels"));
      }
      levels_.push_back({c == '{', {}});
      expected_ = c == '{' ? Expected::kKeyOrEnd : Expected::kValueOrEnd;
      ++at_;
      return;
    }
    const size_t end = c == '"' ? EndOfText(json_, at_) : at_ + BareWord(json_, at_).size();
    if (end == std::string_view::npos) return Fail("a text has no end on its line");
    if (end == at_) return Fail("expected a value of JSON");
    at_ = end;
    ValueEnds();
  }

  void Close() {
    levels_.pop_back();
    ++at_;
    ValueEnds();
  }

  void ValueEnds() { expected_ = levels_.empty() ? Expected::kEnd : Expected::kCommaOrEnd; }

  void Fail(std::string problem) { problem_ = std::move(problem); }

  const std::string_view json_;
  const size_t max_depth_;
  size_t at_ = 0;
  int line_ = 1;
  Expected expected_ = Expected::kValue;
  std::vector<Level> levels_;
  std::string problem_;
};

}  // namespace

std::optional<JsonProblem> CheckJsonStructure(std::string_view json, int max_depth) {
  return Checker(json, max_depth).Run();
}

std::vector<JsonMember> JsonMembers(std::string_view json) {
  std::vector<JsonMember> members;
  std::string_view key;
  size_t begin = std::string_view::npos;  // of the value of depth 1 that is being passed
  int begin_line = 0;
  int line = 1;
  int depth = 0;
  for (size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (c == '\n') ++line;
    if (IsSpace(c) || (depth == 0 && c != '{' && c != '[')) continue;
    const bool closes = c == '}' || c == ']';
    if (depth == 1 && (c == ',' || closes)) {
      if (begin != std::string_view::npos) {
        std::string_view text = json.substr(begin, i - begin);
        while (IsSpace(text.back())) text.remove_suffix(1);
        members.push_back({key, text, begin_line});
      }
      begin = std::string_view::npos;
      key = {};
    } else if (depth == 1 && c == ':') {
      key = json.substr(begin + 1, json.find('"', begin + 1) - begin - 1);
      begin = std::string_view::npos;
      continue;
    } else if (depth == 1 && begin == std::string_view::npos) {
      begin = i;
      begin_line = line;
    }
    if (c == '"') i = EndOfText(json, i) - 1;
    if (c == '{' || c == '[') ++depth;
    if (closes) --depth;
  }
  return members;
}

}  // namespace kok::schema
