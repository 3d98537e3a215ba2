// Keys of own citations that a text does not write so.

#ifndef KOK_INDEXER_SCHEMA_OWN_REFERENCES_H_
#define KOK_INDEXER_SCHEMA_OWN_REFERENCES_H_

#include <string>

namespace kok::schema {

// Of the statute section that the key of a norm without its paragraph means: the text of the norm
// itself, rather than one that applies it. Pure function.
inline std::string StatuteKey(const std::string& norm_key) { return "is " + norm_key; }

}  // namespace kok::schema

#endif  // KOK_INDEXER_SCHEMA_OWN_REFERENCES_H_
