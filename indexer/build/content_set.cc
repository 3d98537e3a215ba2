#include "indexer/build/content_set.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/generation/record_digest.h"
#include "indexer/schema/record_references.h"

namespace kok::build {

using kok::search::v1::Content;

absl::Status ContentSet::Store(Content& content, StoredContent& stored) {
  const std::string digest = generation::SetEtag(content);
  const absl::StatusOr<ScratchFile::Extent> extent =
      file_.Append(generation::DeterministicBytes(content));
  if (!extent.ok()) return extent.status();
  std::copy_n(digest.begin(), stored.digest.size(), stored.digest.begin());
  stored.extent = *extent;
  stored.type = content.type();
  stored.body_bytes = static_cast<uint32_t>(content.body().size());
  stored.refers_to_others = !schema::ReferencesOf(content).empty();
  return absl::OkStatus();
}

absl::Status ContentSet::Add(Content content, const std::string& path, const std::string& place) {
  StoredContent stored;
  if (absl::Status written = Store(content, stored); !written.ok()) return written;
  stored.path = &*paths_.insert(path).first;
  stored.in_path = place.substr(path.size());
  by_name_.emplace(content.name(), std::move(stored));
  return absl::OkStatus();
}

std::string ContentSet::PlaceOf(const std::string& name) const {
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) return "";
  return absl::StrCat(*found->second.path, found->second.in_path);
}

absl::Status ContentSet::RemoveReferencesTo(const std::set<std::string>& names) {
  for (auto& [name, stored] : by_name_) {
    if (!stored.refers_to_others) continue;
    absl::StatusOr<Content> content = Read(stored);
    if (!content.ok()) return content.status();
    if (!schema::RemoveReferences(names, *content)) continue;
    if (absl::Status written = Store(*content, stored); !written.ok()) return written;
  }
  return absl::OkStatus();
}

std::vector<const StoredContent*> ContentSet::InOrder() const {
  std::vector<const StoredContent*> contents;
  contents.reserve(by_name_.size());
  for (const auto& [name, stored] : by_name_) contents.push_back(&stored);
  return contents;
}

absl::StatusOr<Content> ContentSet::Read(const StoredContent& stored) const {
  const absl::StatusOr<std::string> bytes = file_.Read(stored.extent);
  if (!bytes.ok()) return bytes.status();
  Content content;
  if (!content.ParseFromString(*bytes)) {
    return absl::DataLossError("a scratch file does not hold what was written");
  }
  return content;
}

}  // namespace kok::build
