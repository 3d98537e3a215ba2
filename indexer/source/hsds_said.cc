#include "indexer/source/hsds_said.h"

#include "indexer/source/hsds_takeout_links.h"

namespace kok::source {

using kok::search::ingest::v1::HsdsAttribute;

Said::Said(const HsdsAttributes& list) {
  for (const HsdsAttribute& attribute : list) {
    if (!IsOfAttribute(attribute)) said_.push_back(&attribute);
  }
}

std::vector<std::string> Said::All(std::string_view link) const {
  const std::string wanted = TakeoutLink(link);
  std::vector<std::string> values;
  for (const HsdsAttribute* attribute : said_) {
    if (attribute->link_type() == wanted) values.push_back(attribute->value());
  }
  return values;
}

std::string Said::One(std::string_view link) const {
  const std::vector<std::string> values = All(link);
  return values.empty() ? "" : values.front();
}

SaidOfAttributes::SaidOfAttributes(const HsdsAttributes& list) {
  for (const HsdsAttribute& attribute : list) {
    if (Said::IsOfAttribute(attribute)) by_id_[attribute.link_id()].push_back(&attribute);
  }
}

Said SaidOfAttributes::Of(const std::string& id) const {
  const auto found = by_id_.find(id);
  return Said(found == by_id_.end() ? Said::Attributes() : found->second);
}

}  // namespace kok::source
