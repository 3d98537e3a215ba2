#include "indexer/source/paragraphs.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "indexer/source/known_names.h"

namespace kok::source {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";
constexpr std::string_view kBlocks[] = {
    "p",     "div", "dl",   "dt",         "dd",      "ul",      "ol",     "li",
    "table", "tr",  "pre",  "hr",         "h1",      "h2",      "h3",     "h4",
    "h5",    "h6",  "body", "blockquote", "article", "section", "header", "footer"};
constexpr std::string_view kGaps[] = {"br", "td", "th", "img"};
constexpr std::string_view kMarginNumber = "dt";
constexpr std::string_view kRaised = "sup";

bool IsOfWord(char c) {
  return absl::ascii_isalnum(static_cast<unsigned char>(c)) ||
         static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

void Paragraphs::Add(std::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool is_no_break_space = text.substr(i, kNoBreakSpace.size()) == kNoBreakSpace;
    if (is_no_break_space || absl::ascii_isspace(static_cast<unsigned char>(c))) {
      if (is_no_break_space) i += kNoBreakSpace.size() - 1;
      gap_ = true;
      continue;
    }
    if ((gap_ || SetsRaisedApart(c)) && !current_.empty()) current_.push_back(' ');
    gap_ = begins_raised_ = ends_raised_ = false;
    current_.push_back(c);
  }
}

// Whether raised digits stand between what was added last and the next letter.
bool Paragraphs::SetsRaisedApart(char next) {
  if (current_.empty() || !IsOfWord(next) || !IsOfWord(current_.back())) return false;
  return (begins_raised_ && absl::ascii_isdigit(static_cast<unsigned char>(next))) ||
         (ends_raised_ && absl::ascii_isdigit(static_cast<unsigned char>(current_.back())));
}

void Paragraphs::BeginElement(std::string_view name) {
  if (name == kRaised) {
    begins_raised_ = true;
  } else if (IsOneOf(kBlocks, name)) {
    End();
  } else if (IsOneOf(kGaps, name)) {
    Gap();
  }
}

void Paragraphs::EndElement(std::string_view name) {
  if (name == kMarginNumber) {
    EndNumber();
    Gap();
  } else if (name == kRaised) {
    // Of an empty one nothing is raised.
    ends_raised_ = !begins_raised_;
    begins_raised_ = false;
  } else {
    BeginElement(name);
  }
}

void Paragraphs::End() {
  const bool only_number = number_ends_at_ > 0 && current_.size() == number_ends_at_;
  gap_ = true;
  if (current_.empty() || only_number) return;
  all_.push_back(std::move(current_));
  current_.clear();
  number_ends_at_ = 0;
}

std::vector<std::string> Paragraphs::Take() {
  End();
  current_.clear();
  number_ends_at_ = 0;
  return std::exchange(all_, {});
}

}  // namespace kok::source
