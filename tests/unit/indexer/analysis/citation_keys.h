// What citations of a text are stored and asked by.

#ifndef KOK_TESTS_UNIT_INDEXER_ANALYSIS_CITATION_KEYS_H_
#define KOK_TESTS_UNIT_INDEXER_ANALYSIS_CITATION_KEYS_H_

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "indexer/analysis/references.h"

namespace kok::tests {

using Keys = std::set<std::string>;

// The keys of all references of a text; none may be without.
inline Keys KeysOf(const std::string& text) {
  Keys keys;
  for (const analysis::Reference& reference : analysis::FindReferences(text)) {
    EXPECT_FALSE(reference.keys.empty()) << text;
    keys.insert(reference.keys.begin(), reference.keys.end());
  }
  return keys;
}

// Spellings of one citation, which all have the same keys.
struct CitationCase {
  const char* why;
  std::vector<std::string> spellings;
  Keys keys;
};

}  // namespace kok::tests

#endif  // KOK_TESTS_UNIT_INDEXER_ANALYSIS_CITATION_KEYS_H_
