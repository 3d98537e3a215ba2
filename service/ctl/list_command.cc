#include <utility>

#include "absl/strings/str_cat.h"
#include "kok/search/v1/directory_service.grpc.pb.h"
#include "service/ctl/commands.h"
#include "service/ctl/json_text.h"
#include "service/ctl/page_text.h"
#include "service/ctl/record_text.h"

namespace kok::ctl {
namespace {

namespace v1 = kok::search::v1;

constexpr int kLargestPage = 100;

template <typename Request>
absl::Status ReadRequest(const Invocation& call, Request& request) {
  if (absl::Status filter = SetFilter(call.flags, request); !filter.ok()) return filter;
  const bool largest = call.all && call.flags.page_size == 0;
  request.set_page_size(largest ? kLargestPage : call.flags.page_size);
  request.set_page_token(call.flags.page_token);
  return absl::OkStatus();
}

// The page asked for, or with --all that and all later ones, as if they were one.
template <typename Method, typename Request>
auto FetchPages(const Invocation& call, const Connection& service, Method method, Request request)
    -> decltype(service.Call(method, request)) {
  auto pages = service.Call(method, request);
  while (call.all && pages.ok() && !pages->next_page_token().empty()) {
    if (pages->next_page_token() == request.page_token()) {
      return absl::InternalError("the service answered with the same page again");
    }
    request.set_page_token(pages->next_page_token());
    auto next = service.Call(method, request);
    if (!next.ok()) return next;
    pages->clear_next_page_token();
    next->clear_notices();  // the first page bears those of the whole list
    pages->MergeFrom(*next);
  }
  return pages;
}

template <typename Response>
std::string PageEnd(const Response& response) {
  return absl::StrCat(NoticeText(response.notices()), TotalText(response.total_size(), false),
                      NextPageText(response.next_page_token()));
}

absl::Status ListOrganizations(const Invocation& call, const Connection& service,
                               std::string& output) {
  if (!call.flags.view.empty()) return UsageError("list organizations takes no --view");
  v1::ListOrganizationsRequest request;
  if (absl::Status read = ReadRequest(call, request); !read.ok()) return read;
  const auto response =
      FetchPages(call, service, &v1::DirectoryService::Stub::ListOrganizations, request);
  if (!response.ok()) return response.status();
  output += call.json
                ? JsonText(*response)
                : absl::StrCat(OrganizationTable(response->organizations()), PageEnd(*response));
  return absl::OkStatus();
}

absl::Status ListContents(const Invocation& call, const Connection& service, std::string& output) {
  v1::ListContentsRequest request;
  const absl::StatusOr<v1::ResultView> view = ReadView(call.flags);
  if (!view.ok()) return view.status();
  request.set_view(*view);
  if (absl::Status read = ReadRequest(call, request); !read.ok()) return read;
  const auto response =
      FetchPages(call, service, &v1::DirectoryService::Stub::ListContents, request);
  if (!response.ok()) return response.status();
  output += call.json ? JsonText(*response)
                      : absl::StrCat(ContentTable(response->contents()), PageEnd(*response));
  return absl::OkStatus();
}

}  // namespace

absl::Status RunList(const Invocation& call, const Connection& service, std::string& output) {
  const std::string what = call.operands.size() == 1 ? call.operands[0] : "";
  if (what == "organizations") return ListOrganizations(call, service, output);
  if (what == "contents") return ListContents(call, service, output);
  return UsageError("list takes one operand: organizations or contents");
}

}  // namespace kok::ctl
