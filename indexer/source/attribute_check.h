// Coded properties of an organisation: services, languages, target groups, forms of exploitation.

#ifndef KOK_INDEXER_SOURCE_ATTRIBUTE_CHECK_H_
#define KOK_INDEXER_SOURCE_ATTRIBUTE_CHECK_H_

#include <map>
#include <string>
#include <string_view>

#include "indexer/source/findings.h"
#include "kok/search/v1/content.pb.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::source {

// The published vocabulary (`data/glossary/vocabulary.tsv`): `facet/code` to its German and English
// words.
using Vocabulary = std::map<std::string, std::string>;

// Reads the text of the vocabulary; lines that are no rows are passed over.
Vocabulary ParseVocabulary(std::string_view tsv);

// A code outside of the vocabulary is a warning.
void CheckCode(const Vocabulary& vocabulary, const std::string& field, const std::string& facet,
               const std::string& code, Findings& findings);

// All four lists of `organization`, and its other states. Codes of languages become canonical. A
// code twice in one list is an error: one of the two would be wrong.
void CheckAttributes(const Vocabulary& vocabulary, kok::search::v1::Organization& organization,
                     Findings& findings);

// Makes the language of a text canonical; one that is missing is `de`.
void CheckLanguage(kok::search::v1::Content& content, Findings& findings);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_ATTRIBUTE_CHECK_H_
