#include "indexer/schema/resource_name.h"

namespace kok::schema {

bool IsResourceName(std::string_view name, std::string_view collection) {
  if (name.size() > kMaxResourceNameBytes || name.size() < collection.size() + 2 ||
      name.substr(0, collection.size()) != collection || name[collection.size()] != '/') {
    return false;
  }
  const std::string_view id = name.substr(collection.size() + 1);
  char before = '-';  // no hyphen at the beginning
  for (const char c : id) {
    const bool letter_or_digit = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!letter_or_digit && (c != '-' || before == '-')) return false;
    before = c;
  }
  return before != '-';
}

}  // namespace kok::schema
