#include "service/rpc/search_service.h"

#include "indexer/schema/resource_name.h"
#include "service/rpc/freshness_of_today.h"
#include "service/rpc/limits.h"
#include "service/rpc/paging.h"
#include "service/rpc/request_check.h"
#include "service/rpc/rpc_errors.h"
#include "service/rpc/unary_call.h"
#include "service/search/contact_lookup.h"
#include "service/search/notices.h"
#include "service/search/searcher.h"
#include "service/search/suggester.h"

namespace kok::rpc {

namespace v1 = kok::search::v1;

grpc::ServerUnaryReactor* SearchService::Search(grpc::CallbackServerContext* context,
                                                const grpc::ByteBuffer* request,
                                                grpc::ByteBuffer* response) {
  return StartUnary<v1::SearchRequest, v1::SearchResponse>(
      calls_, context, request, response,
      [this](v1::SearchRequest& parsed, v1::SearchResponse& reply,
             const search_core::TimeLimit& limit) { return HandleSearch(parsed, limit, reply); });
}

absl::Status SearchService::HandleSearch(v1::SearchRequest& request,
                                         const search_core::TimeLimit& limit,
                                         v1::SearchResponse& response) const {
  auto active = ActiveSnapshot(calls_.snapshots);
  if (!active.ok()) return active.status();
  const absl::Status checked = CheckRequest(request, **active);
  if (!checked.ok()) return checked;
  const absl::StatusOr<Page> page =
      OpenPage(calls_.snapshots, *active, tokens_, request.page_token(), request.page_size(),
               RequestKey("Search", request));
  if (!page.ok()) return page.status();
  absl::StatusOr<size_t> next = search_core::Search(
      *page->snapshot, request, page->range, FreshnessOfToday(stale_after_days_), limit, response);
  if (absl::IsNotFound(next.status())) {
    const bool content = schema::IsResourceName(request.similar_to(), schema::kContents);
    return RecordNotFound("similar_to", content ? "content" : "organization");
  }
  if (!next.ok()) return next.status();
  if (*next >= kMaxPageDepth) {
    *response.add_notices() =
        search_core::MakeNotice(v1::NOTICE_CODE_PAGE_DEPTH_REACHED, "", request.language_code());
    next = 0;
  }
  response.set_next_page_token(NextToken(tokens_, *page, *next));
  return absl::OkStatus();
}

grpc::ServerUnaryReactor* SearchService::Suggest(grpc::CallbackServerContext* context,
                                                 const grpc::ByteBuffer* request,
                                                 grpc::ByteBuffer* response) {
  return StartUnary<v1::SuggestRequest, v1::SuggestResponse>(
      calls_, context, request, response,
      [this](v1::SuggestRequest& parsed, v1::SuggestResponse& reply,
             const search_core::TimeLimit& /*limit*/) { return HandleSuggest(parsed, reply); });
}

absl::Status SearchService::HandleSuggest(v1::SuggestRequest& request,
                                          v1::SuggestResponse& response) const {
  const auto active = ActiveSnapshot(calls_.snapshots);
  if (!active.ok()) return active.status();
  const absl::Status checked = CheckRequest(request, **active);
  if (!checked.ok()) return checked;
  const int limit = EffectiveSuggestions(request.limit());
  return search_core::Suggest(**active, request, static_cast<size_t>(limit),
                              FreshnessOfToday(stale_after_days_).today, response);
}

grpc::ServerUnaryReactor* SearchService::LookupContact(grpc::CallbackServerContext* context,
                                                       const grpc::ByteBuffer* request,
                                                       grpc::ByteBuffer* response) {
  return StartUnary<v1::LookupContactRequest, v1::LookupContactResponse>(
      calls_, context, request, response,
      [this](const v1::LookupContactRequest& parsed, v1::LookupContactResponse& reply,
             const search_core::TimeLimit& /*limit*/) { return HandleLookup(parsed, reply); });
}

absl::Status SearchService::HandleLookup(const v1::LookupContactRequest& request,
                                         v1::LookupContactResponse& response) const {
  const auto active = ActiveSnapshot(calls_.snapshots);
  if (!active.ok()) return active.status();
  if (const absl::Status checked = CheckRequest(request); !checked.ok()) return checked;
  const absl::Status found = search_core::LookupContact(**active, request, response);
  if (!found.ok()) return found;
  const search_core::Freshness freshness = FreshnessOfToday(stale_after_days_);
  for (v1::Organization& match : *response.mutable_matches()) {
    search_core::SetVerificationState(freshness, match);
  }
  return absl::OkStatus();
}

}  // namespace kok::rpc
