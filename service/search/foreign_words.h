// Function words of the language that a query is asked in, where that is not German.

#ifndef KOK_SERVICE_SEARCH_FOREIGN_WORDS_H_
#define KOK_SERVICE_SEARCH_FOREIGN_WORDS_H_

#include <vector>

#include "indexer/analysis/analyzer.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// By token: whether it is a function word of a language that another word of the query speaks as
// well, two others where it is a German word too, so that it carries no meaning here: `contra` in
// `ayuda contra la violencia`, not in `contra Kiel`. Forms of the glossary in other languages than
// German count for each language. Pure function; safe from any thread.
std::vector<bool> ForeignFunctionWords(const analysis::Analyzer& analyzer,
                                       const std::vector<analysis::Token>& tokens);

// Makes stop words of those that belong to no name, unless no other word would be left.
void IgnoreForeignFunctionWords(const std::vector<bool>& is_foreign, UnderstoodQuery& understood);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_FOREIGN_WORDS_H_
