#include "indexer/lint/similar_names.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <set>

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "indexer/analysis/edit_distance.h"
#include "indexer/analysis/word_forms.h"
#include "indexer/build/similar_keys.h"

namespace kok::lint {
namespace {

constexpr size_t kLettersForOneEdit = 6;
constexpr size_t kLettersForTwoEdits = 12;
// Keys that are looked at for one name. Of more, all begin alike, and a slip at the end of one may
// be missed; without a bound a town full of such names would take the square of their number.
constexpr int kMaxLooks = 64;

std::vector<std::string> Words(std::string_view name) {
  return absl::StrSplit(absl::string_view(name.data(), name.size()), ' ', absl::SkipEmpty());
}

bool IsLegalForm(const std::string& word) {
  static constexpr const char* kForms[] = {"e", "v", "ev", "ggmbh", "gmbh", "gug"};
  return std::find(std::begin(kForms), std::end(kForms), word) != std::end(kForms);
}

int AllowedEdits(std::string_view name) {
  return name.size() >= kLettersForTwoEdits ? 2 : name.size() >= kLettersForOneEdit ? 1 : 0;
}

std::string DigitsOf(std::string_view name) {
  std::string digits;
  for (const char c : name) {
    if (c >= '0' && c <= '9') digits.push_back(c);
  }
  return digits;
}

std::string SortedWords(std::string_view name) {
  std::vector<std::string> words = Words(name);
  std::sort(words.begin(), words.end());
  return absl::StrJoin(words, " ");
}

}  // namespace

std::string ComparedName(std::string_view display_name) {
  std::vector<std::string> words = Words(analysis::PhraseKey(display_name));
  std::vector<std::string> kept;
  std::copy_if(words.begin(), words.end(), std::back_inserter(kept),
               [](const std::string& word) { return !IsLegalForm(word); });
  return absl::StrJoin(kept.empty() ? words : kept, " ");
}

bool AreNearlyTheSame(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (DigitsOf(a) != DigitsOf(b)) return false;
  if (SortedWords(a) == SortedWords(b)) return true;
  const int allowed = std::min(AllowedEdits(a), AllowedEdits(b));
  return allowed > 0 && analysis::EditDistance(a, b, allowed) <= allowed;
}

std::vector<std::pair<size_t, size_t>> SimilarPairs(const std::vector<std::string>& names) {
  std::set<std::pair<size_t, size_t>> pairs;
  const auto add = [&](size_t a, size_t b) {
    if (a != b) pairs.emplace(std::min(a, b), std::max(a, b));
  };
  std::map<std::string_view, size_t> first_of_key;
  std::map<std::string, size_t> first_of_words;
  for (size_t i = 0; i < names.size(); ++i) {
    if (names[i].empty()) continue;
    const auto [same, is_new] = first_of_key.emplace(names[i], i);
    if (!is_new) {
      add(same->second, i);
      continue;
    }
    add(first_of_words.emplace(SortedWords(names[i]), i).first->second, i);
  }
  std::vector<std::string_view> keys;
  for (const auto& [key, first] : first_of_key) keys.push_back(key);
  const build::SimilarKeys index(keys);
  for (const auto& [key, first] : first_of_key) {
    const int allowed = AllowedEdits(key);
    if (allowed == 0) continue;
    int looks = 0;
    index.Visit(key, allowed, [&, own = key, i = first](size_t j) {
      if (keys[j] != own && AreNearlyTheSame(own, keys[j])) add(i, first_of_key.at(keys[j]));
      return ++looks < kMaxLooks;
    });
  }
  return {pairs.begin(), pairs.end()};
}

}  // namespace kok::lint
