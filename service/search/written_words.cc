#include "service/search/written_words.h"

#include "absl/strings/ascii.h"

namespace kok::search_core {

bool BeginsSmall(std::string_view written) {
  return absl::ascii_islower(static_cast<unsigned char>(written.front()));
}

bool AreHyphenated(std::string_view query, const analysis::Token& left,
                   const analysis::Token& right) {
  return left.end + 1 == right.begin && query[left.end] == '-';
}

}  // namespace kok::search_core
