#include "indexer/schema/json_line.h"

#include <google/protobuf/util/json_util.h>

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "indexer/schema/json_structure.h"
#include "indexer/schema/text_bytes.h"

namespace kok::schema {
namespace {

// protobuf's JSON parser is recursive; records are four levels deep.
constexpr int kMaxNesting = 32;

// protobuf's message without what it repeats of the line: the excerpt that it appends, the value
// that it could not read, and everything below `protected`, where even a key may be a value that
// somebody put into the wrong place.
std::string WithoutValues(absl::string_view message) {
  constexpr size_t kMaxBytes = 300;
  if (absl::StartsWith(message, "(protected")) {
    return "(protected): expected the lists of texts that ProtectedFields names";
  }
  message = message.substr(0, message.find('\n'));
  const size_t value = message.find("invalid value ");
  const size_t type = message.rfind(" for type ");
  if (value != absl::string_view::npos && type != absl::string_view::npos && value < type) {
    return absl::StrCat(std::string(BeginningOf({message.data(), value}, kMaxBytes)),
                        "invalid value", message.substr(type));
  }
  return std::string(BeginningOf({message.data(), message.size()}, kMaxBytes));
}

}  // namespace

absl::Status ParseJsonLine(const std::string& line, google::protobuf::Message& message) {
  if (const auto problem = CheckJsonStructure(line, kMaxNesting)) {
    return absl::InvalidArgumentError(problem->message);
  }
  const auto parsed = google::protobuf::util::JsonStringToMessage(line, &message);
  if (parsed.ok()) return absl::OkStatus();
  return absl::InvalidArgumentError(
      WithoutValues(absl::string_view(parsed.message().data(), parsed.message().size())));
}

}  // namespace kok::schema
