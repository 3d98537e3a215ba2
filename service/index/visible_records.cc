#include "service/index/visible_records.h"

#include <xapian.h>

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/generation/checksums.h"
#include "indexer/generation/glass_file.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/stored_records.h"
#include "indexer/generation/xapian_status.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/resource_name.h"
#include "kok/search/v1/content.pb.h"
#include "kok/search/v1/organization.pb.h"
#include "service/index/database_copy.h"
#include "service/index/record_counts.h"

namespace kok::index {
namespace {

using generation::Retractions;
using generation::UniqueFd;
using kok::search::v1::Content;
using kok::search::v1::Organization;

constexpr size_t kEtagDigits = 16;

// Whether the organisation referred to a withdrawn one; it does not any more.
bool DropReferences(const Retractions& retractions, Organization& organization) {
  bool dropped = false;
  if (retractions.count(organization.parent()) > 0) {
    organization.clear_parent();
    dropped = true;
  }
  if (retractions.count(organization.superseded_by()) > 0) {
    organization.clear_superseded_by();
    dropped = true;
  }
  auto& others = *organization.mutable_confusable_with();
  const auto kept = std::remove_if(others.begin(), others.end(), [&](const std::string& other) {
    return retractions.count(other) > 0;
  });
  dropped = dropped || kept != others.end();
  others.erase(kept, others.end());
  if (dropped) {
    // Of what is left: another reference dropped is another etag.
    organization.set_etag(
        generation::Sha256Hex(organization.SerializeAsString()).substr(0, kEtagDigits));
  }
  return dropped;
}

// Looks at every organisation once.
absl::Status FindEdits(const Xapian::Database& database, const Retractions& retractions,
                       DocumentEdits& edits, VisibleRecords& visible) {
  return generation::CatchXapian([&]() -> absl::Status {
    for (auto posting = database.postlist_begin(""); posting != database.postlist_end("");
         ++posting) {
      Organization record;
      if (!record.ParseFromString(database.get_document(*posting).get_data())) {
        return absl::DataLossError("a document holds no record");
      }
      if (retractions.count(record.name()) > 0) {
        edits[*posting] = std::nullopt;
        visible.withheld.push_back(record.name());
        Discount(record, visible.counts);
      } else if (DropReferences(retractions, record)) {
        edits[*posting] = record.SerializeAsString();
        visible.rewritten.push_back(record.name());
        visible.rewritten_etags.push_back(record.etag());
      }
    }
    return absl::OkStatus();
  });
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
    return absl::OkStatus();
  });
}

}  // namespace

absl::StatusOr<VisibleRecords> ReadVisibleRecords(const generation::VerifiedGeneration& generation,
                                                  const Xapian::Database& content,
                                                  const Retractions& retractions) {
  VisibleRecords visible;
  visible.counts = generation.manifest.counts();
  absl::Status status = ShowOrganizations(generation, retractions, visible);
  if (status.ok()) status = WithholdContents(content, retractions, visible);
  if (!status.ok()) return status;
  std::sort(visible.withheld.begin(), visible.withheld.end());
  std::sort(visible.withheld_contents.begin(), visible.withheld_contents.end());
  return visible;
}

}  // namespace kok::index
