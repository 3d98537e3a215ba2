#include "indexer/source/decision_text.h"

#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "indexer/source/date_check.h"

namespace kok::source {
namespace {

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
  if (decision.file_numbers_size() > 0) {
    parts.push_back(absl::StrJoin(decision.file_numbers(), ", "));
  }
  std::string citation;
  for (const std::string& part : parts) {
    if (!part.empty()) absl::StrAppend(&citation, citation.empty() ? "" : ", ", part);
  }
  return citation;
}

void AddParagraphs(const std::string& text, std::string& body) {
  if (text.empty()) return;
  absl::StrAppend(&body, body.empty() ? "" : "\n\n", text);
}

}  // namespace kok::source
