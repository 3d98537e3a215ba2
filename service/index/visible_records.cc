#include "service/index/visible_records.h"

#include <xapian.h>

#include <algorithm>
#include <set>
#include <utility>

#include "indexer/generation/glass_file.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/record_digest.h"
#include "indexer/generation/stored_records.h"
#include "indexer/generation/xapian_status.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/record_references.h"
#include "indexer/schema/resource_name.h"
#include "kok/search/v1/organization.pb.h"
#include "service/index/database_copy.h"
#include "service/index/record_counts.h"

namespace kok::index {
namespace {

using generation::Retractions;
using generation::UniqueFd;
using kok::search::v1::Organization;

// Looks at every organisation once.
absl::Status FindEdits(const Xapian::Database& database, const Retractions& retractions,
                       DocumentEdits& edits, VisibleRecords& visible) {
  const auto look = [&](Xapian::docid document, Organization record) {
    if (retractions.count(record.name()) > 0) {
      edits[document] = std::nullopt;
      visible.withheld.push_back(record.name());
      Discount(record, visible.counts);
    } else if (schema::RemoveReferences(retractions, record)) {
      generation::SetEtag(record);
      edits[document] = record.SerializeAsString();
      visible.rewritten.emplace(record.name(), record.etag());
    }
  };
  return generation::CatchXapian([&] { return generation::ForEachOrganization(database, look); });
}

absl::Status ShowOrganizations(const generation::VerifiedGeneration& generation,
                               const Retractions& retractions, VisibleRecords& visible) {
  absl::StatusOr<UniqueFd> shown = SameFile(generation, generation::kOrganizationsDatabase);
  if (shown.ok() && !retractions.empty()) {
    const auto database = generation::OpenGlassFile(shown->get());
    if (!database.ok()) return database.status();
    DocumentEdits edits;
    const absl::Status found = FindEdits(**database, retractions, edits, visible);
    if (!found.ok()) return found;
    if (!edits.empty()) shown = CopyDatabase(**database, edits);
  }
  if (shown.ok()) visible.organizations = *std::move(shown);
  return shown.status();
}

// Looks at the withdrawn texts only.
absl::Status WithholdContents(const Xapian::Database& database, const Retractions& retractions,
                              VisibleRecords& visible) {
  return generation::CatchXapian([&]() -> absl::Status {
    for (const std::string& name : retractions) {
      if (!schema::IsResourceName(name, schema::kContents)) continue;
      const std::string term = schema::FilterTerm(schema::kResourceNamePrefix, name);
      const auto posting = database.postlist_begin(term);
      if (posting == database.postlist_end(term)) continue;
      const auto content = generation::ReadContentHead(database, *posting);
      if (!content.ok()) return content.status();
      visible.withheld.push_back(name);
      visible.withheld_contents.push_back(*posting);
      Discount(*content, visible.counts);
    }
    std::sort(visible.withheld_contents.begin(), visible.withheld_contents.end());
    return absl::OkStatus();
  });
}

// Looks at the texts only that refer to a withdrawn record.
absl::Status RewriteContents(const Xapian::Database& database, const generation::TextStore& bodies,
                             const Retractions& retractions, VisibleRecords& visible) {
  return generation::CatchXapian([&]() -> absl::Status {
    std::set<Xapian::docid> referring;
    for (const std::string& name : retractions) {
      const std::string term = schema::FilterTerm(schema::kReferringPrefix, name);
      referring.insert(database.postlist_begin(term), database.postlist_end(term));
    }
    for (const Xapian::docid document : referring) {
      const auto& withheld = visible.withheld_contents;
      if (std::binary_search(withheld.begin(), withheld.end(), document)) continue;
      auto content = generation::ReadContent(database, bodies, document);
      if (!content.ok()) return content.status();
      if (!schema::RemoveReferences(retractions, *content)) continue;
      generation::SetEtag(*content);
      visible.rewritten.emplace(content->name(), content->etag());
      visible.rewritten_contents.emplace(document, content->etag());
    }
    return absl::OkStatus();
  });
}

}  // namespace

absl::StatusOr<VisibleRecords> ReadVisibleRecords(const generation::VerifiedGeneration& generation,
                                                  const Xapian::Database& content,
                                                  const generation::TextStore& bodies,
                                                  const Retractions& retractions) {
  VisibleRecords visible;
  visible.counts = generation.manifest.counts();
  absl::Status status = ShowOrganizations(generation, retractions, visible);
  if (status.ok()) status = WithholdContents(content, retractions, visible);
  if (status.ok()) status = RewriteContents(content, bodies, retractions, visible);
  if (!status.ok()) return status;
  std::sort(visible.withheld.begin(), visible.withheld.end());
  return visible;
}

}  // namespace kok::index
