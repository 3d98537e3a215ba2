#include "indexer/takeout/hsds_service.h"

#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/analysis/languages.h"
#include "indexer/schema/status_sentence.h"
#include "indexer/source/hsds_days.h"
#include "indexer/source/hsds_takeout_links.h"
#include "indexer/source/hsds_vocabulary.h"
#include "indexer/takeout/name_uuid.h"

namespace kok::takeout {
namespace {

using kok::search::ingest::v1::HsdsAttribute;
using kok::search::ingest::v1::HsdsSchedule;
using kok::search::ingest::v1::HsdsService;
using kok::search::ingest::v1::HsdsServiceArea;
using kok::search::v1::Attribute;
using kok::search::v1::Coverage;
using kok::search::v1::Organization;
using Terms = google::protobuf::RepeatedPtrField<Attribute>;

constexpr char kLanguageList[] = "language";
constexpr char kMidnight[] = "24:00";

std::string_view StatusOf(const Organization& organization) {
  switch (organization.status()) {
    case kok::search::v1::ORGANIZATION_STATUS_PAUSED:
      return "temporarily closed";
    case kok::search::v1::ORGANIZATION_STATUS_CLOSED:
    case kok::search::v1::ORGANIZATION_STATUS_MERGED:
      return "defunct";
    default:
      return "active";
  }
}

// The service of one organisation on its way.
class Details {
 public:
  Details(const Organization& from, const ShownNames& names, const std::string& utc_offset,
          HsdsLinks& links, HsdsService& service)
      : from_(from), names_(names), utc_offset_(utc_offset), links_(links), service_(service) {}

  void Run() {
    AddStatus();
    AddHours();
    AddCoverage();
    AddTerms(source::kServiceLink, from_.services());
    AddTerms(source::kTargetGroupLink, from_.target_groups());
    AddTerms(source::kExploitationFormLink, from_.exploitation_forms());
    AddTerms(kLanguageList, from_.languages());
  }

 private:
  void AddStatus();
  void AddHours();
  void AddCoverage();
  void AddTerms(std::string_view list, const Terms& terms);
  void AddLanguage(const Attribute& language);

  const Organization& from_;
  const ShownNames& names_;
  const std::string& utc_offset_;
  HsdsLinks& links_;
  HsdsService& service_;
};

void Details::AddStatus() {
  service_.set_name(from_.display_name());
  service_.set_status(std::string(StatusOf(from_)));
  service_.set_assured_date(from_.verification().verified_on());
  const std::string status = schema::StatusSentence(from_);
  service_.set_alert(
      absl::StrCat(status, status.empty() || from_.alert().empty() ? "" : " ", from_.alert()));
}

void Details::AddHours() {
  if (!from_.has_hours()) return;
  HsdsSchedule& text = *service_.add_schedules();
  text.set_id(links_.NextId());
  text.set_description(from_.hours().text());
  links_.Add(*text.mutable_attributes(), "hours", "text");
  links_.AddFact(*text.mutable_attributes(), from_.hours().has_fact(), from_.hours().fact());
  for (const auto& interval : from_.hours().intervals()) {
    HsdsSchedule& schedule = *service_.add_schedules();
    schedule.set_id(links_.NextId());
    schedule.set_freq("WEEKLY");
    schedule.set_byday(std::string(source::kHsdsDays.at(static_cast<size_t>(interval.day()) - 1)));
    schedule.set_opens_at(interval.opens() + utc_offset_);
    // The standard has no 24:00.
    const bool to_midnight = interval.closes() == kMidnight;
    schedule.set_closes_at((to_midnight ? "23:59" : interval.closes()) + utc_offset_);
    if (to_midnight) links_.Add(*schedule.mutable_attributes(), "closes_at", kMidnight);
  }
}

void Details::AddCoverage() {
  for (const Coverage& coverage : from_.coverage()) {
    // What is only assumed is no service area.
    const bool assumed = coverage.basis() == kok::search::v1::COVERAGE_BASIS_SEAT;
    HsdsServiceArea area;
    area.set_id(links_.NextId());
    area.set_service_id(service_.id());
    area.set_name(coverage.area_name().empty() ? names_.Region(coverage.region())
                                               : coverage.area_name());
    HsdsAttributes& more = assumed ? *service_.mutable_attributes() : *area.mutable_attributes();
    std::string about;
    if (assumed) about = links_.Add(more, "assumed_area", coverage.region()).id();
    const auto add = [&](std::string_view link, const std::string& value) {
      if (value.empty()) return;
      HsdsAttribute& added = links_.Add(more, link, value);
      if (about.empty()) return;
      added.set_link_id(about);
      added.set_link_entity("attribute");
    };
    if (!assumed) add("region", coverage.region());
    add("area_name", coverage.area_name());
    add("basis",
        HsdsWord(kok::search::v1::CoverageBasis_Name(coverage.basis()), "COVERAGE_BASIS_"));
    for (const std::string& prefix : coverage.ags_prefixes()) add("ags_prefix", prefix);
    links_.AddFact(more, coverage.has_fact(), coverage.fact(), about);
    if (!assumed) *service_.add_service_areas() = std::move(area);
  }
}

void Details::AddLanguage(const Attribute& language) {
  auto& added = *service_.add_languages();
  added.set_id(links_.NextId());
  added.set_service_id(service_.id());
  added.set_code(language.code());
  added.set_name(analysis::LanguageName(language.code(), "de"));
  links_.AddFact(*added.mutable_attributes(), language.has_fact(), language.fact());
}

void Details::AddTerms(std::string_view list, const Terms& terms) {
  for (const Attribute& term : terms) {
    const bool yes = term.state() == kok::search::v1::ATTRIBUTE_STATE_YES;
    if (yes && list == kLanguageList) {
      AddLanguage(term);
      continue;
    }
    const std::string name = list == kLanguageList ? analysis::LanguageName(term.code(), "de")
                                                   : names_.Term(list, term.code());
    const std::string state = source::StateWord(term.state());
    const std::string shown = yes ? name : absl::StrCat(state, ": ", name);
    HsdsAttribute& added = *service_.add_attributes();
    added.set_id(links_.NextId());
    added.set_link_id(service_.id());
    added.set_link_entity("service");
    added.set_link_type(source::TermLink(list, term.state()));
    added.set_value(state);
    auto& taxonomy = *added.mutable_taxonomy_term();
    // Of a no and an unknown another one than of a yes: nobody who compares terms takes them for
    // it.
    taxonomy.set_id(NameUuid(absl::StrCat(added.link_type(), "/", term.code())));
    taxonomy.set_code(term.code());
    taxonomy.set_name(shown);
    taxonomy.set_description(shown);
    taxonomy.set_taxonomy(std::string(source::kTakeoutScheme));
    const std::string id = added.id();
    links_.AddFact(*service_.mutable_attributes(), term.has_fact(), term.fact(), id);
  }
}

}  // namespace

void AddServiceDetails(const Organization& from, const ShownNames& names,
                       const std::string& utc_offset, HsdsLinks& links, HsdsService& service) {
  Details(from, names, utc_offset, links, service).Run();
}

}  // namespace kok::takeout
