#include "indexer/generation/text_store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zdict.h>
#include <zstd.h>

#include <array>
#include <cerrno>
#include <utility>

#include "absl/strings/str_cat.h"

namespace kok::generation {
namespace {

constexpr std::string_view kMagic = "KOKTEXT1";
constexpr size_t kNumberBytes = 8;
constexpr size_t kFooterBytes = 2 * kNumberBytes + kMagic.size();
constexpr size_t kMaxDictionaryBytes = 64 << 10;
constexpr size_t kFewestSamples = 100;  // fewer make a dictionary that costs more than it saves
constexpr int kLevel = 1;               // higher ones save a tenth and take twice the time

void AppendNumber(uint64_t number, std::string& bytes) {
  for (size_t i = 0; i < kNumberBytes; ++i) {
    bytes.push_back(static_cast<char>(number >> (8 * i) & 0xFFU));
  }
}

uint64_t ReadNumber(const char* bytes) {
  uint64_t number = 0;
  for (size_t i = kNumberBytes; i-- > 0;) {
    number = number << 8 | static_cast<unsigned char>(bytes[i]);
  }
  return number;
}

absl::Status ReadAt(int fd, uint64_t offset, char* bytes, size_t size) {
  while (size > 0) {
    const ssize_t count = pread(fd, bytes, size, static_cast<off_t>(offset));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return absl::UnavailableError("cannot read a text of the index");
    if (count == 0) return absl::DataLossError("the texts of the index end too early");
    bytes += count;
    offset += static_cast<uint64_t>(count);
    size -= static_cast<size_t>(count);
  }
  return absl::OkStatus();
}

absl::Status NoStore() { return absl::DataLossError("the texts of the index are damaged"); }

struct FreeDecoder {
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};
struct FreeDictionary {
  void operator()(ZSTD_DDict* dictionary) const { ZSTD_freeDDict(dictionary); }
};

// `dictionary`: null for none.
absl::StatusOr<std::string> Decompressed(std::string_view frame, const ZSTD_DDict* dictionary,
                                         size_t most_bytes) {
  const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR || size > most_bytes) {
    return NoStore();
  }
  std::string text(size, '\0');
  // Its tables only, nothing of a text.
  thread_local const std::unique_ptr<ZSTD_DCtx, FreeDecoder> decoder(ZSTD_createDCtx());
  if (decoder == nullptr) return absl::ResourceExhaustedError("no memory to read a text");
  const size_t got =
      dictionary == nullptr
          ? ZSTD_decompressDCtx(decoder.get(), text.data(), text.size(), frame.data(), frame.size())
          : ZSTD_decompress_usingDDict(decoder.get(), text.data(), text.size(), frame.data(),
                                       frame.size(), dictionary);
  if (got != text.size()) return NoStore();
  return text;
}

}  // namespace

absl::StatusOr<std::string> TextOfFrame(std::string_view frame, size_t most_bytes) {
  if (frame.empty()) return std::string();
  return Decompressed(frame, nullptr, most_bytes);
}

std::string TextDictionary(const std::vector<std::string>& samples) {
  if (samples.size() < kFewestSamples) return "";
  std::string joined;
  std::vector<size_t> sizes;
  for (const std::string& sample : samples) {
    joined.append(sample);
    sizes.push_back(sample.size());
  }
  std::string dictionary(kMaxDictionaryBytes, '\0');
  const size_t size = ZDICT_trainFromBuffer(dictionary.data(), dictionary.size(), joined.data(),
                                            sizes.data(), static_cast<unsigned>(sizes.size()));
  if (ZDICT_isError(size) != 0) return "";
  dictionary.resize(size);
  return dictionary;
}

struct TextCompressor::State {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CDict* dictionary = nullptr;
};

TextCompressor::TextCompressor(const std::string& dictionary) : state_(std::make_unique<State>()) {
  if (!dictionary.empty()) {
    state_->dictionary = ZSTD_createCDict(dictionary.data(), dictionary.size(), kLevel);
  }
}

TextCompressor::~TextCompressor() {
  ZSTD_freeCDict(state_->dictionary);
  ZSTD_freeCCtx(state_->context);
}

absl::StatusOr<size_t> TextCompressor::Append(std::string_view text, std::string& frames) {
  if (text.empty()) return size_t{0};
  if (state_->context == nullptr) return absl::InternalError("no memory to compress a text");
  const size_t begin = frames.size();
  frames.resize(begin + ZSTD_compressBound(text.size()));
  const size_t room = frames.size() - begin;
  const size_t size = state_->dictionary == nullptr
                          ? ZSTD_compressCCtx(state_->context, frames.data() + begin, room,
                                              text.data(), text.size(), kLevel)
                          : ZSTD_compress_usingCDict(state_->context, frames.data() + begin, room,
                                                     text.data(), text.size(), state_->dictionary);
  if (ZSTD_isError(size) != 0) return absl::InternalError("cannot compress a text");
  frames.resize(begin + size);
  return size;
}

