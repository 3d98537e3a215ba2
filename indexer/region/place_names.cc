#include "indexer/region/place_names.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/analysis/word_forms.h"

namespace kok::region {
namespace {

constexpr size_t kColumns = 5;

constexpr char kFile[] = "place_names.tsv";

}  // namespace

absl::StatusOr<PlaceNames> PlaceNames::Parse(std::string_view tsv) {
  PlaceNames names;
  const absl::Status read = schema::ReadTsv(
      tsv, kFile, kColumns, [&names](const schema::TsvRow& row) { return names.Add(row); });
  if (!read.ok()) return read;
  return names;
}

absl::Status PlaceNames::Add(const schema::TsvRow& row) {
  const absl::string_view kind = row.columns[0];
  if (kind != "place" && kind != "region") {
    return schema::TsvError(kFile, row.line, "expected `place` or `region`");
  }
  PlaceMeaning meaning{kind == "region", std::string(row.columns[1])};
  std::string key = analysis::PhraseKey({row.columns[3].data(), row.columns[3].size()});
  if (key.empty() || meaning.name.empty()) {
    return schema::TsvError(kFile, row.line, "expected a name and a form");
  }
  const auto [known, is_new] = by_key_.emplace(std::move(key), meaning);
  // A city that is a Land as well may stand as both: the town is the nearer meaning.
  if (!is_new && known->second.is_region == meaning.is_region &&
      known->second.name != meaning.name) {
    return schema::TsvError(kFile, row.line,
                            absl::StrCat("this form already means ", known->second.name));
  }
  if (!is_new && !meaning.is_region) known->second = std::move(meaning);
  return absl::OkStatus();
}

const PlaceMeaning* PlaceNames::Find(std::string_view phrase_key) const {
  const auto found = by_key_.find(absl::string_view(phrase_key.data(), phrase_key.size()));
  return found == by_key_.end() ? nullptr : &found->second;
}

}  // namespace kok::region
