#include "service/search/searcher.h"

#include <utility>

#include "indexer/generation/xapian_status.h"
#include "service/search/answer_place.h"
#include "service/search/filter_query.h"
#include "service/search/query_understanding.h"
#include "service/search/search_run.h"
#include "service/search/similar_records.h"

namespace kok::search_core {
namespace {

using kok::search::v1::SearchRequest;
using kok::search::v1::SearchResponse;

// Nothing says the phrases: from here on the query has its words alone.
void GiveUpPhrases(bool not_all_checked, UnderstoodQuery& understood) {
  understood.phrases.clear();
  understood.phrases_not_found = true;
  understood.phrases_not_all_checked = not_all_checked;
}

}  // namespace

absl::StatusOr<size_t> Search(const index::Snapshot& snapshot, const SearchRequest& request,
                              PageRange page, const Freshness& freshness, TimeLimit limit,
                              SearchResponse& response) {
  if (!request.similar_to().empty()) {
    return FindSimilar(snapshot, request, page, freshness, std::move(limit), response);
  }
  auto organizations = snapshot.organizations().Borrow();
  if (!organizations.ok()) return organizations.status();
  auto content = snapshot.content().Borrow();
  if (!content.ok()) return content.status();
  size_t next = 0;
  const auto search = [&]() -> absl::Status {
    UnderstoodQuery understood;
    if (!request.query().empty()) {
      understood = UnderstandQuery(snapshot, **organizations, **content, request.query(),
                                   {request.prefix_last_word(),
                                    !WantsOrganizations(request.filter()) && !request.has_near()});
    }
    Scope scope = ReadScope(snapshot, request, freshness.today);
    AvoidPlacesInQuery(snapshot, understood, scope);
    AskForPlaceInQuery(snapshot, **organizations, request, understood, scope);
    const auto begin = [&] {
      return SearchRun(snapshot, **organizations, **content, request, page, freshness, limit,
                       understood, scope, response);
    };
    SearchRun run = begin();
    absl::StatusOr<size_t> end = run.Execute();
    if (end.ok() && run.FoundNoPhrase()) {
      GiveUpPhrases(run.PhrasesNotAllChecked(), understood);
      response.Clear();
      end = begin().Execute();
    }
    if (end.ok()) next = *end;
    return end.status();
  };
  const absl::Status searched = CatchTimeLimit([&] { return generation::CatchXapian(search); });
  if (!searched.ok()) return searched;
  return next;
}

}  // namespace kok::search_core
