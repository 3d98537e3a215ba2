#include "indexer/build/index_writer.h"

#include <sys/stat.h>
#include <xapian.h>

#include <cerrno>
#include <filesystem>
#include <map>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "indexer/build/document_builder.h"
#include "indexer/generation/files.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/xapian_status.h"

namespace kok::build {
namespace {

using generation::JoinPath;

// Documents go into a scratch database, which is then compacted into one file: smaller, and
// openable by descriptor.
template <typename Record>
absl::Status WriteDatabase(const std::map<std::string, Record>& records,
                           const DocumentBuilder& builder, const std::string& path) {
  const std::string scratch = path + ".scratch";
  absl::Status written = generation::CatchXapian([&] {
    Xapian::WritableDatabase database(
        scratch, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS);
    for (const auto& [name, record] : records) database.add_document(builder.Build(record));
    database.commit();
    database.compact(path, Xapian::DBCOMPACT_SINGLE_FILE | Xapian::DBCOMPACT_NO_RENUMBER);
    database.close();
    return absl::OkStatus();
  });
  std::error_code ignored;
  std::filesystem::remove_all(scratch, ignored);
  return written.ok() ? generation::SyncPath(path) : written;
}

}  // namespace

absl::Status WriteIndex(const RecordSet& records, const ReferenceData& reference,
                        const std::string& folder) {
  const DocumentBuilder builder(reference.analyzer, reference.regions, reference.vocabulary);
  absl::Status written = WriteDatabase(records.organizations(), builder,
                                       JoinPath(folder, generation::kOrganizationsDatabase));
  if (!written.ok()) return written;
  written =
      WriteDatabase(records.contents(), builder, JoinPath(folder, generation::kContentDatabase));
  if (!written.ok()) return written;

  const std::string analysis = JoinPath(folder, generation::kAnalysisFolder);
  if (mkdir(analysis.c_str(), 0750) != 0) {
    return absl::ErrnoToStatus(errno, absl::StrCat("cannot create ", analysis));
  }
  written = generation::WriteNewFile(JoinPath(folder, generation::kStopWordsFile),
                                     reference.stop_words_text);
  if (!written.ok()) return written;
  written =
      generation::WriteNewFile(JoinPath(folder, generation::kRegionsFile), reference.regions_text);
  if (!written.ok()) return written;
  return generation::SyncPath(analysis);
}

}  // namespace kok::build
