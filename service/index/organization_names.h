// The names of organisations, told apart where several share one.

#ifndef KOK_SERVICE_INDEX_ORGANIZATION_NAMES_H_
#define KOK_SERVICE_INDEX_ORGANIZATION_NAMES_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "kok/search/v1/organization.pb.h"
#include "service/index/completions.h"

namespace kok::index {

// Short name, name and alternate names, empty ones too.
std::vector<std::pair<std::string, CompletionForm>> NamesOf(
    const kok::search::v1::Organization& organization);

// Knows how many organisations bear a name. Safe from any thread once all are counted.
class OrganizationNames {
 public:
  void Count(const kok::search::v1::Organization& organization);

  // What is shown for one of its names: the name itself, or where others bear it too the full name,
  // with the town unless that is in it.
  std::string Shown(const std::string& name,
                    const kok::search::v1::Organization& organization) const;

 private:
  absl::flat_hash_map<std::string, int> bearers_;  // by folded name
};

}  // namespace kok::index

#endif  // KOK_SERVICE_INDEX_ORGANIZATION_NAMES_H_
