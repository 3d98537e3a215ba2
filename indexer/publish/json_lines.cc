#include "indexer/publish/json_lines.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "indexer/generation/files.h"
#include "indexer/schema/json_line.h"

namespace kok::publish {
namespace {

constexpr int64_t kMaxFileBytes = 64 << 20;

}  // namespace

absl::Status ReadJsonLines(const std::string& path, const std::string& what,
                           google::protobuf::Message& message,
                           const std::function<std::string()>& take) {
  const absl::StatusOr<std::string> text = generation::ReadWholeFile(path, kMaxFileBytes);
  if (!text.ok()) return text.status();
  int line_number = 0;
  for (const absl::string_view raw : absl::StrSplit(*text, '\n')) {
    ++line_number;
    const absl::string_view line = absl::StripAsciiWhitespace(raw);
    if (line.empty() || line.front() == '#') continue;
    message.Clear();
    const absl::Status parsed = schema::ParseJsonLine(std::string(line), message);
    const std::string problem =
        parsed.ok() ? take() : absl::StrCat("is no ", what, " in JSON: ", parsed.message());
    if (!problem.empty()) {
      return absl::InvalidArgumentError(absl::StrCat(path, ":", line_number, ": ", problem));
    }
  }
  return absl::OkStatus();
}

}  // namespace kok::publish
