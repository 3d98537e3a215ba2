// By which fields a record refers to others: the one list of them. Whatever takes a record away
// takes it out of these too.
//
// Pure functions; safe from any thread.

#ifndef KOK_INDEXER_SCHEMA_RECORD_REFERENCES_H_
#define KOK_INDEXER_SCHEMA_RECORD_REFERENCES_H_

#include <set>
#include <string>

#include "kok/search/v1/content.pb.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::schema {

// The resource names that the record refers to, as it has them; there need not be such records.
std::set<std::string> ReferencesOf(const kok::search::v1::Organization& organization);
std::set<std::string> ReferencesOf(const kok::search::v1::Content& content);

// Takes `names` out of what the record refers to; all else stays, the etag too. Returns whether
// there was any.
bool RemoveReferences(const std::set<std::string>& names,
                      kok::search::v1::Organization& organization);
bool RemoveReferences(const std::set<std::string>& names, kok::search::v1::Content& content);

}  // namespace kok::schema

#endif  // KOK_INDEXER_SCHEMA_RECORD_REFERENCES_H_
