#include "absl/strings/str_cat.h"
#include "kok/search/admin/v1/index_admin_service.grpc.pb.h"
#include "service/ctl/commands.h"
#include "service/ctl/display_text.h"
#include "service/ctl/json_text.h"
#include "service/ctl/table.h"

namespace kok::ctl {
namespace {

namespace admin = kok::search::admin::v1;

// What an operator has to know of one first.
std::string StateOf(const admin::Generation& generation) {
  std::string state = generation.active() ? "active" : "";
  if (generation.served()) absl::StrAppend(&state, state.empty() ? "" : ", ", "served");
  if (!generation.refusal().empty()) absl::StrAppend(&state, state.empty() ? "" : ", ", "refused");
  return state;
}

std::string ResponseText(const admin::ListGenerationsResponse& response) {
  Table table(
      {{"generation"}, {"state"}, {"built"}, {"organizations", 0, true}, {"contents", 0, true}});
  for (const admin::Generation& generation : response.generations()) {
    const bool known = generation.has_manifest();
    const auto& counts = generation.manifest().counts();
    table.AddRow({OneLine(generation.id()), StateOf(generation),
                  OneLine(generation.manifest().build_time()),
                  known ? absl::StrCat(counts.organizations()) : "",
                  known ? absl::StrCat(counts.contents()) : ""});
    if (!generation.refusal().empty()) table.AddLine(OneLine(generation.refusal()));
  }
  return response.generations().empty() ? "no generations\n" : table.ToText();
}

}  // namespace

absl::Status RunGenerations(const Invocation& call, const Connection& service,
                            std::string& output) {
  if (!call.operands.empty()) return UsageError("generations takes no operand");
  const auto response = service.Call(&admin::IndexAdminService::Stub::ListGenerations,
                                     admin::ListGenerationsRequest());
  if (!response.ok()) return response.status();
  output += call.json ? JsonText(*response) : ResponseText(*response);
  return absl::OkStatus();
}

}  // namespace kok::ctl
