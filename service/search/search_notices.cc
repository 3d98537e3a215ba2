#include "service/search/search_notices.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/languages.h"
#include "service/search/filter_query.h"
#include "service/search/notices.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;

// Adds notices in the language of one request.
class NoticeWriter {
 public:
  NoticeWriter(std::string_view language, v1::SearchResponse& response)
      : language_(language), response_(response) {}

  void Add(v1::NoticeCode code, std::string_view field = "",
           const std::vector<std::string>& values = {}) {
    v1::Notice& notice = *response_.add_notices();
    notice = MakeNotice(code, field, language_);
    for (const std::string& value : values) notice.add_values(value);
  }
  void AddIf(bool applies, v1::NoticeCode code, std::string_view field) {
    if (applies) Add(code, field);
  }

 private:
  const std::string_view language_;
  v1::SearchResponse& response_;
};

constexpr std::string_view kAttributePaths[] = {
    "filter.services", "filter.languages", "filter.target_groups", "filter.exploitation_forms"};
constexpr std::string_view kAttributeFacets[] = {"service", "", "target_group",
                                                 "exploitation_form"};

// Names of codes that nobody in the answer is stated to have.
std::vector<std::string> NamesOf(const index::Snapshot& snapshot, size_t field,
                                 const std::vector<std::string>& codes, std::string_view language) {
  std::vector<std::string> names;
  for (const std::string& code : codes) {
    if (static_cast<index::AttributeField>(field) == index::AttributeField::kLanguages) {
      names.push_back(analysis::LanguageName(code, language));
      continue;
    }
    const schema::VocabularyEntry* entry =
        snapshot.vocabulary().Find(kAttributeFacets[field], code);
    names.push_back(entry == nullptr ? code : entry->Name(language));
  }
  return names;
}

void AddUnknownProperties(const index::Snapshot& snapshot, const AnswerFacts& facts,
                          std::string_view language, NoticeWriter& notices) {
  for (size_t i = 0; i < index::kAttributeFields; ++i) {
    if (!facts.unknown[i].of_some) continue;
    notices.Add(v1::NOTICE_CODE_ATTRIBUTE_UNKNOWN, kAttributePaths[i],
                NamesOf(snapshot, i, facts.unknown[i].of_all, language));
  }
}

template <typename Codes>
bool NobodySeatedIn(const index::Snapshot& snapshot, const Codes& codes) {
  for (const std::string& code : codes) {
    // Germany as a whole is no row of the counts, and never empty.
    if (code == "DE") return false;
    for (const index::OrganizationRow& row : snapshot.organization_table().rows()) {
      const bool counts = row.at_work && row.type != v1::ORGANIZATION_TYPE_NETWORK &&
                          row.type != v1::ORGANIZATION_TYPE_COORDINATION_OFFICE;
      if (counts && row.seat.has_value() && row.seat->region_code == code) return false;
    }
  }
  return !codes.empty();
}

// A place to keep away from, as it is called rather than as it was typed.
std::string NameOfAvoided(const index::Snapshot& snapshot, const std::string& text,
                          std::string_view language) {
  if (const region::RegionRow* row = snapshot.regions().Find(text)) return row->Name(language);
  const region::Resolution found = snapshot.places().Resolve(text);
  return found.places.empty() ? text : found.places.front().display_name;
}

void AddUnderstood(const index::Snapshot& snapshot, const v1::SearchRequest& request,
                   const UnderstoodQuery& understood, NoticeWriter& notices) {
  std::vector<std::string> regions;
  for (const std::string& code : understood.regions) {
    const region::RegionRow* row = snapshot.regions().Find(code);
    if (row != nullptr) regions.push_back(row->Name(request.language_code()));
  }
  if (!regions.empty()) notices.Add(v1::NOTICE_CODE_REGION_UNDERSTOOD, "query", regions);
  std::vector<std::string> places = understood.towns;
  if (places.empty() && !understood.places_elsewhere.empty()) {
    places.push_back(understood.places_elsewhere.front().display_name);
  }
  for (const region::ResolvedPlace& place : understood.places_besides) {
    places.push_back(place.display_name);
  }
  if (!places.empty()) notices.Add(v1::NOTICE_CODE_PLACE_UNDERSTOOD, "query", places);
  std::vector<std::string> avoided;
  for (const UnderstoodQuery::Avoided& place : understood.avoided) {
    avoided.push_back(NameOfAvoided(snapshot, place.name, request.language_code()));
  }
  if (!avoided.empty()) notices.Add(v1::NOTICE_CODE_PLACE_AVOIDED, "query", avoided);
  notices.AddIf(understood.avoids_unknown_place, v1::NOTICE_CODE_PLACE_NOT_FOUND, "query");
  notices.AddIf(understood.reference_understood, v1::NOTICE_CODE_REFERENCE_UNDERSTOOD, "query");
  notices.AddIf(understood.translated, v1::NOTICE_CODE_TRANSLATED, "query");
  notices.AddIf(!understood.suggested_query.empty(), v1::NOTICE_CODE_SPELLING_SUGGESTED, "query");
}

// Whether a filter cannot match: it asks for seats where they are avoided, or for no kind at all.
bool IsContradictory(const v1::SearchRequest& request, const Scope& scope) {
  const v1::SearchFilter& filter = request.filter();
  const bool wants_content = !request.has_near() && WantsContent(filter);
  if (!WantsOrganizations(filter) && !wants_content) return true;
  const auto is_avoided = [&](const std::string& code) {
    return std::any_of(scope.avoided.begin(), scope.avoided.end(),
                       [&](const AvoidedPlace& place) { return IsWholeRegion(place, code); });
  };
  return !scope.regions.empty() &&
         std::all_of(scope.regions.begin(), scope.regions.end(), is_avoided);
}

