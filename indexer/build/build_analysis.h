// The analysis of one build: that of the reference data, with what its own records add.

#ifndef KOK_INDEXER_BUILD_BUILD_ANALYSIS_H_
#define KOK_INDEXER_BUILD_BUILD_ANALYSIS_H_

#include "absl/status/statusor.h"
#include "indexer/analysis/analyzer.h"
#include "indexer/build/record_set.h"
#include "indexer/build/reference_data.h"
#include "indexer/generation/manifest.h"

namespace kok::build {

// The texts go into the generation as they are; the analyzer is the one that a service makes of
// them.
struct BuildAnalysis {
  generation::AnalysisFiles texts;
  analysis::Analyzer analyzer;
};

// The texts of `reference`, how often the records say each word of the dictionary, and the names
// that must not be taken for slips or compounds, those of places and of the organisations in
// `records`. Fails as RecordSet::words does.
absl::StatusOr<BuildAnalysis> AnalysisFor(const ReferenceData& reference, const RecordSet& records);

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_BUILD_ANALYSIS_H_
