#include "indexer/region/phone_endings.h"

#include <algorithm>

#include "absl/strings/ascii.h"

namespace kok::region {
namespace {

// Digits behind the last slash; empty: no ending.
std::string LastEnding(std::string_view printed, size_t slash) {
  constexpr size_t kMaxEndingDigits = 3;
  constexpr std::ptrdiff_t kMaxAreaCodeDigits =
      6;  // with its leading 0, as Germany's plan has them
  const std::string_view base = printed.substr(0, slash);
  if (std::count_if(base.begin(), base.end(), absl::ascii_isdigit) <= kMaxAreaCodeDigits) return "";
  std::string ending;
  for (const char c : printed.substr(slash + 1)) {
    if (absl::ascii_isdigit(static_cast<unsigned char>(c))) {
      ending.push_back(c);
    } else if (c != ' ') {
      return "";
    }
  }
  return ending.size() <= kMaxEndingDigits ? ending : "";
}

}  // namespace

PhoneEndings SplitPhoneEndings(std::string_view printed) {
  PhoneEndings split{printed, {}};
  for (size_t slash = printed.rfind('/'); slash != std::string_view::npos;
       slash = split.base.rfind('/')) {
    std::string ending = LastEnding(split.base, slash);
    if (ending.empty()) break;
    split.endings.insert(split.endings.begin(), std::move(ending));
    split.base = split.base.substr(0, slash);
  }
  return split;
}

}  // namespace kok::region
