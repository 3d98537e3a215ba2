#include "indexer/build/record_set.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/build/confusable_names.h"
#include "indexer/generation/checksums.h"
#include "indexer/generation/region_counting.h"

namespace kok::build {
namespace {

using kok::search::v1::Content;
using kok::search::v1::Organization;

constexpr size_t kEtagDigits = 16;

template <typename Record>
void SetEtagOf(Record& record) {
  record.clear_etag();
  record.set_etag(generation::Sha256Hex(DeterministicBytes(record)).substr(0, kEtagDigits));
}

// Takes `names` out of a list. Returns whether there was any.
bool RemoveFrom(google::protobuf::RepeatedPtrField<std::string>& list,
                const std::set<std::string>& names) {
  const auto gone = std::remove_if(list.begin(), list.end(),
                                   [&](const std::string& name) { return names.count(name) > 0; });
  const bool any = gone != list.end();
  list.erase(gone, list.end());
  return any;
}

bool RemoveReferences(const std::set<std::string>& names, Organization& organization) {
  bool any = RemoveFrom(*organization.mutable_confusable_with(), names);
  if (names.count(organization.superseded_by()) > 0) {
    organization.clear_superseded_by();
    any = true;
  }
  if (names.count(organization.parent()) > 0) {
    organization.clear_parent();
    any = true;
  }
  return any;
}

bool RemoveReferences(const std::set<std::string>& names, Content& content) {
  return content.has_decision() &&
         RemoveFrom(*content.mutable_decision()->mutable_related_decisions(), names);
}

}  // namespace

std::string DeterministicBytes(const google::protobuf::Message& message) {
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    message.SerializeToCodedStream(&coded);
  }
  return bytes;
}

void SetEtag(Organization& organization) { SetEtagOf(organization); }

std::optional<source::RecordProblem> RecordSet::Add(source::SourceRecord record) {
  const std::string name = record.name();
  const auto [known, is_new] = places_.emplace(name, record.Place());
  if (!is_new) {
    return record.Problem("name", absl::StrCat(name, " stands already at ", known->second,
                                               "; a name belongs to one record"));
  }
  if (auto* organization = std::get_if<Organization>(&record.record)) {
    SetEtagOf(*organization);
    organizations_.emplace(name, std::move(*organization));
  } else {
    Content& content = std::get<Content>(record.record);
    SetEtagOf(content);
    contents_.emplace(name, std::move(content));
    words_.reset();
  }
  return std::nullopt;
}

void RecordSet::AddGeneralStatements(const GeneralStatements& statements) {
  for (auto& [name, organization] : organizations_) {
    if (statements.AddTo(organization)) SetEtag(organization);
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
    SetEtagOf(organization);
  }
}

std::map<std::string, std::string> RecordSet::Remove(const std::set<std::string>& names) {
  std::map<std::string, std::string> removed;
  for (const std::string& name : names) {
    if (organizations_.erase(name) + contents_.erase(name) == 0) continue;
    words_.reset();
    removed.emplace(name, places_[name]);
    places_.erase(name);
  }
  bool changed = false;
  for (auto& [name, organization] : organizations_) {
    if (!RemoveReferences(names, organization)) continue;
    SetEtagOf(organization);
    changed = true;
  }
  for (auto& [name, content] : contents_) {
    if (RemoveReferences(names, content)) SetEtagOf(content);
  }
  if (changed) MarkConfusableNames();  // a full list has room for another one now
  return removed;
}

const WordCensus& RecordSet::words() const {
  if (!words_.has_value()) words_ = CountWords(contents_);
  return *words_;
}

generation::Manifest::Counts RecordSet::Count(const region::RegionTable& regions) const {
  generation::Manifest::Counts counts;
  counts.set_organizations(static_cast<int>(organizations_.size()));
  counts.set_contents(static_cast<int>(contents_.size()));
  std::map<std::string, int> seated;
  std::map<std::string, int> covered;
  for (const auto& [name, organization] : organizations_) {
    const std::string& type = kok::search::v1::OrganizationType_Name(organization.type());
    ++(*counts.mutable_organizations_by_type())[type];
    if (!generation::CountsForRegion(organization)) continue;
    ++seated[organization.seat().region_code()];
    for (const std::string& code : generation::CoveredRegions(organization)) ++covered[code];
  }
  for (const auto& [name, content] : contents_) {
    ++(*counts.mutable_contents_by_type())[kok::search::v1::ContentType_Name(content.type())];
  }
  for (const region::RegionRow* row : regions.listed()) {
    generation::Manifest::RegionCount& count = *counts.add_regions();
    count.set_code(row->code);
    count.set_organizations(seated[row->code]);
    count.set_covered_by(covered[row->code]);
  }
  return counts;
}

std::string RecordSet::Digest() const {
  generation::Sha256 sha;
  for (const auto& [name, organization] : organizations_)
    sha.Update(DeterministicBytes(organization));
  for (const auto& [name, content] : contents_) sha.Update(DeterministicBytes(content));
  return sha.Finish();
}

}  // namespace kok::build
