#include "indexer/build/content_writer.h"

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "indexer/build/best_documents.h"
#include "indexer/build/content_titles.h"
#include "indexer/build/idle.h"
#include "indexer/build/parallel.h"
#include "indexer/build/scratch_database.h"
#include "indexer/generation/files.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/text_store.h"
#include "indexer/generation/xapian_status.h"

namespace kok::build {
namespace {

using generation::JoinPath;
using kok::search::v1::Content;
namespace fs = std::filesystem;

// A part ends at whichever comes first.
constexpr size_t kPartTexts = 4000;
constexpr size_t kPartBytes = 8 << 20;
constexpr size_t kPartsAtOnce = 64;  // merged: each holds a file open
constexpr size_t kMostSamples = 1000;
constexpr size_t kMostSampleBytes = 2 << 20;
constexpr size_t kMostBytesOfASample = 8 << 10;

// Texts [begin, end) in the order of names.
struct Part {
  size_t begin;
  size_t end;
};

std::vector<Part> Parts(const std::vector<const StoredContent*>& texts) {
  std::vector<Part> parts;
  for (size_t begin = 0; begin < texts.size();) {
    size_t end = begin;
    size_t bytes = 0;
    while (end < texts.size() && end - begin < kPartTexts && (end == begin || bytes < kPartBytes)) {
      bytes += texts[end++]->body_bytes;
    }
    parts.push_back({begin, end});
    begin = end;
  }
  return parts;
}

absl::StatusOr<std::string> Dictionary(const ContentSet& contents,
                                       const std::vector<const StoredContent*>& texts) {
  std::vector<std::string> samples;
  size_t bytes = 0;
  const size_t step = texts.size() / kMostSamples + 1;
  for (size_t i = 0; i < texts.size() && bytes < kMostSampleBytes; i += step) {
    if (texts[i]->body_bytes == 0) continue;
    const absl::StatusOr<Content> content = contents.Read(*texts[i]);
    if (!content.ok()) return content.status();
    samples.push_back(content->body().substr(0, kMostBytesOfASample));
    bytes += samples.back().size();
  }
  return generation::TextDictionary(samples);
}

// What a thread writes parts with.
struct Tools {
  Tools(const analysis::WordTable& words, const std::string& dictionary)
      : terms(words), compressor(dictionary) {}
  analysis::ContentTerms terms;
  generation::TextCompressor compressor;
};

// Writes parts, and merges them.
class ContentParts {
 public:
  ContentParts(const ContentSet& contents, const DocumentBuilder& builder,
               const analysis::WordTable& words, std::string folder)
      : contents_(contents),
        texts_(contents.InOrder()),
        builder_(builder),
        words_(words),
        folder_(std::move(folder)),
        parts_(Parts(texts_)),
        text_sizes_(parts_.size()) {}

  absl::Status Write(Progress& progress);
  // Merges the parts into a database at `index` and a text store at `bodies`.
  absl::Status Merge(const std::string& index, const std::string& bodies) const;

 private:
  absl::Status WritePart(size_t number, Tools& tools);
  std::string IndexPath(size_t part) const { return absl::StrCat(folder_, "/part-", part); }
  std::string TextPath(size_t part) const { return absl::StrCat(folder_, "/texts-", part); }

