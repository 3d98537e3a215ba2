// One generation, opened: all that a request needs from its first look to its last snippet.

#ifndef KOK_SERVICE_INDEX_SNAPSHOT_H_
#define KOK_SERVICE_INDEX_SNAPSHOT_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/analysis/analyzer.h"
#include "indexer/generation/manifest.h"
#include "indexer/generation/retractions.h"
#include "indexer/generation/verified_generation.h"
#include "indexer/region/area_table.h"
#include "indexer/region/gazetteer.h"
#include "indexer/region/place_names.h"
#include "indexer/region/place_resolver.h"
#include "indexer/region/region_table.h"
#include "indexer/schema/vocabulary.h"
#include "kok/search/v1/index_info.pb.h"
#include "service/index/completions.h"
#include "service/index/curated_lines.h"
#include "service/index/database_pool.h"
#include "service/index/lexicon.h"
#include "service/index/organization_table.h"
#include "service/index/visible_records.h"

namespace kok::index {

// Immutable, shared by the requests that it serves; the last of them closes it. Safe from any
// thread.
class Snapshot {
 public:
  // Verifies every byte of the generation, compares its analysis with this program's, opens both
  // databases and asks each something. Fails as VerifyGeneration does, or with FailedPrecondition
  // where the generation was analysed in another way.
  // Nothing of it shows the records that `retractions` names.
  static absl::StatusOr<std::shared_ptr<const Snapshot>> Open(
      const std::string& index_folder, const std::string& id,
      const generation::Retractions& retractions = {});

  // The same generation with another list; what is on disk by now does not matter. Fails as
  // ReadVisibleRecords does.
  absl::StatusOr<std::shared_ptr<const Snapshot>> With(
      const generation::Retractions& retractions) const;

  const std::string& id() const { return generation_->id; }
  const generation::Manifest& manifest() const { return generation_->manifest; }
  const kok::search::v1::IndexInfo& info() const { return info_; }
  const analysis::Analyzer& analyzer() const { return tables_->analyzer; }
  const region::RegionTable& regions() const { return tables_->regions; }
  const region::PlaceNames& place_names() const { return tables_->place_names; }
  const region::Gazetteer& gazetteer() const { return tables_->gazetteer; }
  const region::PlaceResolver& places() const { return places_; }
  const schema::Vocabulary& vocabulary() const { return tables_->vocabulary; }
  const OrganizationTable& organization_table() const { return organization_table_; }
  const Lexicon& lexicon() const { return lexicon_; }
  const Completions& completions() const { return completions_; }
  const CuratedLines& curated_lines() const { return curated_lines_; }

  // The list that it was opened with, and what follows from it: the numbers of what is left, names
  // of this generation's records that it leaves out, and names of those that lost a reference.
  const generation::Retractions& retractions() const { return retractions_; }
  const generation::Manifest::Counts& counts() const { return counts_; }
  const std::vector<std::string>& withheld() const { return withheld_; }
  const std::vector<std::string>& rewritten() const { return rewritten_; }
  // Tells snapshots of one generation apart that withhold different records; empty where none is
  // withheld.
  const std::string& view() const { return view_; }

  const DatabasePool& organizations() const { return organizations_; }
  const DatabasePool& content() const { return content_; }

 private:
  // The tables that the generation holds beside its records.
  struct Tables {
    analysis::Analyzer analyzer;
    region::RegionTable regions;
    region::PlaceNames place_names;
    region::Gazetteer gazetteer;
    region::AreaTable areas;
    schema::Vocabulary vocabulary;
    CuratedLines curated_lines;
  };
  static absl::StatusOr<Tables> ReadTables(const generation::AnalysisFiles& texts);

  // Both stay the same whatever is retracted.
  using SharedGeneration = std::shared_ptr<const generation::VerifiedGeneration>;
  using SharedTables = std::shared_ptr<const Tables>;

  static absl::StatusOr<std::shared_ptr<const Snapshot>> Show(
      SharedGeneration generation, SharedTables tables, const generation::Retractions& retractions);
  Snapshot(SharedGeneration generation, SharedTables tables,
           const generation::Retractions& retractions, VisibleRecords visible);
  absl::Status Warm();
  absl::Status ReadRecords(const Xapian::Database& organizations, const Xapian::Database& content);

  SharedGeneration generation_;
  SharedTables tables_;
  kok::search::v1::IndexInfo info_;
  region::PlaceResolver places_;  // refers to tables_
  CuratedLines curated_lines_;
  generation::Retractions retractions_;
  generation::Manifest::Counts counts_;
  std::vector<std::string> withheld_;
  std::vector<std::string> rewritten_;
  std::string view_;
  DatabasePool organizations_;
  DatabasePool content_;
  // Set once, before anybody else sees the snapshot.
  Lexicon lexicon_;
  Completions completions_;
  OrganizationTable organization_table_;
};

}  // namespace kok::index

#endif  // KOK_SERVICE_INDEX_SNAPSHOT_H_
