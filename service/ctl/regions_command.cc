#include "absl/strings/str_cat.h"
#include "kok/search/v1/directory_service.grpc.pb.h"
#include "service/ctl/commands.h"
#include "service/ctl/json_text.h"
#include "service/ctl/table.h"

namespace kok::ctl {
namespace {

namespace v1 = kok::search::v1;

std::string ResponseText(const v1::ListRegionsResponse& response) {
  Table table({{"CODE"}, {"NAME"}, {"SEATED", 0, true}, {"COVERED", 0, true}});
  for (const v1::Region& region : response.regions()) {
    table.AddRow({region.code(), region.display_name(), absl::StrCat(region.organization_count()),
                  absl::StrCat(region.covered_by_count())});
  }
  return table.ToText();
}

}  // namespace

absl::Status RunRegions(const Invocation& call, const Connection& service, std::string& output) {
  if (!call.operands.empty()) return UsageError("regions takes no operand");
  v1::ListRegionsRequest request;
  request.set_language_code(call.flags.language);
  const auto response = service.Call(&v1::DirectoryService::Stub::ListRegions, request);
  if (!response.ok()) return response.status();
  output += call.json ? JsonText(*response) : ResponseText(*response);
  return absl::OkStatus();
}

}  // namespace kok::ctl