  const ContentSet& contents_;
  const std::vector<const StoredContent*> texts_;
  const DocumentBuilder& builder_;
  const analysis::WordTable& words_;
  const std::string folder_;
  const std::vector<Part> parts_;
  std::string dictionary_;
  std::vector<std::vector<uint32_t>> text_sizes_;  // by part
};

absl::Status ContentParts::WritePart(size_t number, Tools& tools) {
  std::string frames;
  std::vector<uint32_t>& sizes = text_sizes_[number];
  absl::Status written = generation::CatchXapian([&] {
    Xapian::WritableDatabase database =
        NewScratchDatabase(IndexPath(number), Xapian::DB_NO_TERMLIST);
    for (size_t i = parts_[number].begin; i < parts_[number].end; ++i) {
      const absl::StatusOr<Content> content = contents_.Read(*texts_[i]);
      if (!content.ok()) return content.status();
      database.add_document(builder_.Build(*content, tools.terms));
      const auto size = tools.compressor.Append(content->body(), frames);
      if (!size.ok()) return size.status();
      sizes.push_back(static_cast<uint32_t>(*size));
    }
    database.commit();
    database.close();
    return absl::OkStatus();
  });
  if (!written.ok()) return written;
  // Without a sync: it is read back before anything depends on it, and then removed.
  const absl::StatusOr<generation::UniqueFd> fd = generation::CreateNewFile(TextPath(number));
  if (!fd.ok()) return fd.status();
  return generation::WriteFully(fd->get(), frames, TextPath(number));
}

absl::Status ContentParts::Write(Progress& progress) {
  absl::StatusOr<std::string> dictionary = Dictionary(contents_, texts_);
  if (!dictionary.ok()) return dictionary.status();
  dictionary_ = *std::move(dictionary);
  Idle<Tools> idle;
  std::vector<absl::Status> results(parts_.size());
  // A round at a time, so that progress is told by one thread and a failure ends the work.
  constexpr size_t kRound = 8;
  for (size_t first = 0; first < parts_.size(); first += kRound) {
    const size_t count = std::min(kRound, parts_.size() - first);
    ParallelFor(count, [&](size_t i) {
      std::unique_ptr<Tools> tools = idle.Take();
      if (tools == nullptr) tools = std::make_unique<Tools>(words_, dictionary_);
      results[first + i] = WritePart(first + i, *tools);
      idle.GiveBack(std::move(tools));
    });
    for (size_t i = first; i < first + count; ++i) {
      if (!results[i].ok()) return results[i];
      progress.Add(parts_[i].end - parts_[i].begin);
    }
  }
  return absl::OkStatus();
}

absl::Status ContentParts::Merge(const std::string& index, const std::string& bodies) const {
  std::vector<std::string> paths;
  for (size_t i = 0; i < parts_.size(); ++i) paths.push_back(IndexPath(i));
  absl::Status merged = MergeDatabases(std::move(paths), kPartsAtOnce, folder_, index);
  if (!merged.ok()) return merged;
  auto store = generation::TextStoreWriter::Create(bodies, dictionary_);
  if (!store.ok()) return store.status();
  for (size_t i = 0; i < parts_.size(); ++i) {
    const auto frames = generation::ReadWholeFile(TextPath(i), int64_t{1} << 40);
    if (!frames.ok()) return frames.status();
    if (absl::Status added = store->Append(*frames, text_sizes_[i]); !added.ok()) return added;
    std::error_code ignored;
    fs::remove(TextPath(i), ignored);  // early: the disk need not hold all texts twice
  }
  return store->Finish();
}

}  // namespace

absl::Status WriteContent(const RecordSet& records, const DocumentBuilder& builder,
                          const analysis::WordTable& words, const std::string& stop_words,
                          const std::string& folder, Progress& progress) {
  const absl::StatusOr<const WordCensus*> census = records.words();
  if (!census.ok()) return census.status();
  const std::string scratch = JoinPath(folder, "content.scratch");
  std::error_code error;
  fs::create_directory(scratch, error);
  if (error) return absl::ErrnoToStatus(error.value(), absl::StrCat("cannot create ", scratch));
  const std::string index = JoinPath(folder, generation::kContentDatabase);
  const std::string merged = JoinPath(scratch, "merged");
  absl::Status written;
  {
    ContentParts parts(records.contents(), builder, words, scratch);
    written = parts.Write(progress);
    if (written.ok()) written = parts.Merge(merged, JoinPath(folder, generation::kContentTexts));
  }
  if (written.ok()) written = generation::CopyToNewFile(merged, index);
  fs::remove_all(scratch, error);
  if (!written.ok()) return AsFullDisk(written, index);

  const absl::StatusOr<std::string> best = BestDocumentsText(index);
  if (!best.ok()) return best.status();
  const absl::StatusOr<std::string> titles = ContentTitlesText(records.contents());
  if (!titles.ok()) return titles.status();
  for (const auto& [file, text] :
       {std::pair<const char*, std::string>{generation::kContentBestFile, *best},
        {generation::kContentWordsFile, ContentWordsText(**census, stop_words)},
        {generation::kContentTitlesFile, *titles}}) {
    written = generation::WriteNewFile(JoinPath(folder, file), text);
    if (!written.ok()) return written;
  }
  return absl::OkStatus();
}

}  // namespace kok::build