// Where the place or region of the request stands; empty where none was asked for.
std::string_view PlaceField(const v1::SearchRequest& request, const UnderstoodQuery& understood) {
  if (request.has_near()) return "near";
  if (!request.filter().serves_regions().empty()) return "filter.serves_regions";
  if (!request.filter().regions().empty()) return "filter.regions";
  return understood.names_place_elsewhere || !understood.regions.empty() ? "query" : "";
}

// Whether nobody who counsels is seated in the Land or country asked for.
bool NobodyAnswersFrom(const index::Snapshot& snapshot, const Scope& scope) {
  std::vector<std::string> codes;
  for (const region::AskedArea& area : scope.served) codes.push_back(area.region_code);
  if (scope.near.has_value()) codes.push_back(scope.near->area.region_code);
  if (codes.empty() || codes.front() == "DE") return false;
  for (const index::OrganizationRow& row : snapshot.organization_table().rows()) {
    if (!row.answers_referrals || !row.at_work || !row.seat.has_value()) continue;
    const bool there = std::any_of(codes.begin(), codes.end(), [&](const std::string& code) {
      return row.seat->region_code == code || row.seat->country_code == code;
    });
    if (there) return false;
  }
  return true;
}

void AddPlaceNotices(const index::Snapshot& snapshot, const v1::SearchRequest& request,
                     const UnderstoodQuery& understood, const Scope& scope,
                     const AnswerFacts& facts, NoticeWriter& notices) {
  const std::string_view field = PlaceField(request, understood);
  if (scope.place_unknown) {
    notices.Add(v1::NOTICE_CODE_PLACE_NOT_FOUND, "near.place", scope.similar_places);
  }
  if (!scope.place_choices.empty()) {
    notices.Add(v1::NOTICE_CODE_AMBIGUOUS_PLACE, "near.place", scope.place_choices);
  } else if (!understood.place_choices.empty()) {
    notices.Add(v1::NOTICE_CODE_AMBIGUOUS_PLACE, "query", understood.place_choices);
  }
  if (NobodySeatedIn(snapshot, request.filter().regions())) {
    notices.Add(v1::NOTICE_CODE_NO_CENTRE_IN_REGION, "filter.regions");
  } else if (understood.names_place_elsewhere || NobodySeatedIn(snapshot, understood.regions)) {
    notices.Add(v1::NOTICE_CODE_NO_CENTRE_IN_REGION, "query");
  } else if (NobodyAnswersFrom(snapshot, scope)) {
    notices.Add(v1::NOTICE_CODE_NO_CENTRE_IN_REGION, field);
  }
  if (scope.asks_for_referral() && !facts.best_is_confirmed) {
    notices.Add(v1::NOTICE_CODE_COVERAGE_NOT_CONFIRMED, field);
  }
}

// Display names of the results on this page whose last check is too old.
std::vector<std::string> StaleNames(const v1::SearchResponse& response) {
  std::vector<std::string> names;
  for (const v1::SearchResult& result : response.results()) {
    const v1::Organization& organization = result.organization();
    if (organization.verification().state() != v1::VERIFICATION_STATE_STALE) continue;
    if (names.size() < AnswerFacts::kMaxNames) names.push_back(organization.display_name());
  }
  return names;
}

}  // namespace

void AddSearchNotices(const index::Snapshot& snapshot, const v1::SearchRequest& request,
                      const UnderstoodQuery& understood, const Scope& scope,
                      const AnswerFacts& facts, v1::SearchResponse& response) {
  NoticeWriter notices(request.language_code(), response);
  notices.AddIf(understood.personal_data, v1::NOTICE_CODE_PERSONAL_DATA_IN_QUERY, "query");
  notices.AddIf(
      !request.query().empty() && understood.empty() && understood.places_elsewhere.empty(),
      v1::NOTICE_CODE_NO_SEARCHABLE_WORDS, "query");
  notices.AddIf(understood.some_ignored, v1::NOTICE_CODE_WORDS_IGNORED, "query");
  notices.AddIf(understood.phrases_shortened, v1::NOTICE_CODE_PHRASES_SHORTENED, "query");
  notices.AddIf(understood.phrases_not_found, v1::NOTICE_CODE_PHRASE_NOT_FOUND, "query");
  notices.AddIf(understood.phrases_not_all_checked || facts.phrases_not_all_checked,
                v1::NOTICE_CODE_PHRASES_NOT_ALL_CHECKED, "query");
  if (!facts.same_named.empty()) {
    notices.Add(v1::NOTICE_CODE_AMBIGUOUS_NAME, "query", facts.same_named);
  }
  AddUnderstood(snapshot, request, understood, notices);
  notices.AddIf(facts.citation_not_found, v1::NOTICE_CODE_REFERENCE_NOT_FOUND, "query");
  notices.AddIf(facts.fewer_words_matched, v1::NOTICE_CODE_FEWER_WORDS_MATCHED, "query");
  notices.AddIf(IsContradictory(request, scope), v1::NOTICE_CODE_FILTER_CONTRADICTORY, "filter");
  AddPlaceNotices(snapshot, request, understood, scope, facts, notices);
  AddUnknownProperties(snapshot, facts, request.language_code(), notices);
  if (!facts.not_at_work.empty()) {
    notices.Add(v1::NOTICE_CODE_NOT_AT_WORK, "", facts.not_at_work);
  }
  if (const std::vector<std::string> stale = StaleNames(response); !stale.empty()) {
    notices.Add(v1::NOTICE_CODE_RECORDS_STALE, "", stale);
  }
  notices.AddIf(facts.total == 0, v1::NOTICE_CODE_DIRECTORY_INCOMPLETE, "");
}

}  // namespace kok::search_core
