#include "indexer/source/hsds_takeout_services.h"

#include <string>
#include <string_view>

#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "indexer/schema/status_sentence.h"
#include "indexer/source/hsds_days.h"
#include "indexer/source/hsds_hours.h"
#include "indexer/source/hsds_said.h"
#include "indexer/source/hsds_takeout_links.h"
#include "indexer/source/hsds_vocabulary.h"

namespace kok::source {
namespace {

using kok::search::ingest::v1::HsdsAttribute;
using kok::search::ingest::v1::HsdsSchedule;
using kok::search::ingest::v1::HsdsService;
using kok::search::v1::Attribute;
using kok::search::v1::Coverage;
using Terms = google::protobuf::RepeatedPtrField<Attribute>;

void ReadIntervals(const HsdsSchedule& schedule, HsdsTakeoutParts& parts) {
  for (const std::string& day : DaysOf(schedule.byday())) {
    auto& interval = *parts.record.mutable_hours()->add_intervals();
    interval.set_day(DayNumber(day));
    const Said said(schedule.attributes());
    interval.set_opens(LocalTime(schedule.opens_at()).value_or(schedule.opens_at()));
    interval.set_closes(said.Has("closes_at")
                            ? said.One("closes_at")
                            : LocalTime(schedule.closes_at()).value_or(schedule.closes_at()));
  }
}

void ReadSchedules(const HsdsService& service, HsdsTakeoutParts& parts) {
  for (const HsdsSchedule& schedule : service.schedules()) {
    const Said said(schedule.attributes());
    if (!said.Has("hours")) {
      ReadIntervals(schedule, parts);
      continue;
    }
    parts.record.mutable_hours()->set_text(schedule.description());
    parts.ReadFact(said, *parts.record.mutable_hours());
  }
}

void ReadCoverage(const std::string& region, const Said& said, HsdsTakeoutParts& parts) {
  Coverage& coverage = *parts.record.add_coverage();
  coverage.set_region(region);
  coverage.set_area_name(said.One("area_name"));
  coverage.set_basis(static_cast<kok::search::v1::CoverageBasis>(
      parts.Value(*kok::search::v1::CoverageBasis_descriptor(), "COVERAGE_BASIS_",
                  said.One("basis"), "basis")));
  for (const std::string& prefix : said.All("ags_prefix")) coverage.add_ags_prefixes(prefix);
  parts.ReadFact(said, coverage);
}

// `service` is a yes; `kok_service_no`, `kok_language_unknown` and so on say their state.
void ReadTerm(const HsdsAttribute& attribute, const SaidOfAttributes& more,
              HsdsTakeoutParts& parts) {
  const std::string& link = attribute.link_type();
  const auto read = [&](std::string_view list, Terms& terms) {
    const std::string prefix = TakeoutLink(list) + "_";
    const bool yes = link == list;
    if (!yes && !absl::StartsWith(link, prefix)) return false;
    Attribute& term = *terms.Add();
    term.set_code(attribute.taxonomy_term().code());
    term.set_state(yes ? kok::search::v1::ATTRIBUTE_STATE_YES
                       : parts.State(link.substr(prefix.size()), list));
    parts.ReadFact(more.Of(attribute.id()), term);
    return true;
  };
  if (Said::IsOfAttribute(attribute) || read("language", *parts.record.mutable_languages()) ||
      read(kServiceLink, *parts.record.mutable_services()) ||
      read(kTargetGroupLink, *parts.record.mutable_target_groups()) ||
      read(kExploitationFormLink, *parts.record.mutable_exploitation_forms())) {
    return;
  }
  if (link == TakeoutLink("assumed_area")) {
    ReadCoverage(attribute.value(), more.Of(attribute.id()), parts);
  } else {
    parts.Warn("services.attributes", "one is not used");
  }
}

}  // namespace

void ReadTakeoutService(const HsdsService& service, HsdsTakeoutParts& parts) {
  if (!service.assured_date().empty()) {
    parts.record.mutable_verification()->set_verified_on(service.assured_date());
  }
  const std::string sentence = schema::StatusSentence(parts.record);
  absl::string_view alert = service.alert();
  if (!sentence.empty() && absl::ConsumePrefix(&alert, sentence)) absl::ConsumePrefix(&alert, " ");
  if (!alert.empty()) parts.record.set_alert(std::string(alert));
  ReadSchedules(service, parts);
  for (const auto& area : service.service_areas()) {
    const Said said(area.attributes());
    ReadCoverage(said.One("region"), said, parts);
  }
  for (const auto& language : service.languages()) {
    Attribute& added = *parts.record.add_languages();
    added.set_code(language.code());
    added.set_state(kok::search::v1::ATTRIBUTE_STATE_YES);
    parts.ReadFact(Said(language.attributes()), added);
  }
  const SaidOfAttributes more(service.attributes());
  for (const HsdsAttribute& attribute : service.attributes()) ReadTerm(attribute, more, parts);
}

}  // namespace kok::source
