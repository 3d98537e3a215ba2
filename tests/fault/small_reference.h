// Reference data for builds that must be quick.

#ifndef KOK_TESTS_FAULT_SMALL_REFERENCE_H_
#define KOK_TESTS_FAULT_SMALL_REFERENCE_H_

#include <string>

#include "tests/unit/temporary_folder.h"

namespace kok::tests {

// Writes the shipped reference data with its large tables empty to `reference` below `folder`, and
// returns that path: builds with it take a third of the time.
std::string WriteSmallReference(const TemporaryFolder& folder);

}  // namespace kok::tests

#endif  // KOK_TESTS_FAULT_SMALL_REFERENCE_H_
