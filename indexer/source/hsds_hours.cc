#include "indexer/source/hsds_hours.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "indexer/source/date_check.h"
#include "indexer/source/hsds_days.h"

namespace kok::source {
namespace {

using kok::search::ingest::v1::HsdsSchedule;
using kok::search::v1::Hours;
using kok::search::v1::WeeklyInterval;

constexpr size_t kMaxTextBytes = 1000;
constexpr int kMaxIntervals = 50;

constexpr std::array<const char*, kHsdsDays.size()> kGermanDays = {"Mo", "Di", "Mi", "Do",
                                                                   "Fr", "Sa", "So"};

bool IsEveryWeek(const HsdsSchedule& schedule) {
  const bool each = !schedule.has_interval() || schedule.interval().number_value() == 1 ||
                    schedule.interval().string_value() == "1";
  return schedule.freq() == "WEEKLY" && each && schedule.valid_to().empty() &&
         schedule.until().empty() && !schedule.has_count() && schedule.byweekno().empty() &&
         schedule.bymonthday().empty() && schedule.byyearday().empty();
}

std::string TextOf(const HsdsSchedule& schedule) {
  if (!schedule.description().empty()) return schedule.description();
  std::vector<std::string> days;
  for (const std::string& day : DaysOf(schedule.byday())) {
    const int number = DayNumber(day);
    days.push_back(number == 0 ? day : kGermanDays[static_cast<size_t>(number) - 1]);
  }
  std::string text = absl::StrJoin(days, ", ");
  if (!schedule.opens_at().empty() && !schedule.closes_at().empty()) {
    absl::StrAppend(&text, text.empty() ? "" : " ",
                    LocalTime(schedule.opens_at()).value_or(schedule.opens_at()), "–",
                    LocalTime(schedule.closes_at()).value_or(schedule.closes_at()));
  }
  return text;
}

// False where the schedule is more than weekly intervals can say.
bool AddIntervals(const HsdsSchedule& schedule, Hours& hours) {
  const std::optional<std::string> opens = LocalTime(schedule.opens_at());
  const std::optional<std::string> closes = LocalTime(schedule.closes_at());
  const std::vector<std::string> days = DaysOf(schedule.byday());
  if (!IsEveryWeek(schedule) || !opens.has_value() || !closes.has_value() || *opens >= *closes ||
      days.empty()) {
    return false;
  }
  for (const std::string& day : days) {
    const int number = DayNumber(day);
    if (number == 0 || hours.intervals_size() == kMaxIntervals) return false;
    WeeklyInterval& interval = *hours.add_intervals();
    interval.set_day(number);
    interval.set_opens(*opens);
    interval.set_closes(*closes);
  }
  return true;
}

}  // namespace

std::optional<std::string> LocalTime(std::string_view time) {
  std::string padded(time);
  if (HasForm(time.substr(0, 4), "0:00")) padded.insert(0, 1, '0');
  if (!HasForm(std::string_view(padded).substr(0, 5), "00:00")) return std::nullopt;
  std::string_view rest = std::string_view(padded).substr(5);
  if (HasForm(rest.substr(0, 3), ":00")) rest.remove_prefix(3);
  if (!rest.empty() && !HasForm(rest, "+01:00") && !HasForm(rest, "+02:00")) return std::nullopt;
  return padded.substr(0, 5);
}

Hours HoursFromHsds(const std::vector<OwnedSchedule>& schedules) {
  Hours hours;
  std::set<std::string> owners;
  for (const OwnedSchedule& each : schedules) owners.insert(each.owner);
  bool are_intervals = owners.size() == 1;
  std::set<std::string> told;
  for (const OwnedSchedule& each : schedules) {
    std::string text = TextOf(*each.schedule);
    if (text.empty()) continue;
    if (owners.size() > 1 && !each.owner.empty()) text = absl::StrCat(each.owner, ": ", text);
    const size_t size = hours.text().size() + 2 + text.size();
    if (!told.insert(text).second) continue;
    if (size > kMaxTextBytes) {
      are_intervals = false;
      continue;
    }
    absl::StrAppend(hours.mutable_text(), hours.text().empty() ? "" : "; ", text);
    are_intervals = are_intervals && AddIntervals(*each.schedule, hours);
  }
  if (!are_intervals) hours.clear_intervals();
  return hours;
}

}  // namespace kok::source
