#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "kok/search/v1/directory_service.grpc.pb.h"
#include "service/ctl/commands.h"
#include "service/ctl/display_text.h"
#include "service/ctl/full_record_text.h"
#include "service/ctl/json_text.h"

namespace kok::ctl {
namespace {

namespace v1 = kok::search::v1;

absl::Status GetOrganization(const std::string& name, const Invocation& call,
                             const Connection& service, std::string& output) {
  v1::GetOrganizationRequest request;
  request.set_name(name);
  request.set_language_code(call.flags.language);
  const auto response = service.Call(&v1::DirectoryService::Stub::GetOrganization, request);
  if (!response.ok()) return response.status();
  if (call.json) {
    output += JsonText(*response);
  } else if (call.referral) {
    absl::StrAppend(&output, output.empty() ? "" : "\n", KeepLines(response->referral().text()));
  } else {
    output += FullText(response->organization());
  }
  return absl::OkStatus();
}

absl::Status GetReferrals(const Invocation& call, const Connection& service, std::string& output) {
  for (const std::string& name : call.operands) {
    if (absl::Status got = GetOrganization(name, call, service, output); !got.ok()) return got;
  }
  return absl::OkStatus();
}

absl::Status GetContent(const Invocation& call, const Connection& service, std::string& output) {
  v1::GetContentRequest request;
  request.set_name(call.operands[0]);
  const auto response = service.Call(&v1::DirectoryService::Stub::GetContent, request);
  if (!response.ok()) return response.status();
  output += call.json ? JsonText(*response) : FullText(response->content());
  return absl::OkStatus();
}

std::string ResponseText(const v1::BatchGetOrganizationsResponse& response) {
  std::string text;
  for (const v1::Organization& organization : response.organizations()) {
    absl::StrAppend(&text, text.empty() ? "" : "\n", FullText(organization));
  }
  return text;
}

absl::Status GetOrganizations(const Invocation& call, const Connection& service,
                              std::string& output) {
  v1::BatchGetOrganizationsRequest request;
  for (const std::string& name : call.operands) request.add_names(name);
  const auto response = service.Call(&v1::DirectoryService::Stub::BatchGetOrganizations, request);
  if (!response.ok()) return response.status();
  output += call.json ? JsonText(*response) : ResponseText(*response);
  return absl::OkStatus();
}

}  // namespace

absl::Status RunGet(const Invocation& call, const Connection& service, std::string& output) {
  size_t contents = 0;
  for (const std::string& name : call.operands) {
    if (absl::StartsWith(name, "contents/")) {
      ++contents;
    } else if (!absl::StartsWith(name, "organizations/")) {
      return UsageError("get takes names of the form organizations/ID or contents/ID");
    }
  }
  if (call.operands.empty())
    return UsageError("get needs a name, such as organizations/kok-berlin");
  if (contents > 0 && call.operands.size() > 1) {
    return UsageError("get takes several organizations, or one text alone");
  }
  if (call.referral && (contents > 0 || (call.json && call.operands.size() > 1))) {
    return UsageError(contents > 0 ? "--referral: texts have none"
                                   : "--referral: with --json get takes one organization");
  }
  if (contents == 1) return GetContent(call, service, output);
  if (call.referral) return GetReferrals(call, service, output);
  return call.operands.size() == 1 ? GetOrganization(call.operands[0], call, service, output)
                                   : GetOrganizations(call, service, output);
}

}  // namespace kok::ctl
