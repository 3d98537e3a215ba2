// The published vocabulary: codes of services, target groups, forms and topics, with their names.

#ifndef KOK_INDEXER_SCHEMA_VOCABULARY_H_
#define KOK_INDEXER_SCHEMA_VOCABULARY_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kok::schema {

// A code with its names.
struct VocabularyEntry {
  std::string code;
  std::string name_de;
  std::string name_en;
  // Both names, the words by which it is looked for.
  std::string Words() const { return name_de + " " + name_en; }
  // The name in `language` ("en", German for any other).
  const std::string& Name(std::string_view language) const {
    return language == "en" ? name_en : name_de;
  }
};

// Immutable once read; safe from any thread.
class Vocabulary {
 public:
  Vocabulary() = default;
  // Reads the text of `vocabulary.tsv` (facet, code, German and English name, note); lines that are
  // no entries are passed over.
  explicit Vocabulary(std::string_view tsv);

  // The entries of a facet (`topic`, `service`, `target_group`, `exploitation_form`), in the order
  // of the file.
  const std::vector<VocabularyEntry>& Of(std::string_view facet) const;
  // Null where the facet has no such code.
  const VocabularyEntry* Find(std::string_view facet, std::string_view code) const;

 private:
  std::map<std::string, std::vector<VocabularyEntry>, std::less<>> by_facet_;
};

}  // namespace kok::schema

#endif  // KOK_INDEXER_SCHEMA_VOCABULARY_H_
