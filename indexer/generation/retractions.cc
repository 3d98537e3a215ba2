#include "indexer/generation/retractions.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "indexer/generation/files.h"
#include "indexer/generation/layout.h"
#include "indexer/schema/resource_name.h"

namespace kok::generation {
namespace {

constexpr int64_t kMaxBytes = 64 << 20;

}  // namespace

absl::StatusOr<Retractions> ReadRetractions(const std::string& index_folder) {
  const absl::StatusOr<std::string> text =
      ReadWholeFile(JoinPath(index_folder, kRetractedFile), kMaxBytes);
  if (absl::IsNotFound(text.status())) return Retractions();
  if (!text.ok()) return text.status();
  Retractions retractions;
  int line_number = 0;
  for (const absl::string_view line : absl::StrSplit(*text, '\n')) {
    ++line_number;
    if (line.empty()) continue;
    const std::string name(line);
    if (!schema::IsResourceName(name, schema::kOrganizations) &&
        !schema::IsResourceName(name, schema::kContents)) {
      return absl::DataLossError(absl::StrCat(kRetractedFile, ":", line_number,
                                              ": expected organizations/{id} or contents/{id}"));
    }
    retractions.insert(name);
  }
  return retractions;
}

absl::Status WriteRetractions(const std::string& index_folder, const Retractions& retractions) {
  std::string text;
  for (const std::string& name : retractions) absl::StrAppend(&text, name, "\n");
  if (text.empty()) text = "\n";
  return ReplaceFile(index_folder, kRetractedTemporary, kRetractedFile, text);
}

}  // namespace kok::generation
