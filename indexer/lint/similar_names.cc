#include "indexer/lint/similar_names.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "indexer/analysis/word_forms.h"
#include "indexer/build/similar_keys.h"
#include "indexer/schema/edit_distance.h"

namespace kok::lint {
namespace {

constexpr size_t kLettersForOneEdit = 6;
constexpr size_t kLettersForTwoEdits = 12;
// Keys that are looked at for one name. Of more, all begin alike, and a slip at the end of one may
// be missed; without a bound a town full of such names would take the square of their number.
constexpr int kMaxLooks = 32;

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

bool DifferBySlips(std::string_view a, std::string_view b) {
  const int allowed = std::min(AllowedEdits(a), AllowedEdits(b));
  return allowed > 0 && schema::EditDistance(a, b, allowed) <= allowed &&
         DigitsOf(a) == DigitsOf(b);
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
  return a == b || DifferBySlips(a, b) ||
         (DigitsOf(a) == DigitsOf(b) && SortedWords(a) == SortedWords(b));
}

std::vector<std::pair<size_t, size_t>> SimilarPairs(const std::vector<std::string>& names) {
  std::map<size_t, size_t> first_like;  // the first name that one is like, by the later of both
  const auto add = [&](size_t a, size_t b) {
    if (a == b) return;
    const auto [like, is_new] = first_like.emplace(std::max(a, b), std::min(a, b));
    if (!is_new) like->second = std::min(like->second, std::min(a, b));
  };
  std::map<std::string_view, size_t> first_of_key;
  std::map<std::string, size_t> first_of_words;
  for (size_t i = 0; i < names.size(); ++i) {
    if (names[i].empty()) continue;
    add(first_of_key.emplace(names[i], i).first->second, i);
    add(first_of_words.emplace(SortedWords(names[i]), i).first->second, i);
  }
  std::vector<std::string_view> keys;
  std::vector<size_t> first_of;
  for (const auto& [key, first] : first_of_key) {
    keys.push_back(key);
    first_of.push_back(first);
  }
  const build::SimilarKeys index(keys);
  for (size_t i = 0; i < keys.size(); ++i) {
    const int allowed = AllowedEdits(keys[i]);
    if (allowed == 0) continue;
    int looks = 0;
    index.Visit(keys[i], allowed, [&](size_t j) {
      if (j != i && DifferBySlips(keys[i], keys[j])) add(first_of[i], first_of[j]);
      return ++looks < kMaxLooks;
    });
  }
  std::vector<std::pair<size_t, size_t>> pairs;
  for (const auto& [later, first] : first_like) pairs.emplace_back(first, later);
  return pairs;
}

}  // namespace kok::lint
