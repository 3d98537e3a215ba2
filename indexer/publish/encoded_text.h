// Texts that hold another one in the notation of an address, a page or a program.

#ifndef KOK_INDEXER_PUBLISH_ENCODED_TEXT_H_
#define KOK_INDEXER_PUBLISH_ENCODED_TEXT_H_

#include <string>
#include <string_view>
#include <vector>

namespace kok::publish {

// What `text` says where its percent signs, character references, escapes of JSON, tags and domains
// in Punycode are read, each once more where one has written over the other; without `text` itself,
// so empty for most. Any bytes are accepted. Pure function; safe from any thread.
std::vector<std::string> DecodedTexts(std::string_view text);

}  // namespace kok::publish

#endif  // KOK_INDEXER_PUBLISH_ENCODED_TEXT_H_
