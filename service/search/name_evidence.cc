#include "service/search/name_evidence.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "indexer/analysis/analyzer.h"
#include "indexer/schema/fields.h"
#include "service/search/ranking.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;

constexpr size_t kMaxNameWords = 14;
constexpr char kNameField[] = "display_name";

std::ptrdiff_t AsOffset(size_t index) { return static_cast<std::ptrdiff_t>(index); }

std::string WithoutBlanks(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  return text;
}

// As the analyzer makes it of a name, from words that are read already.
std::string NameKey(const UnderstoodQuery& understood, const WordRange& words) {
  std::string key;
  for (size_t i = words.first; i < words.end(); ++i) {
    const std::string& fold = understood.tokens[i].fold;
    if (fold != analysis::kLegalForm) absl::StrAppend(&key, key.empty() ? "" : " ", fold);
  }
  return key;
}

// The beginning of a title that is being typed.
void AddBegunTitles(UnderstoodQuery& understood) {
  const WordRange all{0, understood.tokens.size()};
  understood.content_evidence.push_back(
      {all, schema::FilterTerm(schema::kFullNamePrefix, understood.Key(all)), kTitleTier,
       v1::MATCH_KIND_PREFIX, "title", true});
  const std::string title = analysis::Analyzer::TitleKey(understood.tokens);
  if (title.empty()) return;
  understood.content_evidence.push_back({all, schema::FilterTerm(schema::kTitlePrefix, title),
                                         kTitleTier / 2, v1::MATCH_KIND_PREFIX, "title", true});
}

}  // namespace

void AddTitleEvidence(const analysis::Analyzer& analyzer, bool prefix_last_word,
                      UnderstoodQuery& understood) {
  if (understood.tokens.empty()) return;
  const WordRange all{0, understood.tokens.size()};
  std::vector<std::string> keys = {analysis::Analyzer::TitleKey(understood.tokens)};
  const std::string concept_id = analyzer.ConceptOf(understood.tokens);
  if (!concept_id.empty()) keys.push_back(analysis::Analyzer::ConceptKey(concept_id));
  for (const std::string& key : keys) {
    if (key.empty()) continue;
    understood.content_evidence.push_back({all, schema::FilterTerm(schema::kTitlePrefix, key),
                                           kTitleTier, v1::MATCH_KIND_NAME, "title"});
  }
  if (prefix_last_word) AddBegunTitles(understood);
}

void AddNameEvidence(const Xapian::Database& organizations, const std::vector<bool>& is_foreign,
                     bool prefix_last_word, UnderstoodQuery& understood) {
  const size_t words = understood.tokens.size();
  if (words == 0) return;
  const WordRange all{0, words};
  const std::string full_key = understood.Key(all);
  const std::string key = NameKey(understood, all);
  understood.organization_evidence.push_back({all,
                                              schema::FilterTerm(schema::kFullNamePrefix, full_key),
                                              kFullNameTier, v1::MATCH_KIND_NAME, kNameField});
  if (!key.empty()) {
    understood.organization_evidence.push_back({all, schema::FilterTerm(schema::kNamePrefix, key),
                                                kNameTier, v1::MATCH_KIND_NAME, kNameField});
  }
  if (prefix_last_word) {
    understood.organization_evidence.push_back(
        {all, schema::FilterTerm(schema::kNamePrefix, full_key), kNameBegunTier,
         v1::MATCH_KIND_PREFIX, kNameField, true});
  }

  // The longest names first; words of one name are not looked at again.
  for (size_t count = std::min(words, kMaxNameWords); count > 0; --count) {
    for (size_t first = 0; first + count <= words; ++first) {
      const auto begin = understood.is_named.begin() + AsOffset(first);
      const auto end = begin + AsOffset(count);
      if (std::find(begin, end, true) != end) continue;
      if (count == 1 && is_foreign[first]) continue;
      const std::string name = NameKey(understood, {first, count});
      if (name.empty()) continue;
      std::string term = schema::FilterTerm(schema::kNamePrefix, name);
      // With its legal form a name is this one and no other: FRANKA e.V.
      const std::string full =
          schema::FilterTerm(schema::kFullNamePrefix, understood.Key({first, count}));
      if (full.size() > term.size() && organizations.get_termfreq(full) > 0) {
        understood.AddForOrganizations(
            {{first, count}, full, kNamedWordTier, v1::MATCH_KIND_NAME, kNameField});
      }
      // `KOBRA-net`, `In Via` of INVIA: written apart or with a hyphen.
      if (organizations.get_termfreq(term) == 0)
        term = schema::FilterTerm(schema::kNamePrefix, WithoutBlanks(name));
      if (organizations.get_termfreq(term) == 0) continue;
      understood.AddForOrganizations({{first, count},
                                      std::move(term),
                                      kNamedTier + kNamedWordTier * static_cast<double>(count),
                                      v1::MATCH_KIND_NAME,
                                      kNameField});
      std::fill(begin, end, true);
    }
  }
}

}  // namespace kok::search_core
