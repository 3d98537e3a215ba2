#include "service/index/curated_lines.h"

#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "indexer/analysis/word_forms.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/record_digest.h"
#include "indexer/region/contact_keys.h"
#include "indexer/schema/record_references.h"

namespace kok::index {
namespace {

std::vector<std::string> PhrasesOf(const CuratedLine& line) {
  std::vector<std::string> phrases;
  for (const std::string& word : line.words()) {
    phrases.push_back(absl::StrCat(" ", analysis::PhraseKey(word), " "));
  }
  return phrases;
}

// The organisations of the lines that `matches` says yes to.
template <typename Matches>
std::vector<const Organization*> Select(const std::vector<CuratedLine>& lines, Matches matches) {
  std::vector<const Organization*> selected;
  for (const CuratedLine& line : lines) {
    if (matches(line.organization())) selected.push_back(&line.organization());
  }
  return selected;
}

}  // namespace

absl::StatusOr<CuratedLines> CuratedLines::Parse(std::string_view jsonl) {
  CuratedLines curated;
  int number = 0;
  const absl::string_view text(jsonl.data(), jsonl.size());
  for (absl::string_view json : absl::StrSplit(text, '\n')) {
    ++number;
    if (json.empty()) continue;
    CuratedLine line;
    const google::protobuf::StringPiece piece(json.data(), json.size());
    if (!google::protobuf::util::JsonStringToMessage(piece, &line).ok()) {
      return absl::DataLossError(absl::StrCat(generation::kCuratedLinesFile, ":", number,
                                              ": expected a curated line as JSON"));
    }
    curated.phrases_.push_back(PhrasesOf(line));
    curated.lines_.push_back(std::move(line));
  }
  return curated;
}

CuratedLines CuratedLines::Without(const generation::Retractions& retractions) const {
  CuratedLines left;
  for (size_t i = 0; i < lines_.size(); ++i) {
    if (retractions.count(lines_[i].organization().name()) > 0) continue;
    CuratedLine& line = left.lines_.emplace_back(lines_[i]);
    if (schema::RemoveReferences(retractions, *line.mutable_organization())) {
      generation::SetEtag(*line.mutable_organization());
    }
    left.phrases_.push_back(phrases_[i]);
  }
  return left;
}

const Organization* CuratedLines::Find(std::string_view name) const {
  for (const CuratedLine& line : lines_) {
    if (line.organization().name() == name) return &line.organization();
  }
  return nullptr;
}

std::vector<const CuratedLine*> CuratedLines::ForWords(
    const std::vector<std::string>& words) const {
  const std::string query = absl::StrCat(" ", absl::StrJoin(words, " "), " ");
  std::vector<const CuratedLine*> selected;
  for (size_t i = 0; i < lines_.size(); ++i) {
    const bool named =
        std::any_of(phrases_[i].begin(), phrases_[i].end(),
                    [&](const std::string& phrase) { return absl::StrContains(query, phrase); });
    if (named) selected.push_back(&lines_[i]);
  }
  return selected;
}

std::vector<const Organization*> CuratedLines::ByPhone(std::string_view number) const {
  return Select(lines_, [&](const Organization& organization) {
    return std::any_of(organization.phones().begin(), organization.phones().end(),
                       [&](const auto& phone) { return phone.number() == number; });
  });
}

std::vector<const Organization*> CuratedLines::ByEmail(std::string_view email) const {
  const std::string key = region::EmailKey(email);
  return Select(lines_, [&](const Organization& organization) {
    return std::any_of(
        organization.emails().begin(), organization.emails().end(),
        [&](const std::string& own) { return !key.empty() && region::EmailKey(own) == key; });
  });
}

}  // namespace kok::index
