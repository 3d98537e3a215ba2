// Reads the records of a generation back out of its databases.

#ifndef KOK_INDEXER_GENERATION_STORED_RECORDS_H_
#define KOK_INDEXER_GENERATION_STORED_RECORDS_H_

#include <xapian.h>

#include <functional>

#include "absl/status/status.h"
#include "indexer/generation/text_store.h"
#include "indexer/generation/verified_generation.h"
#include "kok/search/v1/content.pb.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::generation {

// Called with one record after the other. Empty: that kind is not read.
struct RecordVisitor {
  std::function<void(kok::search::v1::Organization)> organization;
  std::function<void(kok::search::v1::Content)> content;
  std::function<void(kok::search::v1::Content)> content_head = nullptr;  // without its body
};

// The record of a document of organisations. DataLoss where there is none. May throw Xapian::Error.
absl::StatusOr<kok::search::v1::Organization> ReadOrganization(
    const Xapian::Database& organizations, Xapian::docid document);
// Calls `visit` with every organisation and its document, in the order of names, one at a time.
// DataLoss where a document holds none. May throw Xapian::Error.
absl::Status ForEachOrganization(
    const Xapian::Database& organizations,
    const std::function<void(Xapian::docid, kok::search::v1::Organization)>& visit);

// The whole record of a document of content: what the index holds and its body. DataLoss where
// there is none. May throw Xapian::Error.
absl::StatusOr<kok::search::v1::Content> ReadContent(const Xapian::Database& content,
                                                     const TextStore& bodies,
                                                     Xapian::docid document);
// The same without the body.
absl::StatusOr<kok::search::v1::Content> ReadContentHead(const Xapian::Database& content,
                                                         Xapian::docid document);

// The bodies of a generation. DataLoss where the file is missing or none.
absl::StatusOr<TextStore> OpenBodies(const VerifiedGeneration& generation);

// Reads every record, organisations first, each kind in the order of names; holds one at a time.
// DataLoss where a document holds no record, else as xapian_status says.
absl::Status ReadRecords(const VerifiedGeneration& generation, const RecordVisitor& visitor);

}  // namespace kok::generation

#endif  // KOK_INDEXER_GENERATION_STORED_RECORDS_H_
