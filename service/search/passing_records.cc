#include "service/search/passing_records.h"

#include <algorithm>

#include "indexer/generation/xapian_status.h"
#include "indexer/schema/fields.h"
#include "service/search/filter_query.h"
#include "service/search/scope.h"
#include "service/search/standing.h"

namespace kok::search_core {
namespace {

// Documents that `query` finds, at most `limit`. Throws what Xapian throws.
std::vector<Xapian::docid> Documents(const Xapian::Database& database, const Xapian::Query& query,
                                     size_t limit) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  const Xapian::MSet hits = enquire.get_mset(0, static_cast<Xapian::doccount>(limit));
  std::vector<Xapian::docid> documents;
  documents.reserve(hits.size());
  for (auto hit = hits.begin(); hit != hits.end(); ++hit) documents.push_back(*hit);
  return documents;
}

}  // namespace

absl::StatusOr<PassingRecords> PassingRecords::Find(const index::Snapshot& snapshot,
                                                    const kok::search::v1::SearchFilter& filter,
                                                    absl::CivilDay today) {
  auto content = snapshot.content().Borrow();
  if (!content.ok()) return content.status();
  PassingRecords passing(*std::move(content));
  const absl::Status made = generation::CatchXapian([&] {
    passing.content_filter_ = ContentFilter(snapshot, filter);
    return absl::OkStatus();
  });
  if (!made.ok()) return made;
  if (!WantsOrganizations(filter)) return passing;
  const Scope scope = ReadScope(snapshot, filter, today);
  for (const index::OrganizationRow& row : snapshot.organization_table().rows()) {
    if (Judge(row, scope).passes()) passing.organizations_.insert(row.document);
  }
  return passing;
}

bool PassingRecords::AnyOrganization(const std::vector<Xapian::docid>& documents) const {
  return std::any_of(documents.begin(), documents.end(),
                     [&](Xapian::docid document) { return organizations_.contains(document); });
}

absl::StatusOr<bool> PassingRecords::AnyOfTopic(const std::string& code) const {
  const auto documents = ContentsWith({schema::FilterTerm(schema::kTopicPrefix, code)}, 1);
  if (!documents.ok()) return documents.status();
  return !documents->empty();
}

absl::StatusOr<std::vector<Xapian::docid>> PassingRecords::Contents(
    const std::vector<std::string>& names) const {
  std::vector<std::string> terms;
  terms.reserve(names.size());
  for (const std::string& name : names) {
    terms.push_back(schema::FilterTerm(schema::kResourceNamePrefix, name));
  }
  return ContentsWith(terms, terms.size());
}

absl::StatusOr<std::vector<Xapian::docid>> PassingRecords::ContentsWith(
    const std::vector<std::string>& terms, size_t limit) const {
  std::vector<Xapian::docid> documents;
  if (!content_filter_.has_value() || terms.empty()) return documents;
  const absl::Status found = generation::CatchXapian([&] {
    const Xapian::Query bearers(Xapian::Query::OP_OR, terms.begin(), terms.end());
    documents = Documents(
        *content_, Xapian::Query(Xapian::Query::OP_FILTER, bearers, *content_filter_), limit);
    return absl::OkStatus();
  });
  if (!found.ok()) return found;
  return documents;
}

}  // namespace kok::search_core
