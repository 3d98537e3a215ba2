// The order of texts.

#ifndef KOK_SERVICE_SEARCH_CONTENT_ORDER_H_
#define KOK_SERVICE_SEARCH_CONTENT_ORDER_H_

#include <xapian.h>

#include "kok/search/v1/search_service.pb.h"

namespace kok::search_core {

// Whether texts stand in an order that their match decides: neither by name nor by day.
bool IsByMatch(kok::search::v1::SortOrder order);

// Sets the order of a search of content that has no weights where `order` is by name or by day:
// newest first, texts without a day last, equal ones by resource name, in whose order documents
// lie.
void SetOrder(kok::search::v1::SortOrder order, Xapian::Enquire& enquire);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_CONTENT_ORDER_H_
