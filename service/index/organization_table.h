// What filters, places and facets need to know of each organisation of a generation, in memory.
//
// The directory is small (some dozens to some thousands), so every question but that for words is
// answered by looking at every row: exact, and the same for results, facets, suggestions and lists.

#ifndef KOK_SERVICE_INDEX_ORGANIZATION_TABLE_H_
#define KOK_SERVICE_INDEX_ORGANIZATION_TABLE_H_

#include <xapian.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "indexer/region/place_resolver.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::index {

// A seat or branch.
struct Location {
  std::string locality;                // as the record writes it
  std::string region_code;             // empty: unknown
  std::string country_code;            // empty: unknown
  std::string ags;                     // of the municipality; empty abroad or where unknown
  std::optional<region::Point> point;  // the town's; nothing where the town is unknown
};

// The coded properties of organisations.
enum class AttributeField { kServices, kLanguages, kTargetGroups, kExploitationForms };
inline constexpr size_t kAttributeFields = 4;

// What is stated of one code; each stands once. UNKNOWN is not stored: it is what every other code
// is. Languages stand without script and region.
struct StatedCode {
  std::string code;
  kok::search::v1::AttributeState state;
};

// One organisation.
struct OrganizationRow {
  Xapian::docid document = 0;  // 0: none of the index, a curated line
  std::string name;
  std::string display_name;
  kok::search::v1::OrganizationType type = kok::search::v1::ORGANIZATION_TYPE_UNSPECIFIED;
  std::vector<int> member_kinds;
  kok::search::v1::OrganizationStatus status = kok::search::v1::ORGANIZATION_STATUS_UNSPECIFIED;
  bool at_work = true;  // its status is ACTIVE, or not recorded
  std::string superseded_by;
  std::optional<Location> seat;
  std::vector<Location> branches;
  std::vector<kok::search::v1::Coverage> coverage;  // region::EffectiveCoverage
  std::array<std::vector<StatedCode>, kAttributeFields> attributes;
  std::optional<absl::CivilDay> verified_on;
  bool answers_referrals = false;

  const std::vector<StatedCode>& stated(AttributeField field) const {
    return attributes[static_cast<size_t>(field)];
  }
  // Codes of the Länder or countries of seat and branches.
  std::vector<std::string> Regions() const;
};

// The row of one organisation. Of a place whose record names the town alone, Land and country
// follow from the gazetteer.
OrganizationRow MakeRow(kok::search::v1::Organization organization,
                        const region::PlaceResolver& places);

// Immutable once read; safe from any thread.
class OrganizationTable {
 public:
  OrganizationTable() = default;
  // Reads all documents. DataLoss where one holds no organisation.
  static absl::StatusOr<OrganizationTable> Read(const Xapian::Database& organizations,
                                                const region::PlaceResolver& places);

  // In the order of resource names, which is that of documents.
  const std::vector<OrganizationRow>& rows() const { return rows_; }
  // Null where there is none.
  const OrganizationRow* OfDocument(Xapian::docid document) const;
  const OrganizationRow* OfName(const std::string& name) const;
  // How a record spells the municipality of that key (8 digits) in which it has its seat or a
  // branch; empty where none has.
  std::string LocalityOf(std::string_view ags) const;
  // Whether some record states something of this code.
  bool IsStated(AttributeField field, const std::string& code) const;

 private:
  std::vector<OrganizationRow> rows_;
  absl::flat_hash_map<Xapian::docid, size_t> by_document_;
  absl::flat_hash_map<std::string, size_t> by_name_;
};

}  // namespace kok::index

#endif  // KOK_SERVICE_INDEX_ORGANIZATION_TABLE_H_
