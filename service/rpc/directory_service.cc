#include "service/rpc/directory_service.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "service/rpc/freshness_of_today.h"
#include "service/rpc/limits.h"
#include "service/rpc/paging.h"
#include "service/rpc/request_check.h"
#include "service/rpc/rpc_errors.h"
#include "service/rpc/unary_call.h"
#include "service/search/generation_changes.h"
#include "service/search/notices.h"
#include "service/search/record_store.h"
#include "service/search/referral.h"
#include "service/search/referral_text.h"

namespace kok::rpc {

namespace v1 = kok::search::v1;

template <typename Request, typename Response>
grpc::ServerUnaryReactor* DirectoryService::Start(grpc::CallbackServerContext* context,
                                                  const grpc::ByteBuffer* request,
                                                  grpc::ByteBuffer* response) {
  return StartUnary<Request, Response>(
      calls_, context, request, response,
      [this](Request& parsed, Response& reply, const search_core::TimeLimit& limit) {
        return Handle(parsed, limit, reply);
      });
}

grpc::ServerUnaryReactor* DirectoryService::GetOrganization(grpc::CallbackServerContext* context,
                                                            const grpc::ByteBuffer* request,
                                                            grpc::ByteBuffer* response) {
  return Start<v1::GetOrganizationRequest, v1::GetOrganizationResponse>(context, request, response);
}
grpc::ServerUnaryReactor* DirectoryService::BatchGetOrganizations(
    grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
    grpc::ByteBuffer* response) {
  return Start<v1::BatchGetOrganizationsRequest, v1::BatchGetOrganizationsResponse>(
      context, request, response);
}
grpc::ServerUnaryReactor* DirectoryService::ListOrganizations(grpc::CallbackServerContext* context,
                                                              const grpc::ByteBuffer* request,
                                                              grpc::ByteBuffer* response) {
  return Start<v1::ListOrganizationsRequest, v1::ListOrganizationsResponse>(context, request,
                                                                            response);
}
grpc::ServerUnaryReactor* DirectoryService::GetContent(grpc::CallbackServerContext* context,
                                                       const grpc::ByteBuffer* request,
                                                       grpc::ByteBuffer* response) {
  return Start<v1::GetContentRequest, v1::GetContentResponse>(context, request, response);
}
grpc::ServerUnaryReactor* DirectoryService::ListContents(grpc::CallbackServerContext* context,
                                                         const grpc::ByteBuffer* request,
                                                         grpc::ByteBuffer* response) {
  return Start<v1::ListContentsRequest, v1::ListContentsResponse>(context, request, response);
}
grpc::ServerUnaryReactor* DirectoryService::ListRegions(grpc::CallbackServerContext* context,
                                                        const grpc::ByteBuffer* request,
                                                        grpc::ByteBuffer* response) {
  return Start<v1::ListRegionsRequest, v1::ListRegionsResponse>(context, request, response);
}
grpc::ServerUnaryReactor* DirectoryService::GetIndexInfo(grpc::CallbackServerContext* context,
                                                         const grpc::ByteBuffer* request,
                                                         grpc::ByteBuffer* response) {
  return Start<v1::GetIndexInfoRequest, v1::GetIndexInfoResponse>(context, request, response);
}

absl::Status DirectoryService::Handle(v1::GetOrganizationRequest& request,
                                      const search_core::TimeLimit& /*limit*/,
                                      v1::GetOrganizationResponse& response) const {
  const auto active = ActiveSnapshot(calls_.snapshots);
  if (!active.ok()) return active.status();
  if (const absl::Status checked = CheckRequest(request); !checked.ok()) return checked;
  auto organization = search_core::GetOrganization(**active, request.name());
  if (absl::IsNotFound(organization.status())) return RecordNotFound("name", "organization");
  if (!organization.ok()) return organization.status();
  search_core::SetVerificationState(FreshnessOfToday(stale_after_days_), *organization);
  v1::Referral& referral = *response.mutable_referral();
  referral = search_core::ReferralOf(**active, *organization);
  referral.set_text(search_core::ReferralText(referral, request.language_code()));
  *response.mutable_organization() = *std::move(organization);
  *response.mutable_index() = (*active)->info();
  return absl::OkStatus();
}

absl::Status DirectoryService::Handle(v1::BatchGetOrganizationsRequest& request,
                                      const search_core::TimeLimit& /*limit*/,
                                      v1::BatchGetOrganizationsResponse& response) const {
  const auto active = ActiveSnapshot(calls_.snapshots);
  if (!active.ok()) return active.status();
  if (const absl::Status checked = CheckRequest(request); !checked.ok()) return checked;
  const search_core::Freshness freshness = FreshnessOfToday(stale_after_days_);
  for (int i = 0; i < request.names_size(); ++i) {
    auto organization = search_core::GetOrganization(**active, request.names(i));
    if (absl::IsNotFound(organization.status())) {
      return RecordNotFound(absl::StrCat("names[", i, "]"), "organization");
    }
    if (!organization.ok()) return organization.status();
    search_core::SetVerificationState(freshness, *organization);
    *response.add_organizations() = *std::move(organization);
  }
  if (response.ByteSizeLong() > kMaxReplyBytes) {
    return InvalidRequest(
        {{"names", "name records too large for one reply; ask for fewer at once"}},
        kok::search::v1::ERROR_REASON_RESPONSE_TOO_LARGE);
  }
  *response.mutable_index() = (*active)->info();
  return absl::OkStatus();
}

// What both lists share: check, page, list, reply. `list` is called with the page's snapshot and
// range, and gives records that `records` takes.
template <typename Request, typename Response, typename ListRecords, typename Records>
absl::Status DirectoryService::HandleList(const char* method, Request& request, Response& response,
                                          ListRecords list, Records& records) const {
  const auto active = ActiveSnapshot(calls_.snapshots);
  if (!active.ok()) return active.status();
  const absl::Status checked = CheckRequest(request, **active);
  if (!checked.ok()) return checked;
  const absl::StatusOr<Page> page =
      OpenPage(calls_.snapshots, *active, tokens_, request.page_token(), request.page_size(),
               RequestKey(method, request));
  if (!page.ok()) return page.status();
  auto listed = list(*page->snapshot, page->range);
  if (!listed.ok()) return listed.status();
  for (auto& record : listed->records) *records.Add() = std::move(record);
  response.set_total_size(static_cast<int>(listed->total));
  response.set_next_page_token(NextToken(tokens_, *page, listed->next_offset));
  *response.mutable_index() = page->snapshot->info();
  return absl::OkStatus();
}

absl::Status DirectoryService::Handle(v1::ListOrganizationsRequest& request,
                                      const search_core::TimeLimit& /*limit*/,
                                      v1::ListOrganizationsResponse& response) const {
  const search_core::Freshness freshness = FreshnessOfToday(stale_after_days_);
  const auto list = [&](const index::Snapshot& snapshot, search_core::PageRange range) {
    return search_core::ListOrganizations(snapshot, request.filter(), range, freshness.today);
  };
  const absl::Status listed =
      HandleList("ListOrganizations", request, response, list, *response.mutable_organizations());
  if (!listed.ok()) return listed;
  for (v1::Organization& organization : *response.mutable_organizations()) {
    search_core::SetVerificationState(freshness, organization);
  }
  return absl::OkStatus();
}

absl::Status DirectoryService::Handle(v1::ListContentsRequest& request,
                                      const search_core::TimeLimit& limit,
                                      v1::ListContentsResponse& response) const {
  const auto list = [&](const index::Snapshot& snapshot, search_core::PageRange range) {
    return search_core::ListContents(snapshot, request.filter(), range,
                                     request.view() == v1::RESULT_VIEW_FULL, limit);
  };
  return HandleList("ListContents", request, response, list, *response.mutable_contents());
}

absl::Status DirectoryService::Handle(v1::GetContentRequest& request,
                                      const search_core::TimeLimit& /*limit*/,
                                      v1::GetContentResponse& response) const {
  const auto active = ActiveSnapshot(calls_.snapshots);
  if (!active.ok()) return active.status();
  if (const absl::Status checked = CheckRequest(request); !checked.ok()) return checked;
  auto content = search_core::GetContent(**active, request.name());
  if (absl::IsNotFound(content.status())) return RecordNotFound("name", "content");
  if (!content.ok()) return content.status();
  *response.mutable_content() = *std::move(content);
  *response.mutable_index() = (*active)->info();
  return absl::OkStatus();
}

absl::Status DirectoryService::Handle(v1::ListRegionsRequest& request,
                                      const search_core::TimeLimit& /*limit*/,
                                      v1::ListRegionsResponse& response) const {
  const auto active = ActiveSnapshot(calls_.snapshots);
  if (!active.ok()) return active.status();
  if (const absl::Status checked = CheckRequest(request); !checked.ok()) return checked;
  for (const auto& count : (*active)->counts().regions()) {
    v1::Region& region = *response.add_regions();
    region.set_code(count.code());
    const region::RegionRow* row = (*active)->regions().Find(count.code());
    if (row != nullptr) region.set_display_name(row->Name(request.language_code()));
    region.set_organization_count(count.organizations());
    region.set_covered_by_count(count.covered_by());
  }
  *response.mutable_index() = (*active)->info();
  return absl::OkStatus();
}

absl::Status DirectoryService::Handle(v1::GetIndexInfoRequest& request,
                                      const search_core::TimeLimit& limit,
                                      v1::GetIndexInfoResponse& response) const {
  const auto active = ActiveSnapshot(calls_.snapshots);
  if (!active.ok()) return active.status();
  if (const absl::Status checked = CheckRequest(request); !checked.ok()) return checked;
  const auto& counts = (*active)->counts();
  *response.mutable_index() = (*active)->info();
  response.set_organization_count(counts.organizations());
  response.set_content_count(counts.contents());
  *response.mutable_organization_count_by_type() = counts.organizations_by_type();
  *response.mutable_content_count_by_type() = counts.contents_by_type();
  if (request.since_generation().empty()) return absl::OkStatus();
  return AddChanges(**active, request.since_generation(), limit, response);
}

absl::Status DirectoryService::AddChanges(const index::Snapshot& active, const std::string& since,
                                          const search_core::TimeLimit& limit,
                                          v1::GetIndexInfoResponse& response) const {
  if (since == active.id()) {
    // Who listed it may have done so before something was withdrawn.
    response.mutable_changed()->Assign(active.rewritten().begin(), active.rewritten().end());
    response.mutable_removed()->Assign(active.withheld().begin(), active.withheld().end());
    return absl::OkStatus();
  }
  std::shared_ptr<const index::Snapshot> before = calls_.snapshots.Find(since);
  if (before == nullptr) {
    const auto opened = index::Snapshot::Open(index_folder_, since, active.retractions(), &active);
    if (!opened.ok()) {
      return ErrorWithReason(absl::StatusCode::kAborted,
                             "that generation is not kept any more; list everything again",
                             kok::search::v1::ERROR_REASON_GENERATION_NOT_KEPT);
    }
    before = *opened;
  }
  const auto changes = search_core::CompareGenerations(*before, active, limit);
  if (!changes.ok()) return changes.status();
  response.mutable_added()->Assign(changes->added.begin(), changes->added.end());
  response.mutable_changed()->Assign(changes->changed.begin(), changes->changed.end());
  response.mutable_removed()->Assign(changes->removed.begin(), changes->removed.end());
  if (response.ByteSizeLong() > kMaxReplyBytes) {
    return ErrorWithReason(absl::StatusCode::kAborted,
                           "too much changed for one reply; list everything again",
                           kok::search::v1::ERROR_REASON_TOO_MANY_CHANGES);
  }
  return absl::OkStatus();
}

}  // namespace kok::rpc
