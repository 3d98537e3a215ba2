// Compares what a new generation holds with what the active one holds, in numbers.
//
// Pure functions; safe from any thread.

#ifndef KOK_INDEXER_PUBLISH_COUNT_GATES_H_
#define KOK_INDEXER_PUBLISH_COUNT_GATES_H_

#include <string>
#include <vector>

#include "indexer/generation/manifest.h"

namespace kok::publish {

// The largest fall that is taken for granted: a fifth.
inline constexpr int kMaxFallPercent = 20;

// One line for organisations, for texts and for each of their types that fell by more than
// kMaxFallPercent or to nothing. Empty: none did. What grew is never a finding.
std::vector<std::string> FindFallenCounts(const generation::Manifest::Counts& before,
                                          const generation::Manifest::Counts& after);

// One line for each region that had centres and has none now.
std::vector<std::string> FindEmptiedRegions(const generation::Manifest::Counts& before,
                                            const generation::Manifest::Counts& after);

}  // namespace kok::publish

#endif  // KOK_INDEXER_PUBLISH_COUNT_GATES_H_
