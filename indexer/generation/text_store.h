// The bodies of a generation's content, compressed: beside the index, so that ranking never reads
// past them, and read only for a snippet, a full view or a phrase.
//
// The file, numbers little-endian:
//   bytes 0 to 7          "KOKTEXT1"
//   then                  a Zstandard dictionary, made of samples of the texts; may be empty
//   then                  a Zstandard frame a text, by document; none for an empty text
//   then                  where each text begins and where the last one ends: 8 bytes each
//   the last 24 bytes     number of texts, bytes of the dictionary (8 each), "KOKTEXT1"

#ifndef KOK_INDEXER_GENERATION_TEXT_STORE_H_
#define KOK_INDEXER_GENERATION_TEXT_STORE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/generation/files.h"

namespace kok::generation {

// A longer one is taken for damage.
inline constexpr size_t kMaxStoredTextBytes = 4 << 20;

// A dictionary for texts like `samples`; empty where they are too few for one. The same samples
// give the same dictionary.
std::string TextDictionary(const std::vector<std::string>& samples);

// Makes frames. For one thread.
class TextCompressor {
 public:
  explicit TextCompressor(const std::string& dictionary);
  ~TextCompressor();
  TextCompressor(const TextCompressor&) = delete;
  TextCompressor& operator=(const TextCompressor&) = delete;

  // Appends the frame of `text`, none for an empty one, and returns its size. Internal where the
  // library fails, which lack of memory makes it do.
  absl::StatusOr<size_t> Append(std::string_view text, std::string& frames);

 private:
  struct State;
  const std::unique_ptr<State> state_;
};

// The text of a frame that was made without a dictionary. DataLoss where it is no such frame or of
// a text of over `most_bytes`.
absl::StatusOr<std::string> TextOfFrame(std::string_view frame, size_t most_bytes);

// Writes the file. For one thread.
class TextStoreWriter {
 public:
  // The file must not be there yet. Fails with what the file system failed with.
  static absl::StatusOr<TextStoreWriter> Create(const std::string& path,
                                                std::string_view dictionary);
  // Adds the texts whose frames, of these sizes, follow one another in `frames`.
  absl::Status Append(std::string_view frames, const std::vector<uint32_t>& sizes);
  // Writes what is left and fsyncs the file.
  absl::Status Finish();

 private:
  TextStoreWriter(UniqueFd fd, std::string path) : fd_(std::move(fd)), path_(std::move(path)) {}

  UniqueFd fd_;
  std::string path_;
  uint64_t dictionary_bytes_ = 0;
  std::vector<uint64_t> begins_;
};

// Reads texts by the number of their document. Immutable; safe from any thread.
class TextStore {
 public:
  // Takes the descriptor over. DataLoss where the file is none of these.
  static absl::StatusOr<TextStore> Open(UniqueFd fd);

  TextStore(TextStore&&) noexcept;
  TextStore& operator=(TextStore&&) noexcept;
  ~TextStore();

  uint64_t size() const;  // number of texts
  // The text of document `number`, 1 to size(). DataLoss where there is none such or it does not
  // read as it was written; Unavailable where the file does not.
  absl::StatusOr<std::string> Read(uint64_t number) const;

 private:
  struct State;
  explicit TextStore(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace kok::generation

#endif  // KOK_INDEXER_GENERATION_TEXT_STORE_H_
