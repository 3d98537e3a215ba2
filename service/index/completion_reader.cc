#include "service/index/completion_reader.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "indexer/analysis/word_forms.h"
#include "indexer/generation/stored_records.h"
#include "indexer/generation/xapian_status.h"
#include "kok/search/v1/content.pb.h"
#include "kok/search/v1/organization.pb.h"
#include "service/index/organization_names.h"

namespace kok::index {
namespace {

using kok::search::v1::Organization;
using kok::search::v1::Place;
using kok::search::v1::SuggestionKind;

struct StoredOrganization {
  Organization record;
  Xapian::docid document;
};

// The addresses whose town and region an organisation bears.
std::vector<const Place*> AddressesOf(const Organization& organization) {
  std::vector<const Place*> addresses = {&organization.seat()};
  for (const Place& branch : organization.branches()) addresses.push_back(&branch);
  return addresses;
}

// Whether its seat or a branch lies in the Land or country.
bool LiesIn(const Organization& organization, const std::string& code) {
  const std::vector<const Place*> addresses = AddressesOf(organization);
  return std::any_of(addresses.begin(), addresses.end(), [&](const Place* address) {
    return address->region_code() == code || address->country_code() == code;
  });
}

// One table in the making.
class Reader {
 public:
  explicit Reader(const CompletionSources& sources) : sources_(sources) {}

  absl::Status ReadOrganizations();
  void AddDirectory();
  Completions Take() { return {std::move(targets_), std::move(texts_)}; }

 private:
  void AddOrganization(const StoredOrganization& organization);
  void AddTowns(const StoredOrganization& organization);
  void AddRegions();
  void AddTopics();
  void AddForeignNames();
  uint32_t AddTarget(SuggestionKind kind, const std::string& name);
  void AddNames(const std::string& german, const std::string& english, uint32_t target);
  void AddText(std::string_view text, std::string shown, uint32_t target, CompletionForm form);

  const CompletionSources& sources_;
  std::vector<StoredOrganization> organizations_;
  OrganizationNames names_;
  absl::flat_hash_map<std::string, uint32_t> towns_;    // target by folded name
  absl::flat_hash_map<std::string, uint32_t> regions_;  // target by code
  std::vector<CompletionTarget> targets_;
  std::vector<CompletionText> texts_;
};

absl::Status Reader::ReadOrganizations() {
  return generation::ForEachOrganization(
      sources_.organizations, [&](Xapian::docid document, Organization organization) {
        organizations_.push_back({std::move(organization), document});
      });
}

void Reader::AddDirectory() {
  for (const StoredOrganization& organization : organizations_) names_.Count(organization.record);
  for (const StoredOrganization& organization : organizations_) {
    AddOrganization(organization);
    AddTowns(organization);
  }
  AddRegions();
  AddTopics();
  AddForeignNames();
}

void Reader::AddOrganization(const StoredOrganization& organization) {
  const Organization& record = organization.record;
  const uint32_t target = AddTarget(kok::search::v1::SUGGESTION_KIND_ORGANIZATION, record.name());
  targets_[target].organizations = {organization.document};
  for (const auto& [name, form] : NamesOf(record)) {
    AddText(name, names_.Shown(name, record), target, form);
  }
}

void Reader::AddTowns(const StoredOrganization& organization) {
  for (const Place* address : AddressesOf(organization.record)) {
    const std::string key = analysis::PhraseKey(address->locality());
    if (key.empty()) continue;
    const auto [town, is_new] = towns_.emplace(key, 0);
    if (is_new) {
      town->second = AddTarget(kok::search::v1::SUGGESTION_KIND_PLACE, "");
      AddText(address->locality(), address->locality(), town->second, CompletionForm::kName);
    }
    std::vector<Xapian::docid>& bearers = targets_[town->second].organizations;
    if (bearers.empty() || bearers.back() != organization.document) {
      bearers.push_back(organization.document);
    }
  }
}

void Reader::AddRegions() {
  for (const region::RegionRow* row : sources_.regions.listed()) {
    const uint32_t target = AddTarget(kok::search::v1::SUGGESTION_KIND_REGION, row->code);
    regions_.emplace(row->code, target);
    AddNames(row->name_de, row->name_en, target);
    for (const std::string& alias : row->aliases) {
      AddText(alias, "", target, CompletionForm::kAlias);
    }
    for (const auto& [record, document] : organizations_) {
      if (LiesIn(record, row->code)) targets_[target].organizations.push_back(document);
    }
  }
}

void Reader::AddTopics() {
  for (const schema::VocabularyEntry& topic : sources_.vocabulary.Of("topic")) {
    AddNames(topic.name_de, topic.name_en,
             AddTarget(kok::search::v1::SUGGESTION_KIND_TOPIC, topic.code));
  }
}

// Only of towns that the directory has: another would lead nowhere.
void Reader::AddForeignNames() {
  for (const auto& [form, meaning] : sources_.place_names.forms()) {
    const auto& targets = meaning.is_region ? regions_ : towns_;
    const std::string key = meaning.is_region ? meaning.name : analysis::PhraseKey(meaning.name);
    const auto target = targets.find(key);
    if (target == targets.end()) continue;
    const std::string shown = meaning.is_region ? "" : meaning.name;
    texts_.push_back({form, shown, target->second, CompletionForm::kForeign});
  }
}

uint32_t Reader::AddTarget(SuggestionKind kind, const std::string& name) {
  CompletionTarget target;
  target.kind = kind;
  target.name = name;
  targets_.push_back(std::move(target));
  return static_cast<uint32_t>(targets_.size() - 1);
}

void Reader::AddNames(const std::string& german, const std::string& english, uint32_t target) {
  targets_[target].name_de = german;
  targets_[target].name_en = english;
  AddText(german, "", target, CompletionForm::kGerman);
  AddText(english, "", target, CompletionForm::kEnglish);
}

// A text without a letter or digit cannot be typed.
void Reader::AddText(std::string_view text, std::string shown, uint32_t target,
                     CompletionForm form) {
  std::string fold = analysis::PhraseKey(text);
  if (!fold.empty()) texts_.push_back({std::move(fold), std::move(shown), target, form});
}

}  // namespace

absl::StatusOr<Completions> ReadCompletions(const CompletionSources& sources) {
  Reader reader(sources);
  const absl::Status read = generation::CatchXapian([&] { return reader.ReadOrganizations(); });
  if (!read.ok()) return read;
  reader.AddDirectory();
  return reader.Take();
}

absl::StatusOr<Completions> ReadTitles(std::string_view tsv) {
  std::vector<CompletionTarget> targets;
  std::vector<CompletionText> texts;
  for (const absl::string_view line :
       absl::StrSplit(absl::string_view(tsv.data(), tsv.size()), '\n', absl::SkipEmpty())) {
    const std::vector<absl::string_view> columns = absl::StrSplit(line, '\t');
    CompletionTarget& target = targets.emplace_back();
    if (columns.size() != 4 || !absl::SimpleAtoi(columns[0], &target.content)) {
      return absl::DataLossError(
          "content_titles.tsv: expected a document, a name, a folded title and a title");
    }
    target.kind = kok::search::v1::SUGGESTION_KIND_CONTENT;
    target.name = std::string(columns[1]);
    texts.push_back({std::string(columns[2]), std::string(columns[3]),
                     static_cast<uint32_t>(targets.size() - 1), CompletionForm::kName});
  }
  return Completions(std::move(targets), std::move(texts));
}

}  // namespace kok::index
