#include "service/index/snapshot.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/xapian_status.h"

namespace kok::index {
namespace {

constexpr int64_t kMaxTextBytes = 16 << 20;

absl::StatusOr<std::string> ReadText(const generation::VerifiedGeneration& generation,
                                     const char* path) {
  const auto file = generation.files.find(path);
  if (file == generation.files.end()) {
    return absl::DataLossError(
        absl::StrCat("generation ", generation.id, ": ", path, " is missing"));
  }
  return generation::ReadAll(file->second.get(), kMaxTextBytes);
}

// The first question warms the handle and shows that the file answers.
absl::Status AskSomething(const DatabasePool& pool) {
  absl::StatusOr<DatabasePool::Handle> handle = pool.Borrow();
  if (!handle.ok()) return handle.status();
  return generation::CatchXapian([&]() -> absl::Status {
    Xapian::Enquire enquire(**handle);
    enquire.set_query(Xapian::Query(std::string()));
    const Xapian::MSet hits = enquire.get_mset(0, 1);
    if (!hits.empty() && hits.begin().get_document().get_data().empty()) {
      return absl::DataLossError("a document holds no record");
    }
    return absl::OkStatus();
  });
}

}  // namespace

Snapshot::Snapshot(generation::VerifiedGeneration generation, analysis::Analyzer analyzer,
                   region::RegionTable regions)
    : generation_(std::move(generation)),
      analyzer_(std::move(analyzer)),
      regions_(std::move(regions)),
      organizations_(std::move(generation_.files[generation::kOrganizationsDatabase])),
      content_(std::move(generation_.files[generation::kContentDatabase])) {
  info_.set_generation(generation_.id);
  info_.set_build_time(generation_.manifest.build_time());
  info_.set_schema_version(generation_.manifest.schema_version());
}

absl::StatusOr<std::shared_ptr<const Snapshot>> Snapshot::Open(const std::string& index_folder,
                                                               const std::string& id) {
  absl::StatusOr<generation::VerifiedGeneration> verified =
      generation::VerifyGeneration(index_folder, id);
  if (!verified.ok()) return verified.status();
  absl::StatusOr<std::string> stop_words = ReadText(*verified, generation::kStopWordsFile);
  if (!stop_words.ok()) return stop_words.status();
  absl::StatusOr<std::string> regions_text = ReadText(*verified, generation::kRegionsFile);
  if (!regions_text.ok()) return regions_text.status();
  const std::string fingerprint = generation::AnalysisFingerprint(analysis::Analyzer::Description(),
                                                                  *stop_words, *regions_text);
  if (fingerprint != verified->manifest.analysis_fingerprint()) {
    return absl::FailedPreconditionError(
        absl::StrCat("generation ", id,
                     ": its text was analysed in another way than this program does; build "
                     "the index with the kok-indexer of this version"));
  }
  absl::StatusOr<region::RegionTable> regions = region::RegionTable::Parse(*regions_text);
  if (!regions.ok()) return regions.status();
  std::shared_ptr<const Snapshot> snapshot(
      new Snapshot(*std::move(verified), analysis::Analyzer(*stop_words), *std::move(regions)));
  for (const DatabasePool* pool : {&snapshot->organizations_, &snapshot->content_}) {
    if (absl::Status answer = AskSomething(*pool); !answer.ok()) return answer;
  }
  return snapshot;
}

}  // namespace kok::index
