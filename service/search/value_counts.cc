#include "service/search/value_counts.h"

#include <vector>

#include "indexer/schema/slots.h"

namespace kok::search_core {

void ValueCounts::operator()(const Xapian::Document& document, double /*weight*/) {
  limit_.Step();
  Add(document);
}

void ValueCounts::Add(const Xapian::Document& document) {
  const std::vector<std::string> values = schema::SplitValues(document.get_value(slot_));
  for (const std::string& value : values) ++counts_[value];
  if (values.empty()) ++without_;
}

}  // namespace kok::search_core
