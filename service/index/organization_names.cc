#include "service/index/organization_names.h"

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "indexer/analysis/word_forms.h"

namespace kok::index {
namespace {

using kok::search::v1::Organization;

// Whether the folded words of `part` stand in those of `whole`.
bool HoldsWords(const std::string& whole, const std::string& part) {
  return absl::StrCat(" ", whole, " ").find(absl::StrCat(" ", part, " ")) != std::string::npos;
}

}  // namespace

std::vector<std::pair<std::string, CompletionForm>> NamesOf(const Organization& organization) {
  std::vector<std::pair<std::string, CompletionForm>> names = {
      {organization.short_name(), CompletionForm::kShortName},
      {organization.display_name(), CompletionForm::kName}};
  for (const std::string& name : organization.alternate_names()) {
    names.emplace_back(name, CompletionForm::kAlternateName);
  }
  return names;
}

void OrganizationNames::Count(const Organization& organization) {
  absl::flat_hash_set<std::string> keys;
  for (const auto& [name, form] : NamesOf(organization)) keys.insert(analysis::PhraseKey(name));
  for (const std::string& key : keys) ++bearers_[key];
}

std::string OrganizationNames::Shown(const std::string& name,
                                     const Organization& organization) const {
  const auto bearers = bearers_.find(analysis::PhraseKey(name));
  if (bearers == bearers_.end() || bearers->second < 2) return name;
  const std::string& full_name = organization.display_name();
  const std::string& town = organization.seat().locality();
  const std::string town_key = analysis::PhraseKey(town);
  if (town_key.empty() || HoldsWords(analysis::PhraseKey(full_name), town_key)) return full_name;
  return absl::StrCat(full_name, ", ", town);
}

}  // namespace kok::index
