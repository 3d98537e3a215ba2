// Pairs of source folders that agree in everything public and in nothing protected.

#ifndef KOK_TESTS_FAULT_PROTECTED_PAIRS_H_
#define KOK_TESTS_FAULT_PROTECTED_PAIRS_H_

#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace kok::tests {

// Files by name.
using SourceFiles = std::map<std::string, std::string>;

// Two folders of the same files, made by chance of `seed`: JSON Lines, a spreadsheet in columns of
// its own and an HSDS directory, one to eight records each. Of a record one may have protected
// values and the other none, other ones, more, longer, or the same elsewhere in its object; a
// spreadsheet may lack its protected columns. Pure function.
std::pair<SourceFiles, SourceFiles> MakeProtectedPair(uint64_t seed);

}  // namespace kok::tests

#endif  // KOK_TESTS_FAULT_PROTECTED_PAIRS_H_
