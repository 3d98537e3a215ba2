#include "indexer/source/hsds_reach.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "indexer/analysis/languages.h"
#include "indexer/region/area_table.h"
#include "indexer/region/region_table.h"

namespace kok::source {
namespace {

using kok::search::ingest::v1::HsdsLanguage;
using kok::search::ingest::v1::HsdsLocation;
using kok::search::ingest::v1::HsdsPhone;
using kok::search::ingest::v1::HsdsService;
using kok::search::ingest::v1::HsdsServiceArea;
using kok::search::ingest::v1::HsdsServiceAtLocation;
using kok::search::v1::Attribute;
template <typename T>
using List = google::protobuf::RepeatedPtrField<T>;

void AddLanguageList(HsdsParts& parts, const List<HsdsLanguage>& languages) {
  for (const HsdsLanguage& language : languages) {
    const std::optional<std::string> tag = language.code().empty()
                                               ? analysis::FindLanguage(language.name())
                                               : analysis::CanonicalLanguageTag(language.code());
    if (!tag.has_value()) {
      parts.Warn("languages", language.code().empty()
                                  ? "a name is not used: expected a language's name, or its code"
                                  : "a code is not used: expected ISO 639, such as ro");
      continue;
    }
    if (!parts.seen.insert("language " + *tag).second) continue;
    Attribute& added = *parts.record.add_languages();
    added.set_code(*tag);
    added.set_state(kok::search::v1::ATTRIBUTE_STATE_YES);
    *added.mutable_fact() = parts.fact;
  }
}

void AddArea(HsdsParts& parts, const ReaderOptions& options, const HsdsServiceArea& from) {
  const std::string name = Trimmed(from.name());
  if (name.empty() || !parts.seen.insert("area " + name).second) return;
  kok::search::v1::Coverage coverage;
  coverage.set_basis(kok::search::v1::COVERAGE_BASIS_DECLARED);
  *coverage.mutable_fact() = parts.fact;
  const region::RegionRow* region =
      options.regions == nullptr ? nullptr : options.regions->Find(name);
  const region::AreaRow* area = options.areas == nullptr ? nullptr : options.areas->Find(name);
  if (region != nullptr) {
    coverage.set_region(region->code);
  } else if (area != nullptr) {
    coverage.set_area_name(area->name);
  } else {
    parts.Warn("service_areas.name",
               "is not used: expected a Land, a country or a name of regions/areas.tsv");
    return;
  }
  const std::string key = absl::StrCat("coverage ", coverage.region(), coverage.area_name());
  if (parts.seen.insert(key).second) *parts.record.add_coverage() = std::move(coverage);
}

}  // namespace

void AddLanguages(HsdsParts& parts) {
  for (const HsdsPhone& phone : parts.organization.phones())
    AddLanguageList(parts, phone.languages());
  for (const HsdsService* service : parts.services) {
    AddLanguageList(parts, service->languages());
    for (const HsdsPhone& phone : service->phones()) AddLanguageList(parts, phone.languages());
  }
  for (const HsdsLocation* location : parts.locations) {
    AddLanguageList(parts, location->languages());
    for (const HsdsPhone& phone : location->phones()) AddLanguageList(parts, phone.languages());
  }
}

void AddCoverage(HsdsParts& parts, const ReaderOptions& options) {
  for (const HsdsService* service : parts.services) {
    for (const HsdsServiceArea& area : service->service_areas()) AddArea(parts, options, area);
    for (const HsdsServiceAtLocation& at : service->service_at_locations()) {
      if (!parts.confidential.IsOpen(at)) continue;
      for (const HsdsServiceArea& area : at.service_areas()) AddArea(parts, options, area);
    }
  }
}

void AddAccessibility(HsdsParts& parts) {
  std::string text;
  for (const HsdsLocation* location : parts.locations) {
    if (!parts.confidential.IsOpen(*location)) continue;
    for (const auto& each : location->accessibility()) {
      for (const std::string* part : {&each.description(), &each.details()}) {
        const std::string trimmed = Trimmed(*part);
        if (trimmed.empty() || !parts.seen.insert("access " + trimmed).second) continue;
        absl::StrAppend(&text, text.empty() ? "" : "; ", trimmed);
      }
    }
  }
  if (text.empty()) return;
  parts.record.mutable_accessibility()->set_text(text);
  *parts.record.mutable_accessibility()->mutable_fact() = parts.fact;
}

}  // namespace kok::source
