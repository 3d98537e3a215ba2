#include "service/search/generation_changes.h"

#include <xapian.h>

#include <algorithm>
#include <map>

#include "indexer/generation/stored_records.h"
#include "indexer/generation/xapian_status.h"
#include "service/index/shown_content.h"

namespace kok::search_core {
namespace {

using Etags = std::map<std::string, std::string>;  // by resource name

// `read` gives the record of a document as answers show it; NotFound: they do not.
template <typename Read>
absl::Status ReadEtags(const index::DatabasePool& pool, Read read, TimeLimit& limit, Etags& etags) {
  auto database = pool.Borrow();
  if (!database.ok()) return database.status();
  const auto read_all = [&]() -> absl::Status {
    for (auto posting = (*database)->postlist_begin(""); posting != (*database)->postlist_end("");
         ++posting) {
      limit.Step();
      const auto record = read(**database, *posting);
      if (absl::IsNotFound(record.status())) continue;
      if (!record.ok()) return record.status();
      etags.emplace(record->name(), record->etag());
    }
    return absl::OkStatus();
  };
  return CatchTimeLimit([&] { return generation::CatchXapian(read_all); });
}

absl::StatusOr<Etags> ReadAllEtags(const index::Snapshot& snapshot, TimeLimit& limit) {
  Etags etags;
  absl::Status read =
      ReadEtags(snapshot.organizations(), generation::ReadOrganization, limit, etags);
  if (read.ok()) {
    read = ReadEtags(
        snapshot.content(),
        [&](const Xapian::Database& content, Xapian::docid document) {
          return index::ReadShownContent(snapshot, content, document, index::Body::kLeftOut);
        },
        limit, etags);
  }
  if (!read.ok()) return read;
  return etags;
}

// What whoever listed the earlier generation may hold although it is withheld by now, or hold with
// a reference that is gone.
void AddRetracted(const index::Snapshot& before, const Etags& now, GenerationChanges& changes) {
  for (const std::string& name : before.withheld()) {
    if (now.count(name) == 0) changes.removed.push_back(name);
  }
  std::sort(changes.removed.begin(), changes.removed.end());
  for (const std::string& name : before.rewritten()) {
    if (now.count(name) > 0) changes.changed.push_back(name);
  }
  std::sort(changes.changed.begin(), changes.changed.end());
  changes.changed.erase(std::unique(changes.changed.begin(), changes.changed.end()),
                        changes.changed.end());
}

}  // namespace

absl::StatusOr<GenerationChanges> CompareGenerations(const index::Snapshot& before,
                                                     const index::Snapshot& after,
                                                     TimeLimit limit) {
  const absl::StatusOr<Etags> old_etags = ReadAllEtags(before, limit);
  if (!old_etags.ok()) return old_etags.status();
  const absl::StatusOr<Etags> new_etags = ReadAllEtags(after, limit);
  if (!new_etags.ok()) return new_etags.status();
  GenerationChanges changes;
  for (const auto& [name, etag] : *new_etags) {
    const auto old_etag = old_etags->find(name);
    if (old_etag == old_etags->end()) {
      changes.added.push_back(name);
    } else if (old_etag->second != etag) {
      changes.changed.push_back(name);
    }
  }
  for (const auto& [name, etag] : *old_etags) {
    if (new_etags->count(name) == 0) changes.removed.push_back(name);
  }
  AddRetracted(before, *new_etags, changes);
  return changes;
}

}  // namespace kok::search_core
