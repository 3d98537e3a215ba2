// What two organisations are both stated to have, and what each of that counts.

#ifndef KOK_SERVICE_SEARCH_SHARED_PROPERTIES_H_
#define KOK_SERVICE_SEARCH_SHARED_PROPERTIES_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "service/index/organization_table.h"

namespace kok::search_core {

// One property that both have.
struct Shared {
  std::string_view path;  // of Organization
  std::string code;       // a number for enums
  double weight;          // the rarer in the directory, the more: SearchRequest.similar_to says how
  std::optional<index::AttributeField> field;  // of a stated code; none: a region or a member kind
};

// What one organisation has. The directory is counted once, when it is made. Safe from several
// threads.
class SharedProperties {
 public:
  // Both must outlive the object.
  SharedProperties(const index::OrganizationTable& table, const index::OrganizationRow& row);

  // What `other` has of it, but the type.
  std::vector<Shared> With(const index::OrganizationRow& other) const;

  // Where the types of both are known and the same; alone it makes nobody alike.
  bool SharesType(const index::OrganizationRow& other) const;
  static constexpr double kTypeWeight = 1.0;

 private:
  struct Coded {
    Shared property;
    double has;
  };

  const index::OrganizationRow& row_;
  std::vector<Coded> coded_;
  std::vector<Shared> regions_;
  std::vector<std::pair<int, double>> kinds_;
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_SHARED_PROPERTIES_H_
