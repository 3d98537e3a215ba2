// From the schedules of HSDS to hours.

#ifndef KOK_INDEXER_SOURCE_HSDS_HOURS_H_
#define KOK_INDEXER_SOURCE_HSDS_HOURS_H_

#include <string>
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

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_HSDS_HOURS_H_
