// The figures that decide the order of results.
//
// Organisations: a hit's score is the sum, over the words of the query, of the best field and form
// in which that word matches:
//   weight of the field (schema/fields.h) x factor of the form x rarity of the word
// plus a tier for a whole name, far above any sum, plus a little for being a centre rather than a
// network, so that equal matches put first who counsels. Rarity is log(1 + N / n) of N
// organisations of which n hold the word. On some dozen short records length and repetition say
// nothing, so neither counts.
//
// Content: BM25 (k1 1.2, b 0.5) over title, summary and body, an occurrence in them counting 5, 2
// and 1 times, and the same tier for a whole title. Robertson and Zaragoza, "The Probabilistic
// Relevance Framework: BM25 and Beyond", 2009.
//
// Equal scores follow the order of resource names, in which documents lie in the index.

#ifndef KOK_SERVICE_SEARCH_RANKING_H_
#define KOK_SERVICE_SEARCH_RANKING_H_

#include "indexer/schema/fields.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::search_core {

// A match on a whole name, with and without its legal form. Beyond what 64 words can sum up to.
inline constexpr double kFullNameTier = 200000.0;
inline constexpr double kNameTier = 100000.0;

inline constexpr double kBm25K1 = 1.2;
inline constexpr double kBm25B = 0.5;

// Factor of a form against the exact one.
constexpr double FormFactor(schema::TermForm form) {
  switch (form) {
    case schema::TermForm::kExact:
      return 1.0;
    case schema::TermForm::kFold:
      return 0.95;
    case schema::TermForm::kStem:
      return 0.8;
  }
  return 0.0;
}

// What a type adds to any match.
constexpr double TypePrior(kok::search::v1::OrganizationType type) {
  switch (type) {
    case kok::search::v1::ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE:
      return 0.5;
    case kok::search::v1::ORGANIZATION_TYPE_COUNSELLING_CENTRE:
      return 0.4;
    case kok::search::v1::ORGANIZATION_TYPE_ASSOCIATION:
      return 0.25;
    default:
      return 0.0;
  }
}

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_RANKING_H_
