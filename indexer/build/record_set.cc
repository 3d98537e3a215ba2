#include "indexer/build/record_set.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/build/confusable_names.h"
#include "indexer/build/record_counter.h"
#include "indexer/generation/checksums.h"
#include "indexer/generation/record_digest.h"
#include "indexer/schema/record_references.h"

namespace kok::build {
namespace {

using kok::search::v1::Content;
using kok::search::v1::Organization;

std::string TemporaryFolder() {
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::temp_directory_path(error);
  return error ? "/tmp" : folder.string();
}

}  // namespace

RecordSet::RecordSet() : RecordSet(TemporaryFolder()) {}

std::optional<source::RecordProblem> RecordSet::Add(source::SourceRecord record) {
  const std::string name = record.name();
  const std::string known = PlaceOf(name);
  if (!known.empty()) {
    return record.Problem(
        "name", absl::StrCat(name, " stands already at ", known, "; a name belongs to one record"));
  }
  if (auto* organization = std::get_if<Organization>(&record.record)) {
    generation::SetEtag(*organization);
    places_.emplace(name, record.Place());
    organizations_.emplace(name, std::move(*organization));
  } else {
    Content& content = std::get<Content>(record.record);
    status_.Update(contents_.Add(std::move(content), record.path, record.Place()));
    words_.reset();
  }
  return std::nullopt;
}

std::string RecordSet::PlaceOf(const std::string& name) const {
  const auto organization = places_.find(name);
  return organization == places_.end() ? contents_.PlaceOf(name) : organization->second;
}

void RecordSet::AddGeneralStatements(const GeneralStatements& statements) {
  for (auto& [name, organization] : organizations_) {
    if (statements.AddTo(organization)) generation::SetEtag(organization);
  }
}

void RecordSet::MarkConfusableNames() {
  for (const auto& [name, confusable] : FindConfusableNames(organizations_)) {
    Organization& organization = organizations_.at(name);
    for (const std::string& other : confusable) {
      const auto& known = organization.confusable_with();
      if (organization.confusable_with_size() == kMaxConfusable) break;
      if (std::find(known.begin(), known.end(), other) == known.end()) {
        organization.add_confusable_with(other);
      }
    }
    generation::SetEtag(organization);
  }
}

absl::StatusOr<std::map<std::string, std::string>> RecordSet::Remove(
    const std::set<std::string>& names) {
  std::map<std::string, std::string> removed;
  for (const std::string& name : names) {
    std::string place = PlaceOf(name);
    if (place.empty()) continue;
    organizations_.erase(name);
    places_.erase(name);
    if (contents_.Erase(name)) words_.reset();
    removed.emplace(name, std::move(place));
  }
  bool changed = false;
  for (auto& [name, organization] : organizations_) {
    if (!schema::RemoveReferences(names, organization)) continue;
    generation::SetEtag(organization);
    changed = true;
  }
  if (changed) MarkConfusableNames();  // a full list has room for another one now
  const absl::Status rewritten = contents_.RemoveReferencesTo(names);
  if (!rewritten.ok()) return rewritten;
  return removed;
}

absl::StatusOr<const WordCensus*> RecordSet::words() const {
  if (!status_.ok()) return status_;
  if (!words_.has_value()) {
    absl::StatusOr<WordCensus> words = CountWords(contents_);
    if (!words.ok()) return words.status();
    words_ = *std::move(words);
  }
  return &*words_;
}

generation::Manifest::Counts RecordSet::Count(const region::RegionTable& regions) const {
  RecordCounter counter;
  for (const auto& [name, organization] : organizations_) counter.Add(organization);
  for (const auto& [name, content] : contents_.by_name()) counter.AddContent(content.type);
  return counter.Counts(regions);
}

std::string RecordSet::Digest() const {
  generation::Sha256 sha;
  for (const auto& [name, organization] : organizations_) {
    sha.Update(generation::DeterministicBytes(organization));
  }
  for (const auto& [name, content] : contents_.by_name()) {
    sha.Update({content.digest.data(), content.digest.size()});
  }
  return sha.Finish();
}

}  // namespace kok::build
