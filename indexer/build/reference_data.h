// The reference texts that analysis and regions need, as the indexer reads them from the shipped
// data or an operator's folder.

#ifndef KOK_INDEXER_BUILD_REFERENCE_DATA_H_
#define KOK_INDEXER_BUILD_REFERENCE_DATA_H_

#include <string>

#include "absl/status/statusor.h"
#include "indexer/analysis/analyzer.h"
#include "indexer/region/region_table.h"
#include "indexer/source/record_check.h"

namespace kok::build {

// Texts and what was read from them. The texts go into the generation as they are.
struct ReferenceData {
  std::string stop_words_text;
  std::string regions_text;
  analysis::Analyzer analyzer;
  region::RegionTable regions;
  source::Vocabulary vocabulary;
};

// Reads `glossary/stop_words.txt`, `glossary/vocabulary.tsv` and `regions/regions.tsv` below
// `folder`. Fails where one is missing or wrong; the message names it.
absl::StatusOr<ReferenceData> LoadReferenceData(const std::string& folder);

// Folder of the data shipped with this program: beside an installed binary
// (`../share/kok-search/data`) or above a built one. NotFound where there is neither.
absl::StatusOr<std::string> ShippedDataFolder();

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_REFERENCE_DATA_H_
