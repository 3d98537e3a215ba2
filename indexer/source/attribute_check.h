// Coded properties of an organisation: services, languages, target groups, forms of exploitation.

#ifndef KOK_INDEXER_SOURCE_ATTRIBUTE_CHECK_H_
#define KOK_INDEXER_SOURCE_ATTRIBUTE_CHECK_H_

#include <string>

#include "indexer/schema/vocabulary.h"
#include "indexer/source/findings.h"
#include "kok/search/v1/content.pb.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::source {

// A code outside of the vocabulary is a warning that names the nearest ones: it may be a slip, or
// one of the operator's own, and a new code must not stop a nightly build.
void CheckCode(const schema::Vocabulary& vocabulary, const std::string& field,
               const std::string& facet, const std::string& code, Findings& findings);

// All four lists of `organization`, and its other states. Codes of languages become canonical;
// an unknown one of two letters is an error, one of three that has no name here a warning. A code
// twice in one list is an error: one of the two would be wrong.
void CheckAttributes(const schema::Vocabulary& vocabulary,
                     kok::search::v1::Organization& organization, Findings& findings);

// Checks the language of a text likewise; one that is missing is `de`.
void CheckLanguage(kok::search::v1::Content& content, Findings& findings);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_ATTRIBUTE_CHECK_H_
