#include "service/search/search_notices.h"

#include <string_view>

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

template <typename Codes>
bool NobodySeatedIn(const index::Snapshot& snapshot, const Codes& codes) {
  for (const std::string& code : codes) {
    // Germany as a whole is no row of the counts, and never empty.
    if (code == "DE") return false;
    for (const auto& region : snapshot.manifest().counts().regions()) {
      if (region.code() == code && region.organizations() > 0) return false;
    }
  }
  return !codes.empty();
}

void AddUnderstood(const index::Snapshot& snapshot, const v1::SearchRequest& request,
                   const UnderstoodQuery& understood, NoticeWriter& notices) {
  std::vector<std::string> regions;
  for (const std::string& code : understood.regions) {
    const region::RegionRow* row = snapshot.regions().Find(code);
    if (row != nullptr) regions.push_back(row->Name(request.language_code()));
  }
  if (!regions.empty()) notices.Add(v1::NOTICE_CODE_REGION_UNDERSTOOD, "query", regions);
  if (!understood.towns.empty()) {
    notices.Add(v1::NOTICE_CODE_PLACE_UNDERSTOOD, "query", understood.towns);
  }
  notices.AddIf(understood.reference_understood, v1::NOTICE_CODE_REFERENCE_UNDERSTOOD, "query");
  notices.AddIf(understood.translated, v1::NOTICE_CODE_TRANSLATED, "query");
  notices.AddIf(!understood.suggested_query.empty(), v1::NOTICE_CODE_SPELLING_SUGGESTED, "query");
}

}  // namespace

void AddSearchNotices(const index::Snapshot& snapshot, const v1::SearchRequest& request,
                      const UnderstoodQuery& understood, const AnswerFacts& facts,
                      v1::SearchResponse& response) {
  const v1::SearchFilter& filter = request.filter();
  NoticeWriter notices(request.language_code(), response);
  notices.AddIf(understood.personal_data, v1::NOTICE_CODE_PERSONAL_DATA_IN_QUERY, "query");
  notices.AddIf(!request.query().empty() && understood.empty(), v1::NOTICE_CODE_NO_SEARCHABLE_WORDS,
                "query");
  notices.AddIf(understood.some_ignored, v1::NOTICE_CODE_WORDS_IGNORED, "query");
  if (!facts.same_named.empty()) {
    notices.Add(v1::NOTICE_CODE_AMBIGUOUS_NAME, "query", facts.same_named);
  }
  AddUnderstood(snapshot, request, understood, notices);
  notices.AddIf(facts.fewer_words_matched, v1::NOTICE_CODE_FEWER_WORDS_MATCHED, "query");
  notices.AddIf(!OrganizationFilter(filter).has_value() && !ContentFilter(filter).has_value(),
                v1::NOTICE_CODE_FILTER_CONTRADICTORY, "filter");
  if (NobodySeatedIn(snapshot, filter.regions())) {
    notices.Add(v1::NOTICE_CODE_NO_CENTRE_IN_REGION, "filter.regions");
  } else if (understood.names_place_elsewhere || NobodySeatedIn(snapshot, understood.regions)) {
    notices.Add(v1::NOTICE_CODE_NO_CENTRE_IN_REGION, "query");
  }
  notices.AddIf(facts.total == 0, v1::NOTICE_CODE_DIRECTORY_INCOMPLETE, "");
}

}  // namespace kok::search_core
