#include "indexer/takeout/utc_offset.h"

#include <array>

namespace kok::takeout {
namespace {

struct Zone {
  std::string_view country;
  const char* name;
};
constexpr std::array<Zone, 4> kZones = {{{"DE", "Europe/Berlin"},
                                         {"AT", "Europe/Vienna"},
                                         {"CH", "Europe/Zurich"},
                                         {"IT", "Europe/Rome"}}};

}  // namespace

std::string UtcOffset(std::string_view country, absl::Time at) {
  for (const Zone& zone : kZones) {
    absl::TimeZone clocks;
    if (zone.country != country || !absl::LoadTimeZone(zone.name, &clocks)) continue;
    return absl::FormatTime("%Ez", at, clocks);
  }
  return "";
}

}  // namespace kok::takeout
