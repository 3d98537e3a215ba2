#include "absl/strings/str_cat.h"
#include "kok/search/admin/v1/index_admin_service.grpc.pb.h"
#include "service/ctl/commands.h"
#include "service/ctl/display_text.h"
#include "service/ctl/json_text.h"

namespace kok::ctl {
namespace {

namespace admin = kok::search::admin::v1;

std::string IdOr(const kok::search::v1::IndexInfo& index, const char* none) {
  return index.generation().empty() ? none : OneLine(index.generation());
}

std::string ResponseText(const admin::ReloadIndexResponse& response) {
  if (response.previous().generation() == response.index().generation()) {
    return absl::StrCat("serves ", IdOr(response.index(), "nothing"), ", as before\n");
  }
  return absl::StrCat("serves ", IdOr(response.index(), "nothing"), ", before that ",
                      IdOr(response.previous(), "nothing"), "\n");
}

}  // namespace

absl::Status RunReload(const Invocation& call, const Connection& service, std::string& output) {
  if (!call.operands.empty()) return UsageError("reload takes no operand");
  const auto response =
      service.Call(&admin::IndexAdminService::Stub::ReloadIndex, admin::ReloadIndexRequest());
  if (!response.ok()) return response.status();
  output += call.json ? JsonText(*response) : ResponseText(*response);
  if (!response->has_refused()) return absl::OkStatus();
  return absl::FailedPreconditionError(OneLine(response->refused().reason()));
}

}  // namespace kok::ctl
