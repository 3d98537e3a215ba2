#include "indexer/build/build_analysis.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "indexer/analysis/word_forms.h"
#include "indexer/generation/layout.h"

namespace kok::build {
namespace {

void CountWords(std::string_view text, std::map<std::string, uint32_t>& counts) {
  static const auto* const kNone = new analysis::StopWords(analysis::StopWords::Parse(""));
  for (analysis::Token& word : analysis::ReadWords(text, *kNone)) ++counts[std::move(word.fold)];
}

// How often the records say each word of the dictionary, for the compound splitter: no other word
// is ever part of a compound.
absl::StatusOr<std::string> WordFrequencies(const RecordSet& records,
                                            const analysis::Analyzer& dictionary) {
  const absl::StatusOr<const WordCensus*> census = records.words();
  if (!census.ok()) return census.status();
  std::map<std::string, uint32_t> counts;
  for (const auto& [name, organization] : records.organizations()) {
    CountWords(organization.display_name(), counts);
    CountWords(organization.description(), counts);
  }
  for (const WordCensus::Word& word : (*census)->words) counts[word.fold] += word.count;
  std::string text;
  for (const auto& [word, count] : counts) {
    if (dictionary.IsDictionaryWord(word)) absl::StrAppend(&text, word, "\t", count, "\n");
  }
  return text;
}

// One a line.
std::string KnownNames(const ReferenceData& reference, const RecordSet& records) {
  std::set<std::string> names;
  for (const auto& [name, organization] : records.organizations()) {
    names.insert(organization.short_name());
    names.insert(organization.seat().locality());
    for (const auto& branch : organization.branches()) names.insert(branch.locality());
  }
  for (const region::RegionRow* region : reference.regions.listed()) {
    names.insert({region->name_de, region->name_en});
  }
  for (absl::string_view name :
       absl::StrSplit(reference.gazetteer_names, '\n', absl::SkipEmpty())) {
    names.emplace(name);
  }
  names.erase("");
  return absl::StrCat(absl::StrJoin(names, "\n"), "\n");
}

}  // namespace

absl::StatusOr<BuildAnalysis> AnalysisFor(const ReferenceData& reference,
                                          const RecordSet& records) {
  generation::AnalysisFiles texts = reference.texts;
  texts[generation::kKnownNamesFile] = KnownNames(reference, records);
  absl::StatusOr<std::string> frequencies = WordFrequencies(records, reference.analyzer);
  if (!frequencies.ok()) return frequencies.status();
  texts[generation::kWordFrequenciesFile] = *std::move(frequencies);
  absl::StatusOr<analysis::Analyzer> analyzer = MakeAnalyzer(texts, &reference.analyzer);
  if (!analyzer.ok()) return analyzer.status();
  return BuildAnalysis{std::move(texts), *std::move(analyzer)};
}

}  // namespace kok::build
