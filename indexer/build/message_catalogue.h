// A catalogue of translations: a `.mo` file in the format of GNU gettext.

#ifndef KOK_INDEXER_BUILD_MESSAGE_CATALOGUE_H_
#define KOK_INDEXER_BUILD_MESSAGE_CATALOGUE_H_

#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"

namespace kok::build {

// Immutable; safe from any thread. Knows no locale: each catalogue is read by its own path.
class MessageCatalogue {
 public:
  // Reads the bytes of a `.mo` file, in either byte order. InvalidArgument, saying what was
  // expected, for anything that does not hold what its tables promise, and for a text that is not
  // UTF-8 by its header. Revisions 0 and 1 are read; the system-dependent strings of the latter are
  // passed over.
  static absl::StatusOr<MessageCatalogue> Parse(std::string_view bytes);

  // The translation of `original`, of its plural forms the first. Empty where there is none. Lives
  // as long as the catalogue.
  std::string_view Find(std::string_view original) const;

 private:
  absl::flat_hash_map<std::string, std::string> translations_;
};

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_MESSAGE_CATALOGUE_H_
