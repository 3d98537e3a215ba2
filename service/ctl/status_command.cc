#include <map>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "kok/search/v1/directory_service.grpc.pb.h"
#include "service/ctl/commands.h"
#include "service/ctl/display_text.h"
#include "service/ctl/enum_names.h"
#include "service/ctl/field_list.h"
#include "service/ctl/json_text.h"

namespace kok::ctl {
namespace {

namespace v1 = kok::search::v1;

using Counts = google::protobuf::Map<std::string, int32_t>;

// The keys are names of values of `type`; one that this client does not know is shown as it is.
std::string CountsText(const Counts& counts, const google::protobuf::EnumDescriptor& type) {
  std::map<std::string, int32_t> sorted;
  for (const auto& [name, count] : counts) {
    const std::optional<int> value = FindEnumValue(type, name);
    sorted[value.has_value() ? EnumWords(type, *value) : name] = count;
  }
  return absl::StrJoin(sorted, ", ", absl::PairFormatter(" "));
}

template <typename Names>
void AppendChanges(const char* label, const Names& names, std::string& text) {
  for (const std::string& name : names) absl::StrAppend(&text, label, OneLine(name), "\n");
}

std::string ResponseText(const v1::GetIndexInfoResponse& response) {
  FieldList fields;
  fields.Add("generation", response.index().generation());
  fields.Add("built", response.index().build_time());
  fields.Add("schema version", absl::StrCat(response.index().schema_version()));
  fields.Add("organizations", absl::StrCat(response.organization_count()));
  fields.Add("",
             CountsText(response.organization_count_by_type(), *v1::OrganizationType_descriptor()));
  fields.Add("contents", absl::StrCat(response.content_count()));
  fields.Add("", CountsText(response.content_count_by_type(), *v1::ContentType_descriptor()));
  return fields.ToText();
}

std::string ChangesText(const v1::GetIndexInfoResponse& response) {
  std::string text = absl::StrCat(response.added_size(), " added, ", response.changed_size(),
                                  " changed, ", response.removed_size(), " removed\n");
  AppendChanges("added    ", response.added(), text);
  AppendChanges("changed  ", response.changed(), text);
  AppendChanges("removed  ", response.removed(), text);
  return text;
}

}  // namespace

absl::Status RunStatus(const Invocation& call, const Connection& service, std::string& output) {
  if (!call.operands.empty()) return UsageError("status takes no operand");
  v1::GetIndexInfoRequest request;
  request.set_since_generation(call.since);
  const auto response = service.Call(&v1::DirectoryService::Stub::GetIndexInfo, request);
  if (!response.ok()) return response.status();
  output += call.json ? JsonText(*response) : ResponseText(*response);
  if (!call.json && !call.since.empty()) output += ChangesText(*response);
  return absl::OkStatus();
}

}  // namespace kok::ctl