absl::StatusOr<TextStoreWriter> TextStoreWriter::Create(const std::string& path,
                                                        std::string_view dictionary) {
  absl::StatusOr<UniqueFd> fd = CreateNewFile(path);
  if (!fd.ok()) return fd.status();
  TextStoreWriter writer(*std::move(fd), path);
  writer.dictionary_bytes_ = dictionary.size();
  writer.begins_.push_back(kMagic.size() + dictionary.size());
  absl::Status written = WriteFully(writer.fd_.get(), std::string(kMagic).append(dictionary), path);
  if (!written.ok()) return written;
  return writer;
}

absl::Status TextStoreWriter::Append(std::string_view frames, const std::vector<uint32_t>& sizes) {
  for (const uint32_t size : sizes) begins_.push_back(begins_.back() + size);
  return WriteFully(fd_.get(), frames, path_);
}

absl::Status TextStoreWriter::Finish() {
  std::string tail;
  tail.reserve(begins_.size() * kNumberBytes + kFooterBytes);
  for (const uint64_t begin : begins_) AppendNumber(begin, tail);
  AppendNumber(begins_.size() - 1, tail);
  AppendNumber(dictionary_bytes_, tail);
  tail.append(kMagic);
  if (absl::Status written = WriteFully(fd_.get(), tail, path_); !written.ok()) return written;
  return SyncAndClose(std::move(fd_), path_);
}

struct TextStore::State {
  UniqueFd fd;
  uint64_t count = 0;
  uint64_t table = 0;  // where the table of beginnings begins
  uint64_t first = 0;  // where the first text begins
  std::unique_ptr<ZSTD_DDict, FreeDictionary> dictionary;
};

TextStore::TextStore(std::unique_ptr<State> state) : state_(std::move(state)) {}
TextStore::TextStore(TextStore&&) noexcept = default;
TextStore& TextStore::operator=(TextStore&&) noexcept = default;
TextStore::~TextStore() = default;

uint64_t TextStore::size() const { return state_->count; }

absl::StatusOr<TextStore> TextStore::Open(UniqueFd fd) {
  struct stat info {};
  if (fstat(fd.get(), &info) != 0) return absl::ErrnoToStatus(errno, "cannot examine the texts");
  const auto bytes = static_cast<uint64_t>(info.st_size);
  if (bytes < kMagic.size() + kNumberBytes + kFooterBytes) return NoStore();
  std::array<char, kFooterBytes> footer{};
  absl::Status read = ReadAt(fd.get(), bytes - kFooterBytes, footer.data(), kFooterBytes);
  if (!read.ok()) return read;
  auto state = std::make_unique<State>();
  state->fd = std::move(fd);
  state->count = ReadNumber(footer.data());
  const uint64_t dictionary_bytes = ReadNumber(footer.data() + kNumberBytes);
  const std::string_view magic(footer.data() + 2 * kNumberBytes, kMagic.size());
  const uint64_t most = (bytes - kFooterBytes) / kNumberBytes;
  if (magic != kMagic || state->count >= most || dictionary_bytes > kMaxDictionaryBytes) {
    return NoStore();
  }
  state->table = bytes - kFooterBytes - (state->count + 1) * kNumberBytes;
  state->first = kMagic.size() + dictionary_bytes;
  if (state->first > state->table) return NoStore();
  std::string dictionary(dictionary_bytes, '\0');
  read = ReadAt(state->fd.get(), kMagic.size(), dictionary.data(), dictionary.size());
  if (!read.ok()) return read;
  if (!dictionary.empty()) {
    state->dictionary.reset(ZSTD_createDDict(dictionary.data(), dictionary.size()));
    if (state->dictionary == nullptr) return NoStore();
  }
  return TextStore(std::move(state));
}

absl::StatusOr<std::string> TextStore::Read(uint64_t number) const {
  if (number == 0 || number > state_->count) return NoStore();
  std::array<char, 2 * kNumberBytes> range{};
  absl::Status read = ReadAt(state_->fd.get(), state_->table + (number - 1) * kNumberBytes,
                             range.data(), range.size());
  if (!read.ok()) return read;
  const uint64_t begin = ReadNumber(range.data());
  const uint64_t end = ReadNumber(range.data() + kNumberBytes);
  if (begin < state_->first || end < begin || end > state_->table ||
      end - begin > 2 * kMaxStoredTextBytes) {
    return NoStore();
  }
  if (begin == end) return std::string();
  std::string frame(end - begin, '\0');
  read = ReadAt(state_->fd.get(), begin, frame.data(), frame.size());
  if (!read.ok()) return read;
  return Decompressed(frame, state_->dictionary.get(), kMaxStoredTextBytes);
}

}  // namespace kok::generation
