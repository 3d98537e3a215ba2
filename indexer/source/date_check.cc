#include "indexer/source/date_check.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace kok::source {

bool HasForm(std::string_view text, std::string_view pattern) {
  return text.size() == pattern.size() &&
         std::equal(text.begin(), text.end(), pattern.begin(), [](char c, char expected) {
           return expected == '0' ? c >= '0' && c <= '9' : c == expected;
         });
}

void CheckDate(const std::string& field, const std::string& date, Findings& findings) {
  absl::CivilDay day;
  const bool well_formed = HasForm(date, "0000-00-00") && absl::ParseCivilTime(date, &day);
  if (!date.empty() && !well_formed) findings.Error(field, "expected a date, YYYY-MM-DD");
}

void CheckFact(const std::string& field, const kok::search::v1::Fact& fact, Findings& findings) {
  CheckDate(field + ".source_date", fact.source_date(), findings);
}

void CheckVerification(const kok::search::v1::Verification& verification, absl::CivilDay today,
                       Findings& findings) {
  CheckDate("verification.source_date", verification.source_date(), findings);
  CheckDate("verification.verified_on", verification.verified_on(), findings);
  absl::CivilDay day;
  if (HasForm(verification.verified_on(), "0000-00-00") &&
      absl::ParseCivilTime(verification.verified_on(), &day) && day > today + 1) {
    findings.Warn("verification.verified_on",
                  absl::StrCat("lies in the future: today is ", absl::FormatCivilTime(today)));
  }
}

}  // namespace kok::source
