// From the schedules of HSDS to hours.

#ifndef KOK_INDEXER_SOURCE_HSDS_HOURS_H_
#define KOK_INDEXER_SOURCE_HSDS_HOURS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kok/search/ingest/v1/hsds.pb.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::source {

// A schedule and the service or location that it is of.
struct OwnedSchedule {
  std::string owner;
  const kok::search::ingest::v1::HsdsSchedule* schedule;
};

// The hours as text, with the owners' names where there are several, without the schedules that
// would take it over 1,000 bytes; and as weekly intervals where all schedules are of one owner and
// come back every week without an end. A time in UTC (`Z`) gives no interval: the seat's own time
// follows from it only with a date. Pure function.
kok::search::v1::Hours HoursFromHsds(const std::vector<OwnedSchedule>& schedules);

// `09:00`, `9:00`, `09:00:00+01:00` without seconds and offset; nothing where the clock is another.
// Pure function.
std::optional<std::string> LocalTime(std::string_view time);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_HSDS_HOURS_H_
