#include "tests/relevance/kok_engine.h"

#include "absl/strings/strip.h"
#include "service/search/searcher.h"

namespace kok::relevance {

using kok::search::v1::SearchRequest;
using kok::search::v1::SearchResponse;

absl::StatusOr<RankedAnswer> KokEngine::Answer(const JudgedQuery& judged) {
  SearchRequest request;
  request.set_query(judged.query());
  request.set_prefix_last_word(judged.prefix());
  for (const std::string& kind : judged.kinds()) {
    request.mutable_filter()->add_kinds(kind == "content"
                                            ? kok::search::v1::RECORD_KIND_CONTENT
                                            : kok::search::v1::RECORD_KIND_ORGANIZATION);
  }
  SearchResponse response;
  const auto next = search_core::Search(snapshot_, request, {0, kRanks},
                                        {absl::CivilDay(2026, 11, 1), 365}, {}, response);
  if (!next.ok()) return next.status();

  RankedAnswer answer;
  for (const auto& result : response.results()) answer.names.push_back(result.name());
  for (const auto& notice : response.notices()) {
    const std::string& code = kok::search::v1::NoticeCode_Name(notice.code());
    answer.notices.emplace_back(absl::StripPrefix(code, "NOTICE_CODE_"));
  }
  answer.suggested_query = response.suggested_query();
  return answer;
}

}  // namespace kok::relevance
