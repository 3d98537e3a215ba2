// Resource names: `organizations/{id}`, `contents/{id}`.
//
// Pure functions; safe from any thread.

#ifndef KOK_INDEXER_SCHEMA_RESOURCE_NAME_H_
#define KOK_INDEXER_SCHEMA_RESOURCE_NAME_H_

#include <string_view>

namespace kok::schema {

inline constexpr std::string_view kOrganizations = "organizations";
inline constexpr std::string_view kContents = "contents";
inline constexpr size_t kMaxResourceNameBytes = 100;

// Whether `name` is `collection/{id}` with an id of lower-case ASCII letters, digits and single
// hyphens between them, and at most 100 bytes.
bool IsResourceName(std::string_view name, std::string_view collection);

}  // namespace kok::schema

#endif  // KOK_INDEXER_SCHEMA_RESOURCE_NAME_H_
