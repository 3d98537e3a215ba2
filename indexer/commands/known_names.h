// Names that an operator types, held against those that the index knows: a typing error must
// neither pass for a withdrawal nor stay in the list for ever.

#ifndef KOK_INDEXER_COMMANDS_KNOWN_NAMES_H_
#define KOK_INDEXER_COMMANDS_KNOWN_NAMES_H_

#include <map>
#include <set>
#include <string>
#include <vector>

namespace kok {

// Those of `names` that no generation of the index holds, be it as a record, as a reference to one
// or as a curated line: each with up to three names that it could have been, the nearest first.
// Empty where the folder or a generation cannot be read, since nobody knows then what is held; one
// of another version of the program does not count beside one of this. Reads every generation
// whole.
std::map<std::string, std::vector<std::string>> FindUnknownNames(
    const std::string& index_folder, const std::set<std::string>& names);

// `no generation holds organizations/x; did you mean organizations/y?` and how to withdraw a name
// in advance. Pure function.
std::string DescribeUnknown(const std::string& name, const std::vector<std::string>& nearest);

}  // namespace kok

#endif  // KOK_INDEXER_COMMANDS_KNOWN_NAMES_H_
