// What was found out about one answer, beyond the results themselves.

#ifndef KOK_SERVICE_SEARCH_ANSWER_FACTS_H_
#define KOK_SERVICE_SEARCH_ANSWER_FACTS_H_

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "service/search/organization_hits.h"
#include "service/search/scope.h"

namespace kok::search_core {

// Plain data.
struct AnswerFacts {
  // What is unknown of one property asked for.
  struct UnknownProperty {
    bool of_some = false;             // a result of which it is not stated
    std::vector<std::string> of_all;  // codes that no result is stated to have
  };

  size_t total = 0;
  bool fewer_words_matched = false;      // the best result does not say all words of the query
  bool citation_not_found = false;       // no text is, applies or cites one that the query names
  bool phrases_not_all_checked = false;  // more records may say the phrases of the query
  std::vector<std::string> same_named;   // display names of those that bear the name asked for
  bool best_is_confirmed = true;  // the best hit is stated to be responsible, not near or assumed
  std::vector<std::string> not_at_work;  // display names, at most kMaxNames
  std::array<UnknownProperty, index::kAttributeFields> unknown;

  static constexpr size_t kMaxNames = 10;

  // Notes what all results on all pages together say of the scope.
  void NoteHits(const std::vector<OrganizationHit>& hits, const Scope& scope);
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_ANSWER_FACTS_H_
