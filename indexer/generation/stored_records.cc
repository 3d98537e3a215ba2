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

// Documents are numbered in the order of names, as index_writer writes them.
template <typename Record>
absl::Status ReadDatabase(const VerifiedGeneration& generation, const char* name,
                          const std::function<void(Record)>& visit) {
  if (!visit) return absl::OkStatus();
  const auto file = generation.files.find(name);
  if (file == generation.files.end()) {
    return absl::DataLossError(
        absl::StrCat("generation ", generation.id, ": ", name, " is missing"));
  }
  auto database = OpenGlassFile(file->second.get());
  if (!database.ok()) return database.status();
  return CatchXapian([&]() -> absl::Status {
    const Xapian::PostingIterator end = (*database)->postlist_end("");
    for (auto posting = (*database)->postlist_begin(""); posting != end; ++posting) {
      Record record;
      if (!record.ParseFromString((*database)->get_document(*posting).get_data())) {
        return absl::DataLossError(
            absl::StrCat("generation ", generation.id, ": ", name, " holds no record"));
      }
      visit(std::move(record));
    }
    return absl::OkStatus();
  });
}

}  // namespace

absl::Status ReadRecords(const VerifiedGeneration& generation, const RecordVisitor& visitor) {
  absl::Status read = ReadDatabase<kok::search::v1::Organization>(
      generation, kOrganizationsDatabase, visitor.organization);
  if (!read.ok()) return read;
  return ReadDatabase<kok::search::v1::Content>(generation, kContentDatabase, visitor.content);
}

}  // namespace kok::generation
