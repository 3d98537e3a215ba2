// How much of a fault test is run: a sample within CI, or all of it for the figures.

#ifndef KOK_TESTS_FAULT_EFFORT_H_
#define KOK_TESTS_FAULT_EFFORT_H_

#include <cstddef>
#include <functional>

namespace kok::tests {

// Whether `tests/fault/run --long` asked for all of it (environment variable KOK_FAULT_LONG).
bool LongForm();

// The first in the short form, the second in the long one.
size_t Effort(size_t short_form, size_t long_form);

// Calls `run` with 0 to `count` - 1, on as many threads as there are cores. Assertions may be made
// in it.
void InParallel(size_t count, const std::function<void(size_t)>& run);

}  // namespace kok::tests

#endif  // KOK_TESTS_FAULT_EFFORT_H_
