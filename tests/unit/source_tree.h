// Where the files of the tree are that tests read.

#ifndef KOK_TESTS_UNIT_SOURCE_TREE_H_
#define KOK_TESTS_UNIT_SOURCE_TREE_H_

#include <string>
#include <string_view>

namespace kok::tests {

// Absolute path of `path`, given from the root of the tree the tests were built of. Its source
// alone is compiled with the tree's place: what is compiled in one checkout need not be compiled
// again in another.
std::string SourcePath(std::string_view path);

}  // namespace kok::tests

#endif  // KOK_TESTS_UNIT_SOURCE_TREE_H_
