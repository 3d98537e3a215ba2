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

double AverageContentWords(const RecordSet& records) {
  double words = 0;
  for (const auto& [name, content] : records.contents()) words += ContentWords(content);
  return words > 0 ? words / static_cast<double>(records.contents().size()) : 1.0;
}

}  // namespace

absl::Status WriteIndex(const RecordSet& records, const ReferenceData& reference,
                        const generation::AnalysisFiles& texts, const std::string& folder) {
  absl::StatusOr<analysis::Analyzer> analyzer = MakeAnalyzer(texts);
  if (!analyzer.ok()) return analyzer.status();
  const DocumentBuilder builder(*analyzer, reference.regions, reference.vocabulary,
                                AverageContentWords(records));
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
  for (const auto& [path, text] : texts) {
    written = generation::WriteNewFile(JoinPath(folder, path), text);
    if (!written.ok()) return written;
  }
  return generation::SyncPath(analysis);
}

}  // namespace kok::build
