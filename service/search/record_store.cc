#include "service/search/record_store.h"

#include <xapian.h>

#include <optional>
#include <utility>

#include "indexer/generation/xapian_status.h"
#include "indexer/schema/fields.h"
#include "service/search/filter_query.h"

namespace kok::search_core {
namespace {

using kok::search::v1::Content;
using kok::search::v1::Organization;
using kok::search::v1::SearchFilter;

template <typename Record>
absl::StatusOr<Record> Get(const index::DatabasePool& pool, const std::string& name) {
  auto database = pool.Borrow();
  if (!database.ok()) return database.status();
  Record record;
  const absl::Status status = generation::CatchXapian([&]() -> absl::Status {
    const std::string term = schema::FilterTerm(schema::kResourceNamePrefix, name);
    const Xapian::PostingIterator posting = (*database)->postlist_begin(term);
    if (posting == (*database)->postlist_end(term)) {
      return absl::NotFoundError("no record of that name");
    }
    if (!record.ParseFromString((*database)->get_document(*posting).get_data())) {
      return absl::DataLossError("a document holds no record");
    }
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return record;
}

template <typename Record, typename Trim>
absl::StatusOr<RecordPage<Record>> List(const index::DatabasePool& pool,
                                        const std::optional<Xapian::Query>& filter, PageRange page,
                                        Trim trim) {
  RecordPage<Record> list;
  if (!filter.has_value()) return list;
  auto database = pool.Borrow();
  if (!database.ok()) return database.status();
  const absl::Status status = generation::CatchXapian([&]() -> absl::Status {
    Xapian::Enquire enquire(**database);
    enquire.set_query(*filter);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    const Xapian::MSet hits =
        enquire.get_mset(static_cast<Xapian::doccount>(page.offset),
                         static_cast<Xapian::doccount>(page.size), (*database)->get_doccount());
    list.total = hits.get_matches_estimated();
    size_t bytes = 0;
    for (auto hit = hits.begin(); hit != hits.end(); ++hit) {
      Record record;
      if (!record.ParseFromString(hit.get_document().get_data())) {
        return absl::DataLossError("a document holds no record");
      }
      trim(record);
      bytes += record.ByteSizeLong();
      if (bytes > kMaxReplyBytes && !list.records.empty()) break;
      list.records.push_back(std::move(record));
    }
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  const size_t next = page.offset + list.records.size();
  if (next < list.total && !list.records.empty()) list.next_offset = next;
  return list;
}

}  // namespace

absl::StatusOr<Organization> GetOrganization(const index::Snapshot& snapshot,
                                             const std::string& name) {
  const Organization* curated = snapshot.curated_lines().Find(name);
  if (curated != nullptr) return *curated;
  return Get<Organization>(snapshot.organizations(), name);
}

absl::StatusOr<Content> GetContent(const index::Snapshot& snapshot, const std::string& name) {
  return Get<Content>(snapshot.content(), name);
}

absl::StatusOr<RecordPage<Organization>> ListOrganizations(const index::Snapshot& snapshot,
                                                           const SearchFilter& filter,
                                                           PageRange page) {
  return List<Organization>(snapshot.organizations(), OrganizationFilter(filter), page,
                            [](Organization& /*whole*/) {});
}

absl::StatusOr<RecordPage<Content>> ListContents(const index::Snapshot& snapshot,
                                                 const SearchFilter& filter, PageRange page,
                                                 bool with_body) {
  return List<Content>(snapshot.content(), ContentFilter(filter), page, [&](Content& content) {
    if (!with_body) content.clear_body();
  });
}

}  // namespace kok::search_core
