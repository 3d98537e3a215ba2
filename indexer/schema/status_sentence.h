// What must be said of an organisation that is not at work, where a format has no field for it.

#ifndef KOK_INDEXER_SCHEMA_STATUS_SENTENCE_H_
#define KOK_INDEXER_SCHEMA_STATUS_SENTENCE_H_

#include <string>

#include "kok/search/v1/organization.pb.h"

namespace kok::schema {

// German, with the resource name of the successor where there is one; empty for one at work. Pure
// function; safe from any thread.
std::string StatusSentence(const kok::search::v1::Organization& organization);

// Whether it takes clients: neither paused nor closed nor merged.
bool IsAtWork(const kok::search::v1::Organization& organization);

}  // namespace kok::schema

#endif  // KOK_INDEXER_SCHEMA_STATUS_SENTENCE_H_
