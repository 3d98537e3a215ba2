#include "indexer/generation/stored_records.h"

#include <xapian.h>

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/generation/glass_file.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/xapian_status.h"

namespace kok::generation {
namespace {

using kok::search::v1::Content;
using kok::search::v1::Organization;

absl::Status Missing(const VerifiedGeneration& generation, const char* name) {
  return absl::DataLossError(absl::StrCat("generation ", generation.id, ": ", name, " is missing"));
}

absl::Status NoOrganization() { return absl::DataLossError("a document holds no organisation"); }

absl::Status NoContent() { return absl::DataLossError("a document holds no content"); }

// Empty where there is no document. That there is one is not looked up first: those that are asked
// for come from the index, and the look-up costs as much as the data.
std::string DataOf(const Xapian::Database& database, Xapian::docid document) {
  return database.get_document(document, Xapian::DOC_ASSUME_VALID).get_data();
}

// Calls `visit` with each document and its record. Documents are numbered in the order of names, as
// index_writer writes them.
template <typename Read, typename Visit>
absl::Status ForEachRecord(const Xapian::Database& database, Read read, const Visit& visit) {
  const Xapian::PostingIterator end = database.postlist_end("");
  for (auto posting = database.postlist_begin(""); posting != end; ++posting) {
    auto record = read(database, *posting);
    if (!record.ok()) return record.status();
    visit(*posting, *std::move(record));
  }
  return absl::OkStatus();
}

template <typename Read, typename Visit>
absl::Status ReadDatabase(const VerifiedGeneration& generation, const char* name, Read read,
                          const Visit& visit) {
  const auto file = generation.files.find(name);
  if (file == generation.files.end()) return Missing(generation, name);
  auto database = OpenGlassFile(file->second.get());
  if (!database.ok()) return database.status();
  return CatchXapian([&]() -> absl::Status {
    const absl::Status all = ForEachRecord(
        **database, read, [&](Xapian::docid, auto record) { visit(std::move(record)); });
    if (all.ok()) return all;
    return absl::Status(
        all.code(), absl::StrCat("generation ", generation.id, ": ", name, ": ", all.message()));
  });
}

}  // namespace

absl::StatusOr<Organization> ReadOrganization(const Xapian::Database& database,
                                              Xapian::docid document) {
  Organization organization;
  const bool is_one = organization.ParseFromString(DataOf(database, document));
  if (!is_one || organization.name().empty()) return NoOrganization();
  return organization;
}

absl::Status ForEachOrganization(const Xapian::Database& organizations,
                                 const std::function<void(Xapian::docid, Organization)>& visit) {
  return ForEachRecord(organizations, ReadOrganization, visit);
}

absl::StatusOr<Content> ReadContentHead(const Xapian::Database& content, Xapian::docid document) {
  Content head;
  const bool is_one = head.ParseFromString(DataOf(content, document));
  if (!is_one || head.name().empty()) return NoContent();
  return head;
}

absl::StatusOr<Content> ReadContent(const Xapian::Database& content, const TextStore& bodies,
                                    Xapian::docid document) {
  absl::StatusOr<Content> record = ReadContentHead(content, document);
  if (!record.ok()) return record;
  absl::StatusOr<std::string> body = bodies.Read(document);
  if (!body.ok()) return body.status();
  if (!body->empty()) record->set_body(*std::move(body));
  return record;
}

absl::StatusOr<TextStore> OpenBodies(const VerifiedGeneration& generation) {
  absl::StatusOr<UniqueFd> fd = SameFile(generation, kContentTexts);
  if (!fd.ok()) return fd.status();
  return TextStore::Open(*std::move(fd));
}

absl::Status ReadRecords(const VerifiedGeneration& generation, const RecordVisitor& visitor) {
  absl::Status read = absl::OkStatus();
  if (visitor.organization) {
    read = ReadDatabase(generation, kOrganizationsDatabase, ReadOrganization, visitor.organization);
  }
  if (read.ok() && visitor.content_head) {
    read = ReadDatabase(generation, kContentDatabase, ReadContentHead, visitor.content_head);
  }
  if (!read.ok() || !visitor.content) return read;
  const absl::StatusOr<TextStore> bodies = OpenBodies(generation);
  if (!bodies.ok()) return bodies.status();
  return ReadDatabase(
      generation, kContentDatabase,
      [&](const Xapian::Database& content, Xapian::docid document) {
        return ReadContent(content, *bodies, document);
      },
      visitor.content);
}

}  // namespace kok::generation
