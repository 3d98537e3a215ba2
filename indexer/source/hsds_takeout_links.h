// How an HSDS file that this project wrote says what the standard has no field for: attributes
// whose link_type begins with `kok_`. The writer is indexer/takeout/hsds_writer.h, the reader
// hsds_takeout_reader.h; data/templates/FORMATS.md has the table.

#ifndef KOK_INDEXER_SOURCE_HSDS_TAKEOUT_LINKS_H_
#define KOK_INDEXER_SOURCE_HSDS_TAKEOUT_LINKS_H_

#include <string>
#include <string_view>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "kok/search/v1/fact.pb.h"

namespace kok::source {

// The scheme of the organization_identifier that holds the resource name, and marks such a file.
inline constexpr std::string_view kTakeoutScheme = "kok-search";
inline constexpr std::string_view kTakeoutPrefix = "kok_";

// The link_type of what the standard has no word for.
inline std::string TakeoutLink(std::string_view what) {
  return absl::StrCat(std::string(kTakeoutPrefix), std::string(what));
}

inline bool IsTakeoutLink(std::string_view link_type) {
  return link_type.substr(0, kTakeoutPrefix.size()) == kTakeoutPrefix;
}

// `no` of ATTRIBUTE_STATE_NO.
inline std::string StateWord(kok::search::v1::AttributeState state) {
  const std::string name = kok::search::v1::AttributeState_Name(state);
  return absl::AsciiStrToLower(name.substr(std::string_view("ATTRIBUTE_STATE_").size()));
}

// The link_type of a coded property: the standard's own word (`service`) for YES alone, so that
// whoever does not know this project's words never takes a no or an unknown for a yes.
inline std::string TermLink(std::string_view list, kok::search::v1::AttributeState state) {
  if (state == kok::search::v1::ATTRIBUTE_STATE_YES && list != "language") return std::string(list);
  return absl::StrCat(TakeoutLink(list), "_", StateWord(state));
}

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_HSDS_TAKEOUT_LINKS_H_
