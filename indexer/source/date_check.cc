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

namespace {

bool IsDay(const std::string& date, absl::CivilDay& day) {
  // The calendar that law uses has no year 0.
  return HasForm(date, "0000-00-00") && absl::ParseCivilTime(date, &day) && day.year() > 0;
}

bool Has(const std::string& text, char c) { return text.find(c) != std::string::npos; }

// What people and spreadsheets enter for dates that cannot be read as one; empty for anything else.
const char* Misfit(const std::string& date) {
  if (HasForm(date, "0000-00-00")) return "; the calendar has no such day";
  if (Has(date, '/')) return "; with slashes it is not told which is the day and which the month";
  if (HasForm(date, "00000")) {
    return "; it is the number by which spreadsheets count days: format the column as a date";
  }
  const size_t year = date.rfind('.');
  if (year != std::string::npos && date.size() - year == 3)
    return "; the year needs its four digits";
  return "";
}

}  // namespace

void CheckDate(const std::string& field, const std::string& date, Findings& findings) {
  absl::CivilDay day;
  if (date.empty() || IsDay(date, day)) return;
  const char* forms = findings.is_spreadsheet()
                          ? "expected a date, YYYY-MM-DD or DD.MM.YYYY, such as 2026-11-03 or "
                            "03.11.2026"
                          : "expected a date, YYYY-MM-DD, such as 2026-11-03";
  findings.Error(field, absl::StrCat(forms, Misfit(date)));
}

void CheckFact(const std::string& field, const kok::search::v1::Fact& fact, Findings& findings) {
  CheckDate(field + ".source_date", fact.source_date(), findings);
}

void CheckVerification(const kok::search::v1::Verification& verification, absl::CivilDay today,
                       Findings& findings) {
  CheckDate("verification.source_date", verification.source_date(), findings);
  CheckDate("verification.verified_on", verification.verified_on(), findings);
  absl::CivilDay day;
  const std::string now = absl::FormatCivilTime(today);
  if (IsDay(verification.verified_on(), day) && day > today + 1) {
    findings.Error(
        "verification.verified_on",
        absl::StrCat("lies in the future, expected the day on which somebody checked the "
                     "record, ",
                     now, " (today) or earlier"));
  }
  WarnOfFuture("verification.source_date", verification.source_date(), today, findings);
}

void WarnOfFuture(const std::string& field, const std::string& date, absl::CivilDay today,
                  Findings& findings) {
  absl::CivilDay day;
  if (!IsDay(date, day) || day <= today + 1) return;
  findings.Warn(field, absl::StrCat("lies in the future: today is ", absl::FormatCivilTime(today)));
}

}  // namespace kok::source
