#include "service/index/visible_records.h"

#include <fcntl.h>
#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/generation/checksums.h"
#include "indexer/generation/glass_file.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/xapian_status.h"
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
    organization.set_etag(generation::Sha256Hex(absl::StrCat(organization.etag(), " rewritten"))
                              .substr(0, kEtagDigits));
  }
  return dropped;
}

// Only the organisations that stay can refer to others; texts never do.
bool DropReferences(const Retractions& /*retractions*/, Content& /*content*/) { return false; }

// Looks at every record once.
template <typename Record>
absl::Status FindEdits(const Xapian::Database& database, const Retractions& retractions,
                       DocumentEdits& edits, VisibleRecords& visible) {
  return generation::CatchXapian([&]() -> absl::Status {
    for (auto posting = database.postlist_begin(""); posting != database.postlist_end("");
         ++posting) {
      Record record;
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
      }
    }
    return absl::OkStatus();
  });
}

absl::StatusOr<UniqueFd> SameFile(const UniqueFd& file) {
  UniqueFd same(fcntl(file.get(), F_DUPFD_CLOEXEC, 0));
  if (!same.valid()) return absl::ErrnoToStatus(errno, "cannot open database");
  return same;
}

template <typename Record>
absl::StatusOr<UniqueFd> VisiblePart(const generation::VerifiedGeneration& generation,
                                     const char* path, const Retractions& retractions,
                                     VisibleRecords& visible) {
  const auto file = generation.files.find(path);
  if (file == generation.files.end()) {
    return absl::DataLossError(
        absl::StrCat("generation ", generation.id, ": ", path, " is missing"));
  }
  if (retractions.empty()) return SameFile(file->second);
  const absl::StatusOr<std::unique_ptr<Xapian::Database>> database =
      generation::OpenGlassFile(file->second.get());
  if (!database.ok()) return database.status();
  DocumentEdits edits;
  const absl::Status found = FindEdits<Record>(**database, retractions, edits, visible);
  if (!found.ok()) return found;
  return edits.empty() ? SameFile(file->second) : CopyDatabase(**database, edits);
}

}  // namespace

absl::StatusOr<VisibleRecords> ReadVisibleRecords(const generation::VerifiedGeneration& generation,
                                                  const Retractions& retractions) {
  VisibleRecords visible;
  visible.counts = generation.manifest.counts();
  absl::StatusOr<UniqueFd> file = VisiblePart<Organization>(
      generation, generation::kOrganizationsDatabase, retractions, visible);
  if (!file.ok()) return file.status();
  visible.organizations = *std::move(file);
  file = VisiblePart<Content>(generation, generation::kContentDatabase, retractions, visible);
  if (!file.ok()) return file.status();
  visible.content = *std::move(file);
  std::sort(visible.withheld.begin(), visible.withheld.end());
  return visible;
}

}  // namespace kok::index
