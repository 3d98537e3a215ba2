#include "indexer/build/confusable_names.h"

#include <algorithm>
#include <cstddef>

#include "indexer/analysis/word_forms.h"
#include "indexer/build/parallel.h"
#include "indexer/build/similar_keys.h"
#include "indexer/schema/edit_distance.h"

namespace kok::build {
namespace {

using kok::search::v1::Organization;

constexpr size_t kMinLetters = 3;
constexpr size_t kShortLetters = 4;

int AllowedEdits(std::string_view shorter) { return shorter.size() <= kShortLetters ? 1 : 2; }

// Resource names by the key of their short name.
std::map<std::string, std::vector<std::string>> NamesByKey(
    const std::map<std::string, Organization>& organizations) {
  std::map<std::string, std::vector<std::string>> by_key;
  for (const auto& [name, organization] : organizations) {
    const std::string& shown =
        organization.short_name().empty() ? organization.display_name() : organization.short_name();
    const std::string key = analysis::PhraseKey(shown);
    if (key.size() >= kMinLetters) by_key[key].push_back(name);
  }
  return by_key;
}

void Append(const std::vector<std::string>& names, const std::string& own,
            std::vector<std::string>& confusable) {
  for (const std::string& name : names) {
    if (confusable.size() == kMaxConfusable) return;
    if (name != own) confusable.push_back(name);
  }
}

std::vector<std::string_view> KeysOf(
    const std::map<std::string, std::vector<std::string>>& by_key) {
  std::vector<std::string_view> keys;
  keys.reserve(by_key.size());
  for (const auto& [key, names] : by_key) keys.emplace_back(key);
  return keys;
}

// For each of the sorted keys, by index, up to kMaxConfusable others that it is confusable with.
std::vector<std::vector<size_t>> SimilarTo(const std::vector<std::string_view>& keys) {
  const SimilarKeys index(keys);
  std::vector<std::vector<size_t>> longer(keys.size());
  ParallelFor(keys.size(), [&](size_t i) {
    index.Visit(keys[i], AllowedEdits(keys[i]), [&](size_t j) {
      if (j != i && keys[j].size() >= keys[i].size() && AreConfusable(keys[i], keys[j])) {
        longer[i].push_back(j);
      }
      return longer[i].size() < kMaxConfusable;
    });
  });
  std::vector<std::vector<size_t>> similar(keys.size());
  const auto add = [&](size_t i, size_t j) {
    if (similar[i].size() < kMaxConfusable) similar[i].push_back(j);
  };
  for (size_t i = 0; i < keys.size(); ++i) {
    for (const size_t j : longer[i]) {
      add(i, j);
      // Keys of one length find each other.
      if (keys[j].size() > keys[i].size()) add(j, i);
    }
  }
  return similar;
}

}  // namespace

bool AreConfusable(std::string_view a, std::string_view b) {
  const std::string_view shorter = a.size() <= b.size() ? a : b;
  const std::string_view longer = a.size() <= b.size() ? b : a;
  if (shorter.size() < kMinLetters) return false;
  if (longer.substr(0, shorter.size()) == shorter) return true;
  const int allowed = AllowedEdits(shorter);
  if (schema::EditDistance(shorter, longer, allowed) <= allowed) return true;
  if (shorter.size() <= kShortLetters) return false;
  // KOOFRA and the beginning of KOBRAnet: as near as KOOFRA and KOBRA.
  for (int difference = -allowed; difference <= allowed; ++difference) {
    const auto length = static_cast<size_t>(static_cast<int>(shorter.size()) + difference);
    if (length > longer.size()) break;
    const std::string_view begin = longer.substr(0, length);
    if (schema::EditDistance(shorter, begin, allowed) <= allowed) return true;
  }
  return false;
}

std::map<std::string, std::vector<std::string>> FindConfusableNames(
    const std::map<std::string, Organization>& organizations) {
  const auto by_key = NamesByKey(organizations);
  const std::vector<std::vector<size_t>> similar = SimilarTo(KeysOf(by_key));
  std::vector<const std::vector<std::string>*> names_at;
  for (const auto& [key, names] : by_key) names_at.push_back(&names);

  std::map<std::string, std::vector<std::string>> found;
  for (size_t i = 0; i < names_at.size(); ++i) {
    for (const std::string& name : *names_at[i]) {
      std::vector<std::string> confusable;
      Append(*names_at[i], name, confusable);
      for (const size_t other : similar[i]) Append(*names_at[other], name, confusable);
      std::sort(confusable.begin(), confusable.end());
      if (!confusable.empty()) found.emplace(name, std::move(confusable));
    }
  }
  return found;
}

}  // namespace kok::build
