// One generation as it lies on disk: what stays the same whatever is withdrawn.

#ifndef KOK_SERVICE_INDEX_OPENED_GENERATION_H_
#define KOK_SERVICE_INDEX_OPENED_GENERATION_H_

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/analysis/analyzer.h"
#include "indexer/generation/files.h"
#include "indexer/generation/text_store.h"
#include "indexer/generation/verified_generation.h"
#include "indexer/region/area_table.h"
#include "indexer/region/gazetteer.h"
#include "indexer/region/place_names.h"
#include "indexer/region/region_table.h"
#include "indexer/schema/vocabulary.h"
#include "service/index/best_documents.h"
#include "service/index/completions.h"
#include "service/index/content_words.h"
#include "service/index/curated_lines.h"
#include "service/index/database_pool.h"

namespace kok::index {

// The tables that a generation holds beside its records.
struct GenerationTables {
  analysis::Analyzer analyzer;
  region::RegionTable regions;
  region::PlaceNames place_names;
  region::Gazetteer gazetteer;
  region::AreaTable areas;
  schema::Vocabulary vocabulary;
  CuratedLines curated_lines;
};

// Immutable, shared by the snapshots that show parts of it. Safe from any thread.
class OpenedGeneration {
 public:
  // Verifies every byte, compares its analysis with this program's, and reads its tables and the
  // words and titles of its content. Fails as VerifyGeneration does, or with FailedPrecondition
  // where the generation was analysed in another way. What follows from the same reference data in
  // `earlier`, which may be null, is shared with it and not made again.
  static absl::StatusOr<std::shared_ptr<const OpenedGeneration>> Open(
      const std::string& index_folder, const std::string& id,
      const OpenedGeneration* earlier = nullptr);

  const generation::VerifiedGeneration& files() const { return files_; }
  const GenerationTables& tables() const { return tables_; }
  // Of all texts, those that were withdrawn since too.
  const ContentWords& content_words() const { return content_words_; }
  const Completions& titles() const { return titles_; }
  const BestDocuments& best_documents() const { return best_documents_; }
  const DatabasePool& content() const { return content_; }
  const generation::TextStore& bodies() const { return bodies_; }

 private:
  OpenedGeneration(generation::VerifiedGeneration files, GenerationTables tables,
                   generation::UniqueFd content, generation::TextStore bodies);
  absl::Status ReadContent();

  const generation::VerifiedGeneration files_;
  const GenerationTables tables_;
  const DatabasePool content_;
  const generation::TextStore bodies_;
  // Set once, before anybody else sees them.
  ContentWords content_words_;
  Completions titles_;
  BestDocuments best_documents_;
};

}  // namespace kok::index

#endif  // KOK_SERVICE_INDEX_OPENED_GENERATION_H_
