#include "absl/strings/str_cat.h"
#include "kok/search/admin/v1/index_admin_service.grpc.pb.h"
#include "service/ctl/commands.h"
#include "service/ctl/display_text.h"
#include "service/ctl/field_list.h"
#include "service/ctl/json_text.h"

namespace kok::ctl {
namespace {

namespace admin = kok::search::admin::v1;

std::string ResponseText(const admin::GetServerStatusResponse& response) {
  FieldList fields;
  fields.Add("generation",
             response.has_index() ? response.index().generation() : std::string("none"));
  if (!response.degraded_reason().empty()) {
    fields.Add("DEGRADED", OneLine(response.degraded_reason()));
  }
  fields.Add("built", response.index().build_time());
  fields.Add("version", response.version());
  fields.Add("started", response.start_time());
  fields.Add("draining", response.draining() ? "yes" : "no");
  fields.Add("waiting requests", absl::StrCat(response.queue_depth()));
  fields.Add("retracted names", absl::StrCat(response.retracted_count()));
  std::string text = fields.ToText();
  for (const admin::RefusedGeneration& refused : response.refused()) {
    absl::StrAppend(&text, "refused ", OneLine(refused.generation()), " at ",
                    OneLine(refused.refuse_time()), ": ", OneLine(refused.reason()), "\n");
  }
  return text;
}

}  // namespace

absl::Status RunServerStatus(const Invocation& call, const Connection& service,
                             std::string& output) {
  if (!call.operands.empty()) return UsageError("status takes no operand");
  if (!call.since.empty()) return UsageError("status --admin takes no --since");
  const auto response = service.Call(&admin::IndexAdminService::Stub::GetServerStatus,
                                     admin::GetServerStatusRequest());
  if (!response.ok()) return response.status();
  output += call.json ? JsonText(*response) : ResponseText(*response);
  return absl::OkStatus();
}

}  // namespace kok::ctl
