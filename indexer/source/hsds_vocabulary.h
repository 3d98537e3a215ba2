// The lists of the published vocabulary that an attribute of HSDS may link to.

#ifndef KOK_INDEXER_SOURCE_HSDS_VOCABULARY_H_
#define KOK_INDEXER_SOURCE_HSDS_VOCABULARY_H_

#include <string_view>

namespace kok::source {

inline constexpr std::string_view kServiceLink = "service";
inline constexpr std::string_view kTargetGroupLink = "target_group";
inline constexpr std::string_view kExploitationFormLink = "exploitation_form";
inline constexpr std::string_view kOrganizationTypeLink = "organization_type";

// Whether `link_type` is one of these.
inline bool IsVocabularyLink(std::string_view link_type) {
  return link_type == kServiceLink || link_type == kTargetGroupLink ||
         link_type == kExploitationFormLink || link_type == kOrganizationTypeLink;
}

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_HSDS_VOCABULARY_H_
