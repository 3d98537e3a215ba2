#include "service/search/content_order.h"

#include "indexer/schema/slots.h"

namespace kok::search_core {

namespace v1 = kok::search::v1;

bool IsByMatch(v1::SortOrder order) {
  return order != v1::SORT_ORDER_NAME && order != v1::SORT_ORDER_DATE;
}

void SetOrder(v1::SortOrder order, Xapian::Enquire& enquire) {
  if (order != v1::SORT_ORDER_DATE) return;
  constexpr bool kLargestFirst = true;
  enquire.set_sort_by_value(schema::kDateSlot, kLargestFirst);
}

}  // namespace kok::search_core
