#include "indexer/build/index_writer.h"

#include <sys/stat.h>
#include <xapian.h>

#include <cerrno>
#include <filesystem>
#include <map>
#include <system_error>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "indexer/build/document_builder.h"
#include "indexer/build/parallel.h"
#include "indexer/generation/files.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/xapian_status.h"

namespace kok::build {
namespace {

using generation::JoinPath;

// Few enough to be held in memory, many enough to keep all cores at work.
constexpr size_t kBatchRecords = 256;

// Text becomes terms on all cores; the database takes documents from one thread only, in the order
// of names, so that the same records give the same files.
template <typename Record>
absl::Status AddDocuments(const std::map<std::string, Record>& records,
                          const DocumentBuilder& builder, Xapian::WritableDatabase& database,
                          Progress& progress) {
  std::vector<const Record*> batch;
  std::vector<absl::StatusOr<Xapian::Document>> documents;
  for (auto next = records.begin(); next != records.end();) {
    batch.clear();
    for (; next != records.end() && batch.size() < kBatchRecords; ++next) {
      batch.push_back(&next->second);
    }
    documents.assign(batch.size(), absl::UnknownError("not built"));
    ParallelFor(batch.size(), [&](size_t i) {
      const absl::Status built = generation::CatchXapian([&] {
        documents[i] = builder.Build(*batch[i]);
        return absl::OkStatus();
      });
      if (!built.ok()) documents[i] = built;
    });
    for (const auto& document : documents) {
      if (!document.ok()) return document.status();
      database.add_document(*document);
    }
    progress.Add(batch.size());
  }
  return absl::OkStatus();
}

// Documents go into a scratch database, which is then compacted into one file: smaller, and
// openable by descriptor.
template <typename Record>
absl::Status WriteDatabase(const std::map<std::string, Record>& records,
                           const DocumentBuilder& builder, const std::string& path,
                           Progress& progress) {
  const std::string scratch = path + ".scratch";
  const std::string compacted = path + ".compacted";
  absl::Status written = generation::CatchXapian([&] {
    Xapian::WritableDatabase database(
        scratch, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS);
    const absl::Status added = AddDocuments(records, builder, database, progress);
    if (!added.ok()) return added;
    database.commit();
    database.compact(compacted, Xapian::DBCOMPACT_SINGLE_FILE | Xapian::DBCOMPACT_NO_RENUMBER);
    database.close();
    return absl::OkStatus();
  });
  // Xapian does not always keep what the operating system said.
  if (absl::IsUnavailable(written)) {
    written = absl::UnavailableError(
        absl::StrCat("cannot write ", path,
                     " (is the disk full, or a file size limited?): ", written.message()));
  }
  std::error_code ignored;
  std::filesystem::remove_all(scratch, ignored);
  // Xapian drops the result of its own sync of the compacted file, and a second sync of one that
  // failed says nothing: hence a copy whose sync is ours alone.
  if (written.ok()) written = generation::CopyToNewFile(compacted, path);
  std::filesystem::remove(compacted, ignored);
  return written;
}

double AverageContentWords(const RecordSet& records) {
  double words = 0;
  for (const auto& [name, content] : records.contents()) words += ContentWords(content);
  return words > 0 ? words / static_cast<double>(records.contents().size()) : 1.0;
}

}  // namespace

absl::Status WriteIndex(const RecordSet& records, const ReferenceData& reference,
                        const generation::AnalysisFiles& texts, const std::string& folder,
                        Progress& progress) {
  absl::StatusOr<analysis::Analyzer> analyzer = MakeAnalyzer(texts);
  if (!analyzer.ok()) return analyzer.status();
  const DocumentBuilder builder(*analyzer, reference.regions, reference.vocabulary,
                                AverageContentWords(records));
  progress.Begin("indexing", records.organizations().size() + records.contents().size());
  absl::Status written =
      WriteDatabase(records.organizations(), builder,
                    JoinPath(folder, generation::kOrganizationsDatabase), progress);
  if (!written.ok()) return written;
  written = WriteDatabase(records.contents(), builder,
                          JoinPath(folder, generation::kContentDatabase), progress);
  if (!written.ok()) return written;
  progress.End();

  const std::string analysis = JoinPath(folder, generation::kAnalysisFolder);
  if (mkdir(analysis.c_str(), 0750) != 0) {
    return absl::ErrnoToStatus(errno, absl::StrCat("cannot create ", analysis));
  }
  for (const auto& [path, text] : texts) {
    written = generation::WriteNewFile(JoinPath(folder, path), text);
    if (!written.ok()) return written;
  }
  return generation::SyncPath(analysis);
}

}  // namespace kok::build
