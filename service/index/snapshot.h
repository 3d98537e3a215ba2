// One generation, opened: all that a request needs from its first look to its last snippet.

#ifndef KOK_SERVICE_INDEX_SNAPSHOT_H_
#define KOK_SERVICE_INDEX_SNAPSHOT_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "indexer/analysis/analyzer.h"
#include "indexer/generation/manifest.h"
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

namespace kok::index {

// Immutable, shared by the requests that it serves; the last of them closes it. Safe from any
// thread.
class Snapshot {
 public:
  // Verifies every byte of the generation, compares its analysis with this program's, opens both
  // databases and asks each something. Fails as VerifyGeneration does, or with FailedPrecondition
  // where the generation was analysed in another way.
  static absl::StatusOr<std::shared_ptr<const Snapshot>> Open(const std::string& index_folder,
                                                              const std::string& id);

  const std::string& id() const { return generation_.id; }
  const generation::Manifest& manifest() const { return generation_.manifest; }
  const kok::search::v1::IndexInfo& info() const { return info_; }
  const analysis::Analyzer& analyzer() const { return analyzer_; }
  const region::RegionTable& regions() const { return regions_; }
  const region::PlaceNames& place_names() const { return place_names_; }
  const region::Gazetteer& gazetteer() const { return gazetteer_; }
  const region::PlaceResolver& places() const { return places_; }
  const schema::Vocabulary& vocabulary() const { return vocabulary_; }
  const OrganizationTable& organization_table() const { return organization_table_; }
  const Lexicon& lexicon() const { return lexicon_; }
  const Completions& completions() const { return completions_; }
  const CuratedLines& curated_lines() const { return curated_lines_; }

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

  Snapshot(generation::VerifiedGeneration generation, Tables tables);
  absl::Status Warm();
  absl::Status ReadRecords(const Xapian::Database& organizations, const Xapian::Database& content);

  generation::VerifiedGeneration generation_;
  kok::search::v1::IndexInfo info_;
  analysis::Analyzer analyzer_;
  region::RegionTable regions_;
  region::PlaceNames place_names_;
  region::Gazetteer gazetteer_;
  region::PlaceResolver places_;  // refers to the three above
  schema::Vocabulary vocabulary_;
  CuratedLines curated_lines_;
  DatabasePool organizations_;
  DatabasePool content_;
  // Set once, before anybody else sees the snapshot.
  Lexicon lexicon_;
  Completions completions_;
  OrganizationTable organization_table_;
};

}  // namespace kok::index

#endif  // KOK_SERVICE_INDEX_SNAPSHOT_H_
