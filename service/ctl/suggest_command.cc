#include "kok/search/v1/search_service.grpc.pb.h"
#include "service/ctl/commands.h"
#include "service/ctl/enum_names.h"
#include "service/ctl/json_text.h"
#include "service/ctl/table.h"
#include "service/ctl/text_operand.h"

namespace kok::ctl {
namespace {

namespace v1 = kok::search::v1;

std::string ResponseText(const v1::SuggestResponse& response) {
  Table table({{"TEXT"}, {"KIND"}, {"NAME"}});
  for (const v1::Suggestion& suggestion : response.suggestions()) {
    const bool plain_word = suggestion.kind() == v1::SUGGESTION_KIND_UNSPECIFIED;
    table.AddRow(
        {suggestion.text(), plain_word ? "word" : EnumWords(suggestion.kind()), suggestion.name()});
  }
  return table.ToText();
}

}  // namespace

absl::Status RunSuggest(const Invocation& call, const Connection& service, std::string& output) {
  v1::SuggestRequest request;
  if (absl::Status filter = SetFilter(call.flags, request); !filter.ok()) return filter;
  if (call.operands.empty()) return UsageError("suggest needs the beginning of a word or name");
  const absl::StatusOr<std::string> prefix = ReadTextOperand(call.operands);
  if (!prefix.ok()) return prefix.status();
  request.set_prefix(*prefix);
  request.set_limit(call.flags.page_size);
  request.set_language_code(call.flags.language);
  const auto response = service.Call(&v1::SearchService::Stub::Suggest, request);
  if (!response.ok()) return response.status();
  output += call.json ? JsonText(*response) : ResponseText(*response);
  return absl::OkStatus();
}

}  // namespace kok::ctl
