#include "indexer/build/withdrawn_records.h"

#include <google/protobuf/util/json_util.h>

#include <cstdlib>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "indexer/build/curated_lines.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/record_digest.h"
#include "indexer/generation/retractions.h"
#include "indexer/schema/record_references.h"

namespace kok::build {
namespace {

using kok::search::ingest::v1::CuratedLine;
using kok::search::v1::Organization;

constexpr char kWithdrawn[] = "is withdrawn (RETRACTED) and left out";

// A warning at `place`, `path:line`.
source::RecordProblem Warning(const std::string& name, const std::string& place) {
  const size_t colon = place.rfind(':');
  return {place.substr(0, colon), std::atoi(place.c_str() + colon + 1), "name",
          absl::StrCat(name, " ", kWithdrawn)};
}

absl::StatusOr<CuratedLine> ReadLine(absl::string_view json) {
  CuratedLine line;
  if (!google::protobuf::util::JsonStringToMessage(std::string(json), &line).ok()) {
    return absl::DataLossError(
        absl::StrCat(generation::kCuratedLinesFile, " holds a line that is no curated line"));
  }
  return line;
}

}  // namespace

absl::Status LeaveOutWithdrawn(const std::string& index_folder, ReferenceData& reference,
                               RecordSet& records, BuildReport& report) {
  const absl::StatusOr<generation::Retractions> withdrawn =
      generation::ReadRetractions(index_folder);
  if (!withdrawn.ok()) return absl::UnavailableError(withdrawn.status().message());
  if (withdrawn->empty()) return absl::OkStatus();
  const auto removed = records.Remove(*withdrawn);
  if (!removed.ok()) return removed.status();
  for (const auto& [name, place] : *removed) {
    report.warnings.push_back(Warning(name, place));
  }
  std::string& curated = reference.texts[generation::kCuratedLinesFile];
  absl::StatusOr<std::string> left = WithoutCuratedLines(curated, *withdrawn);
  if (!left.ok()) return left.status();
  curated = *std::move(left);
  for (const auto& [name, place] : reference.curated_names) {
    if (withdrawn->count(name) > 0) report.warnings.push_back(Warning(name, place));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> WithoutCuratedLines(const std::string& text,
                                                const std::set<std::string>& names) {
  std::string left;
  for (const absl::string_view line : absl::StrSplit(text, '\n', absl::SkipEmpty())) {
    absl::StatusOr<CuratedLine> curated = ReadLine(line);
    if (!curated.ok()) return curated.status();
    Organization& organization = *curated->mutable_organization();
    if (names.count(organization.name()) > 0) continue;
    if (!schema::RemoveReferences(names, organization)) {
      absl::StrAppend(&left, line, "\n");
      continue;
    }
    generation::SetEtag(organization);
    absl::StatusOr<std::string> rewritten = CuratedLineText(*curated);
    if (!rewritten.ok()) return rewritten.status();
    left += *rewritten;
  }
  return left;
}

absl::StatusOr<std::set<std::string>> NamesOfCuratedLines(const std::string& text) {
  std::set<std::string> names;
  for (const absl::string_view line : absl::StrSplit(text, '\n', absl::SkipEmpty())) {
    const absl::StatusOr<CuratedLine> curated = ReadLine(line);
    if (!curated.ok()) return curated.status();
    names.insert(curated->organization().name());
    names.merge(schema::ReferencesOf(curated->organization()));
  }
  return names;
}

}  // namespace kok::build
