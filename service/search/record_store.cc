#include "service/search/record_store.h"

#include <xapian.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/generation/stored_records.h"
#include "indexer/generation/xapian_status.h"
#include "indexer/schema/fields.h"
#include "service/index/shown_content.h"
#include "service/search/filter_query.h"
#include "service/search/scope.h"
#include "service/search/standing.h"
#include "service/search/timed_documents.h"

namespace kok::search_core {
namespace {

using kok::search::v1::Content;
using kok::search::v1::Organization;
using kok::search::v1::SearchFilter;

constexpr char kNoRecord[] = "no record of that name";

// The document of that name.
absl::StatusOr<Xapian::docid> Find(const Xapian::Database& database, const std::string& name) {
  const std::string term = schema::FilterTerm(schema::kResourceNamePrefix, name);
  const Xapian::PostingIterator posting = database.postlist_begin(term);
  if (posting == database.postlist_end(term)) return absl::NotFoundError(kNoRecord);
  return *posting;
}

// The record of that name. `read` gives that of a document.
template <typename Record, typename Read>
absl::StatusOr<Record> Get(const index::DatabasePool& pool, const std::string& name, Read read) {
  auto database = pool.Borrow();
  if (!database.ok()) return database.status();
  absl::StatusOr<Record> record = absl::NotFoundError(kNoRecord);
  const absl::Status status = generation::CatchXapian([&]() -> absl::Status {
    const absl::StatusOr<Xapian::docid> document = Find(**database, name);
    if (!document.ok()) return document.status();
    record = read(**database, *document);
    return record.status();
  });
  if (!status.ok()) return status;
  return record;
}

// The records of documents, as many as one reply holds.
template <typename Record, typename Read>
absl::Status Fill(const Xapian::Database& database, const std::vector<Xapian::docid>& documents,
                  Read read, std::vector<Record>& records) {
  return generation::CatchXapian([&]() -> absl::Status {
    size_t bytes = 0;
    for (const Xapian::docid document : documents) {
      absl::StatusOr<Record> record = read(database, document);
      if (!record.ok()) return record.status();
      bytes += record->ByteSizeLong();
      if (bytes > kMaxReplyBytes && !records.empty()) break;
      records.push_back(*std::move(record));
    }
    return absl::OkStatus();
  });
}

// Notes where the next page begins.
template <typename Record>
void SetNext(PageRange page, RecordPage<Record>& list) {
  const size_t next = page.offset + list.records.size();
  if (next < list.total && !list.records.empty()) list.next_offset = next;
}

}  // namespace

absl::StatusOr<Organization> GetOrganization(const index::Snapshot& snapshot,
                                             const std::string& name) {
  const Organization* curated = snapshot.curated_lines().Find(name);
  if (curated != nullptr) return *curated;
  return Get<Organization>(snapshot.organizations(), name, generation::ReadOrganization);
}

absl::StatusOr<Content> GetContent(const index::Snapshot& snapshot, const std::string& name) {
  if (snapshot.retractions().count(name) > 0) return absl::NotFoundError(kNoRecord);
  return Get<Content>(
      snapshot.content(), name, [&](const Xapian::Database& content, Xapian::docid document) {
        return index::ReadShownContent(snapshot, content, document, index::Body::kRead);
      });
}

absl::StatusOr<RecordPage<Organization>> ListOrganizations(const index::Snapshot& snapshot,
                                                           const SearchFilter& filter,
                                                           PageRange page, absl::CivilDay today) {
  std::vector<Xapian::docid> documents;
  if (WantsOrganizations(filter)) {
    const Scope scope = ReadScope(snapshot, filter, today);
    for (const index::OrganizationRow& row : snapshot.organization_table().rows()) {
      if (Judge(row, scope).passes()) documents.push_back(row.document);
    }
  }
  auto database = snapshot.organizations().Borrow();
  if (!database.ok()) return database.status();
  RecordPage<Organization> list;
  list.total = documents.size();
  const size_t begin = std::min(page.offset, documents.size());
  documents.erase(documents.begin(), documents.begin() + static_cast<std::ptrdiff_t>(begin));
  if (documents.size() > page.size) documents.resize(page.size);
  const absl::Status status =
      Fill(**database, documents, generation::ReadOrganization, list.records);
  if (!status.ok()) return status;
  SetNext(page, list);
  return list;
}

absl::StatusOr<RecordPage<Content>> ListContents(const index::Snapshot& snapshot,
                                                 const SearchFilter& filter, PageRange page,
                                                 bool with_body, TimeLimit limit) {
  RecordPage<Content> list;
  auto database = snapshot.content().Borrow();
  if (!database.ok()) return database.status();
  std::vector<Xapian::docid> documents;
  const auto find = [&]() -> absl::Status {
    const std::optional<Xapian::Query> query = ContentFilter(snapshot, filter);
    if (!query.has_value()) return absl::OkStatus();
    Xapian::Enquire enquire(**database);
    enquire.set_query(Timed(*query, limit));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    const Xapian::MSet hits =
        enquire.get_mset(static_cast<Xapian::doccount>(page.offset),
                         static_cast<Xapian::doccount>(page.size), (*database)->get_doccount());
    list.total = hits.get_matches_estimated();
    for (auto hit = hits.begin(); hit != hits.end(); ++hit) documents.push_back(*hit);
    return absl::OkStatus();
  };
  const absl::Status found = CatchTimeLimit([&] { return generation::CatchXapian(find); });
  if (!found.ok()) return found;
  const absl::Status filled = Fill(
      **database, documents,
      [&](const Xapian::Database& content, Xapian::docid document) {
        return index::ReadShownContent(snapshot, content, document,
                                       with_body ? index::Body::kRead : index::Body::kLeftOut);
      },
      list.records);
  if (!filled.ok()) return filled;
  SetNext(page, list);
  return list;
}

}  // namespace kok::search_core
