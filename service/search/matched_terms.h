// Which of the terms that a query looks for one document holds.

#ifndef KOK_SERVICE_SEARCH_MATCHED_TERMS_H_
#define KOK_SERVICE_SEARCH_MATCHED_TERMS_H_

#include <xapian.h>

#include <vector>

#include "service/search/query_builder.h"

namespace kok::search_core {

// The terms of `plan` that document `id` holds, in the order of the plan. Asks the postings, since
// a generation need not keep a list of terms for each document. Not safe from several threads on
// one handle. May throw Xapian::Error.
std::vector<const PlannedTerm*> MatchedTerms(const Xapian::Database& database,
                                             const QueryPlan& plan, Xapian::docid id);

// Of these the one that explains each range of words best (the nearest to what was typed, then the
// heaviest), heaviest first.
std::vector<const PlannedTerm*> BestTerms(const std::vector<const PlannedTerm*>& matched);

// Whether a term is a name of an organisation or stands in one.
bool IsName(const PlannedTerm& term);

// By word of the query, whether one of the terms stands for it. `words`: how many there are.
std::vector<bool> MatchedWords(const std::vector<const PlannedTerm*>& matched, size_t words);

// The same for terms that are names or stand in names.
std::vector<bool> WordsMatchedInNames(const std::vector<const PlannedTerm*>& matched, size_t words);

// By word of the query, what the heaviest of its terms counts, shared among the words that the term
// stands for; empty where the plan is. `words`: how many there are.
std::vector<double> WordWeights(const QueryPlan& plan, size_t words);

// Whether every word of the query is said by one of the terms, mail domains aside, or stands in one
// of its phrases, which what is found says anyway.
bool SaysAllWords(std::vector<const PlannedTerm*> matched, const UnderstoodQuery& understood);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_MATCHED_TERMS_H_
