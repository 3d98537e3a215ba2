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
#include "indexer/analysis/word_table.h"
#include "indexer/build/content_writer.h"
#include "indexer/build/document_builder.h"
#include "indexer/build/parallel.h"
#include "indexer/build/scratch_database.h"
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
absl::Status WriteOrganizations(const RecordSet& records, const DocumentBuilder& builder,
                                const std::string& path, Progress& progress) {
  const std::string scratch = path + ".scratch";
  const std::string compacted = path + ".compacted";
  absl::Status written = generation::CatchXapian([&] {
    Xapian::WritableDatabase database = NewScratchDatabase(scratch, 0);
    const absl::Status added = AddDocuments(records.organizations(), builder, database, progress);
    if (!added.ok()) return added;
    database.commit();
    database.compact(compacted, Xapian::DBCOMPACT_SINGLE_FILE | Xapian::DBCOMPACT_NO_RENUMBER);
    database.close();
    return absl::OkStatus();
  });
  std::error_code ignored;
  std::filesystem::remove_all(scratch, ignored);
  // Xapian drops the result of its own sync of the compacted file, and a second sync of one that
  // failed says nothing: hence a copy whose sync is ours alone.
  if (written.ok()) written = generation::CopyToNewFile(compacted, path);
  std::filesystem::remove(compacted, ignored);
  return AsFullDisk(written, path);
}

// The words that several occurrences share: to look up the others costs as much as to read them.
std::vector<std::string> RepeatedWords(const WordCensus& census) {
  std::vector<std::string> words;
  for (const WordCensus::Word& word : census.words) {
    if (word.count > 1) words.push_back(word.written);
  }
  return words;
}

}  // namespace

absl::Status WriteIndex(const RecordSet& records, const ReferenceData& reference,
                        const BuildAnalysis& analysis, const std::string& folder,
                        Progress& progress) {
  const absl::StatusOr<const WordCensus*> census = records.words();
  if (!census.ok()) return census.status();
  const DocumentBuilder builder(analysis.analyzer, reference.regions, reference.vocabulary,
                                (*census)->average_words);
  const analysis::WordTable words(analysis.analyzer, RepeatedWords(**census), ParallelFor);
  progress.Begin("indexing", records.organizations().size() + records.contents().size());
  absl::Status written = WriteOrganizations(
      records, builder, JoinPath(folder, generation::kOrganizationsDatabase), progress);
  if (!written.ok()) return written;
  written = WriteContent(records, builder, words, analysis.texts.at(generation::kStopWordsFile),
                         folder, progress);
  if (!written.ok()) return written;
  progress.End();

  const std::string texts_folder = JoinPath(folder, generation::kAnalysisFolder);
  if (mkdir(texts_folder.c_str(), 0750) != 0) {
    return absl::ErrnoToStatus(errno, absl::StrCat("cannot create ", texts_folder));
  }
  for (const auto& [path, text] : analysis.texts) {
    written = generation::WriteNewFile(JoinPath(folder, path), text);
    if (!written.ok()) return written;
  }
  return generation::SyncPath(texts_folder);
}

}  // namespace kok::build
