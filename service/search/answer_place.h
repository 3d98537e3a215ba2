// Which place an answer is for, whether a field of the request or words of the query name it.

#ifndef KOK_SERVICE_SEARCH_ANSWER_PLACE_H_
#define KOK_SERVICE_SEARCH_ANSWER_PLACE_H_

#include <xapian.h>

#include <optional>
#include <vector>

#include "kok/search/v1/search_service.pb.h"
#include "service/index/snapshot.h"
#include "service/search/scope.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// Lets the scope keep away from the places that the query names so, beside those of its filter.
void AvoidPlacesInQuery(const index::Snapshot& snapshot, const UnderstoodQuery& understood,
                        Scope& scope);

// Lets the scope ask for the place that the query names, where nobody who passes is seated there
// and the request names no other. `organizations` is a handle on the snapshot's database. May throw
// Xapian::Error.
void AskForPlaceInQuery(const index::Snapshot& snapshot, const Xapian::Database& organizations,
                        const kok::search::v1::SearchRequest& request, UnderstoodQuery& understood,
                        Scope& scope);

// The place that an answer is for: the one of `near`, or one in the query where nobody is seated,
// or else the first region that filter or query name. Nothing where none is named, or one that
// nobody knows. Pure function; safe from any thread.
std::optional<AskedPlace> PlaceOf(const index::Snapshot& snapshot,
                                  const kok::search::v1::SearchRequest& request,
                                  const UnderstoodQuery& understood, const Scope& scope);

// All areas that results are held against: the place, the other choices that the query names, and
// every region that the request names. Pure
// function; safe from any thread.
std::vector<region::AskedArea> AreasOf(const index::Snapshot& snapshot,
                                       const kok::search::v1::SearchRequest& request,
                                       const UnderstoodQuery& understood, const Scope& scope,
                                       const std::optional<AskedPlace>& place);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_ANSWER_PLACE_H_
