// What the gazetteer knows of the towns that records name.

#ifndef KOK_INDEXER_LINT_TOWNS_H_
#define KOK_INDEXER_LINT_TOWNS_H_

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "indexer/build/reference_data.h"
#include "indexer/region/gazetteer.h"
#include "indexer/region/place_names.h"
#include "indexer/region/place_resolver.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::lint {

// A town that a name may mean.
struct Town {
  std::string name;         // as a person would read it
  std::string ags;          // municipality key; empty abroad
  std::string region_code;  // the Land, abroad the country
  region::Point point;
};

// Safe from any thread; remembers what it was asked, for records name the same towns again and
// again.
class Towns {
 public:
  // Reads the gazetteer of `reference`, which must outlive the result.
  static absl::StatusOr<std::unique_ptr<Towns>> Open(const build::ReferenceData& reference);

  // The towns that `name` may mean, of those within `region_code` (any where it is empty).
  std::vector<Town> Within(const std::string& name, const std::string& region_code) const;

  // Names of towns that are spelt nearly so, joined by ", "; empty: none.
  std::string Similar(const std::string& name) const;

  // Where the seat and the branches lie; those that cannot be told are left out, and of several
  // towns of one name in one Land all are meant.
  std::vector<Town> Of(const kok::search::v1::Organization& organization) const;

  const region::Gazetteer& gazetteer() const { return gazetteer_; }

 private:
  Towns(region::Gazetteer gazetteer, region::PlaceNames place_names,
        const build::ReferenceData& reference);

  const region::Gazetteer gazetteer_;
  const region::PlaceNames place_names_;
  const region::PlaceResolver resolver_;

  mutable std::mutex mutex_;  // of the two below
  mutable absl::flat_hash_map<std::string, std::vector<Town>> meanings_;
  mutable absl::flat_hash_map<std::string, std::string> similar_;
};

}  // namespace kok::lint

#endif  // KOK_INDEXER_LINT_TOWNS_H_
