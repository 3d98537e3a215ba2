// By what a record is told from another: the hash of its public part.

#ifndef KOK_INDEXER_GENERATION_RECORD_DIGEST_H_
#define KOK_INDEXER_GENERATION_RECORD_DIGEST_H_

#include <string>

#include "kok/search/v1/content.pb.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::generation {

// Serialisation that is the same for equal messages.
std::string DeterministicBytes(const google::protobuf::Message& message);

// Sets the etag, the first digits of the hash of everything else in the record, and returns all 32
// bytes of that hash (SHA-256).
std::string SetEtag(kok::search::v1::Organization& organization);
std::string SetEtag(kok::search::v1::Content& content);

}  // namespace kok::generation

#endif  // KOK_INDEXER_GENERATION_RECORD_DIGEST_H_
