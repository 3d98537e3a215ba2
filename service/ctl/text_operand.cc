#include "service/ctl/text_operand.h"

#include "absl/strings/str_join.h"
#include "service/ctl/error_report.h"

namespace kok::ctl {
namespace {

constexpr size_t kMaxInputBytes = 1 << 20;

absl::StatusOr<std::string> ReadAll(std::FILE* input) {
  std::string text(kMaxInputBytes + 1, '\0');
  text.resize(std::fread(text.data(), 1, text.size(), input));
  if (std::ferror(input) != 0) return UsageError("standard input cannot be read");
  if (text.size() > kMaxInputBytes) return UsageError("standard input is longer than 1 MiB");
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  return text;
}

}  // namespace

absl::StatusOr<std::string> ReadTextOperand(const std::vector<std::string>& operands,
                                            std::FILE* input) {
  if (operands.size() == 1 && operands[0] == "-") return ReadAll(input);
  return absl::StrJoin(operands, " ");
}

}  // namespace kok::ctl
