#include "indexer/build/confusable_names.h"

#include <algorithm>
#include <cstddef>

#include "indexer/analysis/edit_distance.h"
#include "indexer/analysis/word_forms.h"

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
    if (name != own) confusable.push_back(name);
  }
}

}  // namespace

bool AreConfusable(std::string_view a, std::string_view b) {
  const std::string_view shorter = a.size() <= b.size() ? a : b;
  const std::string_view longer = a.size() <= b.size() ? b : a;
  if (shorter.size() < kMinLetters) return false;
  if (longer.substr(0, shorter.size()) == shorter) return true;
  const int allowed = AllowedEdits(shorter);
  if (analysis::EditDistance(shorter, longer, allowed) <= allowed) return true;
  if (shorter.size() <= kShortLetters) return false;
  // KOOFRA and the beginning of KOBRAnet: as near as KOOFRA and KOBRA.
  for (int difference = -allowed; difference <= allowed; ++difference) {
    const auto length = static_cast<size_t>(static_cast<int>(shorter.size()) + difference);
    if (length > longer.size()) break;
    const std::string_view begin = longer.substr(0, length);
    if (analysis::EditDistance(shorter, begin, allowed) <= allowed) return true;
  }
  return false;
}

std::map<std::string, std::vector<std::string>> FindConfusableNames(
    const std::map<std::string, Organization>& organizations) {
  const auto by_key = NamesByKey(organizations);
  std::map<std::string, std::vector<std::string>> found;
  for (const auto& [key, names] : by_key) {
    for (const auto& [other_key, others] : by_key) {
      if (key != other_key && !AreConfusable(key, other_key)) continue;
      for (const std::string& name : names) Append(others, name, found[name]);
    }
  }
  for (auto entry = found.begin(); entry != found.end();) {
    std::vector<std::string>& confusable = entry->second;
    std::sort(confusable.begin(), confusable.end());
    if (confusable.size() > kMaxConfusable) confusable.resize(kMaxConfusable);
    entry = confusable.empty() ? found.erase(entry) : std::next(entry);
  }
  return found;
}

}  // namespace kok::build
