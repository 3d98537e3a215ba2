// The shipped reference data, loaded once a process.

#ifndef KOK_TESTS_UNIT_INDEXER_BUILD_SHIPPED_REFERENCE_H_
#define KOK_TESTS_UNIT_INDEXER_BUILD_SHIPPED_REFERENCE_H_

#include <gtest/gtest.h>

#include <utility>

#include "indexer/build/build_analysis.h"
#include "indexer/build/record_set.h"
#include "indexer/build/reference_data.h"
#include "tests/unit/built_index.h"

namespace kok::tests {

inline const build::ReferenceData& ShippedReference() {
  static const auto* reference = [] {
    auto loaded = build::LoadReferenceData(ShippedData());
    EXPECT_TRUE(loaded.ok()) << loaded.status();
    return new build::ReferenceData(*std::move(loaded));
  }();
  return *reference;
}

// The analyzer that goes with it where there are no records.
inline const analysis::Analyzer& ShippedAnalyzer() {
  static const auto* analyzer = [] {
    auto made = build::AnalysisFor(ShippedReference(), build::RecordSet());
    EXPECT_TRUE(made.ok()) << made.status();
    return new analysis::Analyzer(made->analyzer);
  }();
  return *analyzer;
}

}  // namespace kok::tests

#endif  // KOK_TESTS_UNIT_INDEXER_BUILD_SHIPPED_REFERENCE_H_
