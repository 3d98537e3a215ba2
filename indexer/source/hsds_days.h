// Days of the week as HSDS writes them, which is iCalendar's way.

#ifndef KOK_INDEXER_SOURCE_HSDS_DAYS_H_
#define KOK_INDEXER_SOURCE_HSDS_DAYS_H_

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"

namespace kok::source {

// From Monday on.
inline constexpr std::array<std::string_view, 7> kHsdsDays = {"MO", "TU", "WE", "TH",
                                                              "FR", "SA", "SU"};

// 1 Monday to 7 Sunday; 0 for anything else, such as `2MO`.
inline int DayNumber(std::string_view ical) {
  for (size_t i = 0; i < kHsdsDays.size(); ++i) {
    if (kHsdsDays[i] == ical) return static_cast<int>(i) + 1;
  }
  return 0;
}

// The days of a schedule's `byday`, between commas.
inline std::vector<std::string> DaysOf(const std::string& byday) {
  std::vector<std::string> days;
  for (absl::string_view day : absl::StrSplit(byday, ',', absl::SkipWhitespace())) {
    days.emplace_back(absl::StripAsciiWhitespace(day));
  }
  return days;
}

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_HSDS_DAYS_H_
