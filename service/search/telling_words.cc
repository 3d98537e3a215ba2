#include "service/search/telling_words.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "indexer/analysis/references.h"
#include "indexer/schema/fields.h"
#include "service/search/content_plan.h"
#include "service/search/function_words.h"
#include "service/search/rarity.h"
#include "service/search/text_words.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;

constexpr size_t kMostTextBytes = size_t{64} << 10;
constexpr size_t kMostCitationBytes = size_t{8} << 10;
constexpr size_t kMostWritten = 400;  // different words taken apart, those said most often
constexpr size_t kMostLookedUp = 200;
constexpr size_t kTelling = 25;
constexpr size_t kMostCitations = 8;
constexpr size_t kLeastStemBytes = 3;
// Frequency, saturated as in BM25: the tenth time says little more than the third.
constexpr double kSaturation = 1.2;
// Verbs, adjectives and the like, of which nearly every text says some.
constexpr double kNoNounFactor = 0.5;
// Against one word that both texts say with all that it can count. A citation with its paragraph
// counts twice: with it and without.
constexpr double kCitationFactor = 0.8;

struct Word {
  analysis::Token token;
  double frequency;
  double factor;  // by what sort of word it is
};

// How often the texts write each word, the most frequent first.
std::vector<std::pair<std::string, double>> WrittenWords(const std::vector<WeightedText>& texts) {
  absl::flat_hash_map<std::string, size_t> places;
  std::vector<std::pair<std::string, double>> written;
  for (const WeightedText& text : texts) {
    TextWords words(text.text.substr(0, kMostTextBytes));
    while (words.Next()) {
      const std::string_view key = words.is_plain() ? words.fold() : words.written();
      const auto known = places.find(absl::string_view(key.data(), key.size()));
      if (known != places.end()) {
        written[known->second].second += text.weight;
        continue;
      }
      places.emplace(std::string(key), written.size());
      written.emplace_back(std::string(words.written()), text.weight);
    }
  }
  std::stable_sort(written.begin(), written.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (written.size() > kMostWritten) written.resize(kMostWritten);
  return written;
}

bool IsNumber(const std::string& word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// What the texts cite.
struct Citations {
  std::map<std::string, double> keys;      // with how often
  absl::flat_hash_set<std::string> stems;  // of the words of a citation: no words by themselves
};

Citations FindCitations(const analysis::Analyzer& analyzer,
                        const std::vector<WeightedText>& texts) {
  Citations citations;
  for (const WeightedText& text : texts) {
    for (const analysis::Reference& reference :
         analysis::FindReferences(text.text.substr(0, kMostCitationBytes))) {
      for (const std::string& key : reference.keys) citations.keys[key] += text.weight;
      for (analysis::Token& token : analyzer.Analyze(reference.written)) {
        citations.stems.insert(std::move(token.stem));
      }
    }
  }
  return citations;
}

// The same by stem, without what can tell nothing.
std::vector<Word> Stems(const analysis::Analyzer& analyzer, const Citations& citations,
                        const std::vector<std::pair<std::string, double>>& written) {
  absl::flat_hash_map<std::string, size_t> places;
  std::vector<Word> stems;
  for (const auto& [text, frequency] : written) {
    for (analysis::Token& token : analyzer.Analyze(text)) {
      if (token.is_stop_word || token.stem.size() < kLeastStemBytes || IsNumber(token.stem) ||
          IsFunctionStem(token.stem) || citations.stems.contains(token.stem)) {
        continue;
      }
      const auto [place, is_new] = places.emplace(token.stem, stems.size());
      if (is_new) {
        const bool is_noun = analyzer.IsNoun(token.fold) || !analyzer.IsDictionaryWord(token.fold);
        stems.push_back({std::move(token), frequency, is_noun ? 1.0 : kNoNounFactor});
      } else {
        stems[place->second].frequency += frequency;
      }
    }
  }
  std::stable_sort(stems.begin(), stems.end(),
                   [](const Word& a, const Word& b) { return a.frequency > b.frequency; });
  if (stems.size() > kMostLookedUp) stems.resize(kMostLookedUp);
  return stems;
}

void AddWord(const Word& word, UnderstoodQuery& query) {
  const double factor = word.factor * word.frequency / (word.frequency + kSaturation);
  query.units.push_back(
      {{query.tokens.size(), 1},
       {{schema::TermForm::kStem, word.token.stem, factor, v1::MATCH_KIND_SHARED}},
       {}});
  query.tokens.push_back(word.token);
  query.is_named.push_back(false);
  query.is_part.push_back(false);
  query.is_no_place.push_back(false);
}

// Of all words those whose terms weigh most and stand in so many texts.
UnderstoodQuery MostTelling(const index::Snapshot& snapshot, const Xapian::Database& content,
                            Xapian::doccount least_texts, const std::vector<Word>& words) {
  UnderstoodQuery all;
  for (const Word& word : words) AddWord(word, all);
  std::vector<std::pair<double, size_t>> weighed;
  const ContentPlan plan = PlanContent(snapshot, content, all);
  for (const PlannedTerm& term : plan.any.terms) {
    if (term.records < least_texts) continue;
    weighed.emplace_back(-term.weight, term.words.first);
  }
  std::sort(weighed.begin(), weighed.end());
  if (weighed.size() > kTelling) weighed.resize(kTelling);
  UnderstoodQuery telling;
  for (const auto& [weight, place] : weighed) AddWord(words[place], telling);
  return telling;
}

void AddCitations(const index::Snapshot& snapshot, const Xapian::Database& content,
                  Xapian::doccount least_texts, const Citations& citations,
                  UnderstoodQuery& query) {
  std::vector<Evidence> found;
  for (const auto& [key, frequency] : citations.keys) {
    std::string term = schema::FilterTerm(schema::kReferencePrefix, key);
    const Xapian::doccount texts_that_cite = snapshot.TextsWith(content, term);
    if (texts_that_cite < least_texts) continue;
    const double rarity = Rarity(content.get_doccount(), texts_that_cite);
    const double weight = kCitationFactor * rarity * frequency / (frequency + kSaturation);
    found.push_back({{0, 0}, std::move(term), weight, v1::MATCH_KIND_REFERENCE, "body"});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Evidence& a, const Evidence& b) { return a.weight > b.weight; });
  if (found.size() > kMostCitations) found.resize(kMostCitations);
  query.content_evidence = std::move(found);
}

}  // namespace

UnderstoodQuery TellingWords(const index::Snapshot& snapshot, const Xapian::Database& content,
                             const std::vector<WeightedText>& texts, bool is_content) {
  const Xapian::doccount least_texts = is_content ? 2 : 1;
  const Citations citations = FindCitations(snapshot.analyzer(), texts);
  UnderstoodQuery query = MostTelling(snapshot, content, least_texts,
                                      Stems(snapshot.analyzer(), citations, WrittenWords(texts)));
  AddCitations(snapshot, content, least_texts, citations, query);
  return query;
}

}  // namespace kok::search_core
