#include "indexer/schema/json_line.h"

#include <google/protobuf/util/json_util.h>

#include "absl/strings/str_cat.h"
#include "indexer/schema/json_structure.h"

namespace kok::schema {
namespace {

// protobuf's JSON parser is recursive; records are four levels deep.
constexpr int kMaxNesting = 32;

}  // namespace

std::optional<JsonFieldProblem> ReadJsonObject(const std::string& json,
                                               google::protobuf::Message& message) {
  if (const auto problem = CheckJsonStructure(json, kMaxNesting)) {
    return JsonFieldProblem{"", problem->message, problem->line};
  }
  const auto parsed = google::protobuf::util::JsonStringToMessage(json, &message);
  if (parsed.ok()) return std::nullopt;
  return ExplainParseError({parsed.message().data(), parsed.message().size()}, json,
                           *message.GetDescriptor());
}

absl::Status ParseJsonLine(const std::string& line, google::protobuf::Message& message) {
  const std::optional<JsonFieldProblem> problem = ReadJsonObject(line, message);
  if (!problem.has_value()) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrCat(problem->field, problem->field.empty() ? "" : ": ", problem->message));
}

}  // namespace kok::schema
