// German and English words for the enum values of records: what a search for "Fachberatungsstelle"
// has to find, and what a reader is shown.
//
// Pure functions: safe from any thread.

#ifndef KOK_INDEXER_SCHEMA_LABELS_H_
#define KOK_INDEXER_SCHEMA_LABELS_H_

#include <string_view>

#include "kok/search/v1/content.pb.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::schema {

// Words by which people look for this type, German first. Empty where the type is not recorded.
std::string_view SearchWords(kok::search::v1::OrganizationType type);

// Names to show, in `language` ("en", German for any other). Empty where the value is not recorded.
std::string_view DisplayName(kok::search::v1::OrganizationType type, std::string_view language);
std::string_view DisplayName(kok::search::v1::MemberKind kind, std::string_view language);
std::string_view DisplayName(kok::search::v1::ContentType type, std::string_view language);

}  // namespace kok::schema

#endif  // KOK_INDEXER_SCHEMA_LABELS_H_
