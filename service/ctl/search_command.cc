#include "absl/strings/str_cat.h"
#include "kok/search/v1/search_service.grpc.pb.h"
#include "service/ctl/commands.h"
#include "service/ctl/display_text.h"
#include "service/ctl/error_report.h"
#include "service/ctl/facet_text.h"
#include "service/ctl/json_text.h"
#include "service/ctl/page_text.h"
#include "service/ctl/result_text.h"
#include "service/ctl/text_operand.h"

namespace kok::ctl {
namespace {

namespace v1 = kok::search::v1;

absl::StatusOr<v1::SearchRequest> ReadRequest(const Invocation& call) {
  v1::SearchRequest request;
  const absl::StatusOr<v1::ResultView> view = ReadView(call.flags);
  if (!view.ok()) return view.status();
  const absl::StatusOr<v1::SortOrder> order = ReadOrder(call.flags);
  if (!order.ok()) return order.status();
  if (absl::Status filter = SetFilter(call.flags, request); !filter.ok()) return filter;
  if (absl::Status place = SetPlaceAndFacets(call.flags, request); !place.ok()) return place;
  const absl::StatusOr<std::string> query = ReadTextOperand(call.operands);
  if (!query.ok()) return query.status();
  if (!query->empty() && !call.flags.similar_to.empty()) {
    return UsageError("--similar_to stands instead of words");
  }
  request.set_query(*query);
  request.set_view(*view);
  request.set_order_by(*order);
  request.set_page_size(call.flags.page_size);
  request.set_page_token(call.flags.page_token);
  request.set_language_code(call.flags.language);
  request.set_explain(call.flags.explain);
  request.set_exact_total(call.flags.exact_total);
  request.set_similar_to(call.flags.similar_to);
  return request;
}

// The blocks, an empty line between two.
void AppendReferrals(const google::protobuf::RepeatedPtrField<v1::SearchResult>& results,
                     std::string& text) {
  for (const v1::SearchResult& result : results) {
    if (!result.has_referral()) continue;
    absl::StrAppend(&text, text.empty() ? "" : "\n", KeepLines(result.referral().text()));
  }
}

std::string WhyNoReferral(const v1::SearchResponse& response) {
  if (response.results().empty()) return "nothing found, so there is no contact to copy\n";
  return absl::StrCat("no contact to copy: what was found on this page are texts (",
                      response.results_size(),
                      "); leave out --referral to list them, or --kinds to find organisations\n");
}

std::string ReferralsText(const v1::SearchResponse& response) {
  std::string text;
  AppendReferrals(response.results(), text);
  std::string others;
  AppendReferrals(response.fallback(), others);
  if (!others.empty()) {
    absl::StrAppend(&text, text.empty() ? "" : "\n", "whom else to ask:\n\n", others);
  }
  if (text.empty()) text = WhyNoReferral(response);
  const std::string rest =
      absl::StrCat(NoticeText(response.notices()), NextPageText(response.next_page_token()));
  return absl::StrCat(text, text.empty() || rest.empty() ? "" : "\n", rest);
}

std::string ResponseText(const v1::SearchResponse& response, bool bold) {
  std::string text = ResultTable(response.results(), bold);
  absl::StrAppend(&text, NoticeText(response.notices()));
  if (!response.suggested_query().empty()) {
    absl::StrAppend(&text, "did you mean: ", OneLine(response.suggested_query()), "\n");
  }
  for (const v1::Facet& facet : response.facets()) absl::StrAppend(&text, FacetText(facet));
  if (!response.fallback().empty()) {
    absl::StrAppend(&text, "whom else to ask:\n", ResultTable(response.fallback(), bold));
  }
  absl::StrAppend(&text, TotalText(response.total_size(), response.total_size_estimated()),
                  NextPageText(response.next_page_token()));
  return text;
}

}  // namespace

absl::Status RunSearch(const Invocation& call, const Connection& service, std::string& output) {
  const absl::StatusOr<v1::SearchRequest> request = ReadRequest(call);
  if (!request.ok()) return request.status();
  const auto response = service.Call(&v1::SearchService::Stub::Search, *request);
  if (!response.ok()) return response.status();
  if (call.json) {
    output += JsonText(*response);
  } else {
    output += call.referral ? ReferralsText(*response) : ResponseText(*response, call.bold);
  }
  return absl::OkStatus();
}

}  // namespace kok::ctl
