#include "indexer/build/curated_lines.h"

#include <google/protobuf/util/json_util.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "indexer/analysis/word_forms.h"
#include "indexer/build/record_set.h"
#include "indexer/generation/files.h"
#include "indexer/generation/record_digest.h"
#include "indexer/schema/json_line.h"

namespace kok::build {
namespace {

using kok::search::ingest::v1::CuratedLine;
using kok::search::v1::Organization;
using source::RecordProblem;

constexpr int64_t kMaxFileBytes = 4 << 20;
constexpr size_t kMaxLines = 100;
constexpr int kMaxWords = 64;
constexpr size_t kMaxWordBytes = 100;

// Where a line stands, for messages.
struct Place {
  const std::string& path;
  int line;

  absl::Status Error(const std::string& field, const std::string& message) const {
    return absl::InvalidArgumentError(RecordProblem{path, line, field, message}.ToString());
  }
};

absl::Status CheckWords(const CuratedLine& line, const Place& place) {
  if (line.words_size() > kMaxWords) {
    return place.Error(
        "words", absl::StrCat("has ", line.words_size(), " values, expected at most ", kMaxWords));
  }
  for (int i = 0; i < line.words_size(); ++i) {
    const std::string& word = line.words(i);
    const std::string field = absl::StrCat("words[", i, "]");
    if (word.size() > kMaxWordBytes) {
      return place.Error(
          field, absl::StrCat("has ", word.size(), " bytes, expected at most ", kMaxWordBytes));
    }
    if (analysis::PhraseKey(word).empty()) {
      return place.Error(field, "expected a word or phrase with a letter or digit");
    }
  }
  return absl::OkStatus();
}

// Checks and completes the organisation. Its lines are shown unasked, so a warning is an error.
absl::Status CheckOrganization(Organization& organization, const source::RecordCheck& check,
                               const Place& place) {
  source::SourceRecord record{std::move(organization), place.path, place.line};
  const source::CheckResult result = check.Run(record);
  for (const auto* problems : {&result.errors, &result.warnings}) {
    if (problems->empty()) continue;
    return place.Error("organization." + problems->front().field, problems->front().message);
  }
  organization = std::move(std::get<Organization>(record.record));
  if (organization.phones().empty() && organization.emails().empty() &&
      organization.website_uri().empty()) {
    return place.Error("organization",
                       "expected a telephone number, an e-mail address or a website");
  }
  generation::SetEtag(organization);
  return absl::OkStatus();
}

// Reads one line and adds it to `lines`.
absl::Status Add(const std::string& json, const source::RecordCheck& check, const Place& place,
                 CuratedLines& lines) {
  CuratedLine line;
  if (const absl::Status parsed = schema::ParseJsonLine(json, line); !parsed.ok()) {
    return place.Error("", absl::StrCat("not a curated line: ", parsed.message()));
  }
  if (!line.has_organization()) return place.Error("organization", "is missing");
  absl::Status checked = CheckOrganization(*line.mutable_organization(), check, place);
  if (checked.ok()) checked = CheckWords(line, place);
  if (!checked.ok()) return checked;
  const auto [known, is_new] =
      lines.names.emplace(line.organization().name(), absl::StrCat(place.path, ":", place.line));
  if (!is_new) {
    return place.Error("organization.name",
                       absl::StrCat(known->first, " stands already at ", known->second));
  }
  const absl::StatusOr<std::string> written = CuratedLineText(line);
  if (!written.ok()) return written.status();
  lines.text += *written;
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::string> CuratedLineText(const CuratedLine& line) {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  std::string text;
  if (!google::protobuf::util::MessageToJsonString(line, &text, options).ok()) {
    return absl::InternalError("cannot be written as JSON");
  }
  text.push_back('\n');
  return text;
}

absl::StatusOr<CuratedLines> ReadCuratedLines(const std::string& path,
                                              const source::RecordCheck& check) {
  const absl::StatusOr<std::string> text = generation::ReadWholeFile(path, kMaxFileBytes);
  if (absl::IsNotFound(text.status())) return CuratedLines();
  if (!text.ok()) return text.status();
  CuratedLines lines;
  int number = 0;
  for (absl::string_view json : absl::StrSplit(*text, '\n')) {
    const Place place{path, ++number};
    absl::ConsumeSuffix(&json, "\r");
    if (json.empty()) continue;
    if (lines.names.size() == kMaxLines) {
      return place.Error("", absl::StrCat("expected at most ", kMaxLines, " lines"));
    }
    const absl::Status added = Add(std::string(json), check, place, lines);
    if (!added.ok()) return added;
  }
  return lines;
}

absl::Status CheckCuratedNames(const CuratedNames& names, const RecordSet& records) {
  for (const auto& [name, place] : names) {
    if (records.organizations().count(name) == 0) continue;
    return absl::InvalidArgumentError(
        absl::StrCat(place, ": organization.name: ", name,
                     " is the name of a record too; a name belongs to one of them"));
  }
  return absl::OkStatus();
}

}  // namespace kok::build
