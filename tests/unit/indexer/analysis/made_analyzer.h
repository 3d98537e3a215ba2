// An analyzer of a few words, for tests that say themselves what it knows.

#ifndef KOK_TESTS_UNIT_INDEXER_ANALYSIS_MADE_ANALYZER_H_
#define KOK_TESTS_UNIT_INDEXER_ANALYSIS_MADE_ANALYZER_H_

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "indexer/analysis/analyzer.h"

namespace kok::tests {

// A failure fails the test; absl ends the program where the analyzer is missing.
inline analysis::Analyzer MadeAnalyzer(const analysis::AnalysisTexts& texts) {
  absl::StatusOr<analysis::Analyzer> analyzer = analysis::Analyzer::Create(texts);
  EXPECT_TRUE(analyzer.ok()) << analyzer.status();
  return *std::move(analyzer);
}

inline analysis::Analyzer AnalyzerWithStopWords(const std::string& lines) {
  analysis::AnalysisTexts texts;
  texts.stop_words = lines;
  return MadeAnalyzer(texts);
}

}  // namespace kok::tests

#endif  // KOK_TESTS_UNIT_INDEXER_ANALYSIS_MADE_ANALYZER_H_
