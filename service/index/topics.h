// The topics of the published vocabulary, with their names.

#ifndef KOK_SERVICE_INDEX_TOPICS_H_
#define KOK_SERVICE_INDEX_TOPICS_H_

#include <string>
#include <string_view>
#include <vector>

namespace kok::index {

// A row of the vocabulary whose facet is `topic`.
struct Topic {
  std::string code;
  std::string name_de;
  std::string name_en;
};

// Reads the text of `vocabulary.tsv` (facet, code, German and English name, note); lines that are
// no topics are passed over. Pure function; safe from any thread.
std::vector<Topic> ParseTopics(std::string_view vocabulary_tsv);

}  // namespace kok::index

#endif  // KOK_SERVICE_INDEX_TOPICS_H_
