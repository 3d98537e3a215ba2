#include "indexer/source/decision_text.h"

#include <cstring>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "indexer/source/date_check.h"

namespace kok::source {
namespace {

constexpr char kAndOthers[] = " u. a.";

std::string GermanDate(const std::string& iso) {
  if (!HasForm(iso, "0000-00-00")) return iso;
  return absl::StrCat(iso.substr(8), ".", iso.substr(5, 2), ".", iso.substr(0, 4));
}

}  // namespace

std::vector<std::string> SplitFileNumbers(std::string_view text) {
  std::vector<std::string> numbers;
  std::set<std::string> seen;
  const std::string all(text);
  for (const absl::string_view piece : absl::StrSplit(all, absl::ByAnyChar(",;"))) {
    for (absl::string_view number : absl::StrSplit(piece, " und ")) {
      number = absl::StripAsciiWhitespace(number);
      for (const char* others : {"u. a.", "u.a.", "ua"}) {
        number = absl::StripAsciiWhitespace(absl::StripSuffix(number, others));
      }
      if (!number.empty() && seen.insert(std::string(number)).second) {
        numbers.emplace_back(number);
      }
    }
  }
  return numbers;
}

std::string DecisionCitation(const kok::search::v1::Decision& decision, const std::string& panel) {
  std::vector<std::string> parts = {decision.court(), panel, decision.decision_type()};
  if (!decision.decided_on().empty()) {
    absl::StrAppend(&parts.back(), parts.back().empty() ? "" : " ", "vom ",
                    GermanDate(decision.decided_on()));
  }
  std::string citation;
  for (const std::string& part : parts) {
    if (!part.empty()) absl::StrAppend(&citation, citation.empty() ? "" : ", ", part);
  }
  for (const std::string& number : decision.file_numbers()) {
    const std::string next = absl::StrCat(citation.empty() ? "" : ", ", number);
    if (citation.size() + next.size() + std::strlen(kAndOthers) > kMaxCitationBytes) {
      return citation + kAndOthers;
    }
    citation += next;
  }
  return citation;
}

void AddParagraphs(const std::string& text, std::string& body) {
  if (text.empty()) return;
  absl::StrAppend(&body, body.empty() ? "" : "\n\n", text);
}

}  // namespace kok::source
