#include "indexer/schema/slots.h"

#include <algorithm>

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace kok::schema {

std::string JoinValues(const std::vector<std::string>& values) {
  return absl::StrJoin(values, "\n");
}

std::vector<std::string> SplitValues(std::string_view slot) {
  std::vector<std::string> values =
      absl::StrSplit(absl::string_view(slot.data(), slot.size()), '\n', absl::SkipEmpty());
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

}  // namespace kok::schema
