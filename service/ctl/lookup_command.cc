#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "kok/search/v1/search_service.grpc.pb.h"
#include "service/ctl/commands.h"
#include "service/ctl/full_record_text.h"
#include "service/ctl/json_text.h"
#include "service/ctl/text_operand.h"

namespace kok::ctl {
namespace {

namespace v1 = kok::search::v1;

std::string ResponseText(const v1::LookupContactResponse& response) {
  if (response.status() != v1::LOOKUP_STATUS_LISTED) {
    return "Not listed: no organisation of the directory publishes it. The directory is not "
           "complete, so this proves nothing.\n";
  }
  std::string text;
  for (const v1::Organization& match : response.matches()) {
    absl::StrAppend(&text, text.empty() ? "Listed:\n\n" : "\n", ContactText(match));
  }
  return text;
}

}  // namespace

absl::Status RunLookup(const Invocation& call, const Connection& service, std::string& output) {
  if (call.operands.empty()) return UsageError("lookup needs a telephone number or e-mail address");
  const absl::StatusOr<std::string> contact = ReadTextOperand(call.operands);
  if (!contact.ok()) return contact.status();
  v1::LookupContactRequest request;
  if (absl::StrContains(*contact, '@')) {
    request.set_email(*contact);
  } else {
    request.set_phone_number(*contact);
  }
  const auto response = service.Call(&v1::SearchService::Stub::LookupContact, request);
  if (!response.ok()) return response.status();
  output += call.json ? JsonText(*response) : ResponseText(*response);
  return absl::OkStatus();
}

}  // namespace kok::ctl
