#include "indexer/takeout/hsds_links.h"

#include "absl/strings/str_cat.h"
#include "indexer/source/hsds_takeout_links.h"
#include "indexer/takeout/name_uuid.h"

namespace kok::takeout {

using kok::search::ingest::v1::HsdsAttribute;
using kok::search::v1::Fact;

std::string HsdsLinks::NextId() { return NameUuid(absl::StrCat(organization_, "#", next_id_++)); }

HsdsAttribute& HsdsLinks::Add(HsdsAttributes& list, std::string_view link,
                              const std::string& value) {
  HsdsAttribute& added = *list.Add();
  added.set_id(NextId());
  added.set_link_type(source::TakeoutLink(link));
  added.set_value(value);
  return added;
}

void HsdsLinks::AddText(HsdsAttributes& list, std::string_view link, const std::string& value) {
  if (!value.empty()) Add(list, link, value);
}

void HsdsLinks::AddFact(HsdsAttributes& list, bool present, const Fact& fact,
                        const std::string& about_attribute) {
  if (!present) return;
  const auto add = [&](std::string_view link, const std::string& value) {
    HsdsAttribute& added = Add(list, link, value);
    if (about_attribute.empty()) return;
    added.set_link_id(about_attribute);
    added.set_link_entity("attribute");
  };
  add("fact_kind", HsdsWord(kok::search::v1::FactKind_Name(fact.kind()), "FACT_KIND_"));
  if (!fact.source().empty()) add("fact_source", fact.source());
  if (!fact.source_date().empty()) add("fact_source_date", fact.source_date());
}

}  // namespace kok::takeout
