// The reference texts that analysis and regions need, as the indexer reads them from the shipped
// data or an operator's folder.

#ifndef KOK_INDEXER_BUILD_REFERENCE_DATA_H_
#define KOK_INDEXER_BUILD_REFERENCE_DATA_H_

#include <string>

#include "absl/status/statusor.h"
#include "indexer/analysis/analyzer.h"
#include "indexer/build/curated_lines.h"
#include "indexer/build/general_statements.h"
#include "indexer/generation/manifest.h"
#include "indexer/region/area_table.h"
#include "indexer/region/region_table.h"
#include "indexer/source/record_check.h"

namespace kok::build {

// Texts and what was read from them. The texts go into the generation as they are.
struct ReferenceData {
  generation::AnalysisFiles texts;  // all of analysis/ but the known names, which need the records
  std::string gazetteer_names;      // of places in Germany and around it, one a line
  region::RegionTable regions;
  region::AreaTable areas;
  schema::Vocabulary vocabulary;
  CuratedNames curated_names;            // of the lines that are among `texts`
  GeneralStatements general_statements;  // not in the generation
  analysis::Analyzer analyzer;           // of these texts alone, as if there were no records
};

// Reads `glossary/{stop_words.txt,concepts.tsv,place_names.tsv,vocabulary.tsv}`,
// `regions/regions.tsv` and `gazetteer/{municipalities,postcodes,places_abroad}.tsv` below
// `folder`, the German dictionaries and names of regions (iso-codes) of the machine and, where
// there are such, `regions/areas.tsv`, `gazetteer/quarters.tsv`,
// `glossary/{everyday_words,general_statements}.tsv` and `curated/lines.jsonl`. Where
// `own_gazetteer` is not empty, the tables in that folder are laid over the gazetteer
// (gazetteer_overlay.h). Fails where one that is needed is missing or one is wrong; the message
// names it.
absl::StatusOr<ReferenceData> LoadReferenceData(const std::string& folder,
                                                const std::string& own_gazetteer = "");

// The same, of the data shipped with this program where `folder` is empty.
absl::StatusOr<ReferenceData> OpenReferenceData(const std::string& folder,
                                                const std::string& own_gazetteer);

// The reference data that a generation was built with, as far as its texts tell: without areas and
// general statements, which its records have in them already. Fails as LoadReferenceData.
absl::StatusOr<ReferenceData> ReferenceDataOf(generation::AnalysisFiles texts);

// The analyzer of these texts, which are all of analysis/. What was made of the same glossary for
// `earlier`, which may be null, is shared with it. Fails where a text cannot be read; the message
// names it.
absl::StatusOr<analysis::Analyzer> MakeAnalyzer(const generation::AnalysisFiles& texts,
                                                const analysis::Analyzer* earlier = nullptr);

// Folder of the data shipped with this program: beside an installed binary
// (`../share/kok-search/data`) or above a built one. NotFound where there is neither.
absl::StatusOr<std::string> ShippedDataFolder();

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_REFERENCE_DATA_H_
