// Generations compared byte by byte, without what two builds of the same must not agree in.

#ifndef KOK_TESTS_FAULT_MASKED_FILES_H_
#define KOK_TESTS_FAULT_MASKED_FILES_H_

#include <map>
#include <string>

namespace kok::tests {

// The files of the active generation below `index` by path, without Xapian's identifier in a
// database; in a manifest without the time and the hashes that follow from the identifier. Fails
// the test where there is no such generation.
std::map<std::string, std::string> MaskedActiveFiles(const std::string& index);

}  // namespace kok::tests

#endif  // KOK_TESTS_FAULT_MASKED_FILES_H_
