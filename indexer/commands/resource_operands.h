// Resource names on the command line.

#ifndef KOK_INDEXER_COMMANDS_RESOURCE_OPERANDS_H_
#define KOK_INDEXER_COMMANDS_RESOURCE_OPERANDS_H_

#include <set>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "indexer/commands/commands.h"
#include "indexer/schema/resource_name.h"

namespace kok {

// The operands, each once. InvalidArgument names the first that is no name of an organisation or a
// text. Pure function.
inline absl::StatusOr<std::set<std::string>> ResourceOperands(const Operands& operands) {
  for (const std::string& name : operands) {
    if (!schema::IsResourceName(name, schema::kOrganizations) &&
        !schema::IsResourceName(name, schema::kContents)) {
      return absl::InvalidArgumentError(
          absl::StrCat(name, " is no resource name; expected organizations/{id} or contents/{id}"));
    }
  }
  return std::set<std::string>(operands.begin(), operands.end());
}

}  // namespace kok

#endif  // KOK_INDEXER_COMMANDS_RESOURCE_OPERANDS_H_
