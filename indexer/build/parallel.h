// Runs independent pieces of a build on all cores.

#ifndef KOK_INDEXER_BUILD_PARALLEL_H_
#define KOK_INDEXER_BUILD_PARALLEL_H_

#include <cstddef>
#include <functional>

namespace kok::build {

// Calls `body(i)` for each i below `count`, each once, on as many threads as the machine has cores,
// the caller's among them; returns when all are done. The order is open, so pieces must not depend
// on one another, and a result belongs at index i. `body` must not throw.
void ParallelFor(size_t count, const std::function<void(size_t)>& body);

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_PARALLEL_H_
