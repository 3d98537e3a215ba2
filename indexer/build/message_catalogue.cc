#include "indexer/build/message_catalogue.h"

#include <cstdint>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace kok::build {
namespace {

constexpr uint32_t kMagic = 0x950412de;
constexpr size_t kHeaderBytes = 28;
constexpr size_t kDescriptorBytes = 8;  // length and offset
constexpr uint32_t kMaxMajorRevision = 1;

// The bytes of a file, read with their bounds checked.
class Image {
 public:
  Image(std::string_view bytes, bool big_endian) : bytes_(bytes), big_endian_(big_endian) {}

  size_t size() const { return bytes_.size(); }

  // The number at `offset`. REQUIRES: offset + 4 <= size().
  uint32_t Number(size_t offset) const {
    uint32_t number = 0;
    for (size_t i = 0; i < 4; ++i) {
      const auto byte = static_cast<unsigned char>(bytes_[offset + (big_endian_ ? i : 3 - i)]);
      number = number << 8 | byte;
    }
    return number;
  }

  // Whether a table of `count` descriptors at `offset` lies within the file.
  bool HoldsTable(size_t offset, size_t count) const {
    return offset <= size() && count <= (size() - offset) / kDescriptorBytes;
  }

  // The text of the descriptor at `offset`, up to its first NUL. Nothing where it, with the NUL
  // behind it, is not within the file. REQUIRES: the descriptor is.
  std::optional<std::string_view> Text(size_t offset) const {
    const size_t length = Number(offset);
    const size_t begin = Number(offset + 4);
    if (begin >= size() || length >= size() - begin || bytes_[begin + length] != '\0') {
      return std::nullopt;
    }
    const std::string_view text = bytes_.substr(begin, length);
    return text.substr(0, text.find('\0'));
  }

 private:
  std::string_view bytes_;
  bool big_endian_;
};

absl::Status Wrong(const std::string& expected) {
  return absl::InvalidArgumentError(absl::StrCat("no catalogue of messages: expected ", expected));
}

absl::StatusOr<Image> Open(std::string_view bytes) {
  if (bytes.size() < kHeaderBytes) return Wrong("a header of 28 bytes");
  for (const bool big_endian : {false, true}) {
    const Image image(bytes, big_endian);
    if (image.Number(0) != kMagic) continue;
    if (image.Number(4) >> 16 > kMaxMajorRevision) return Wrong("revision 0 or 1");
    return image;
  }
  return Wrong("the first bytes of a .mo file");
}

bool SaysUtf8(std::string_view header) {
  const std::string lower = absl::AsciiStrToLower(absl::string_view(header.data(), header.size()));
  return absl::StrContains(lower, "charset=utf-8");
}

}  // namespace

absl::StatusOr<MessageCatalogue> MessageCatalogue::Parse(std::string_view bytes) {
  const absl::StatusOr<Image> image = Open(bytes);
  if (!image.ok()) return image.status();
  const size_t count = image->Number(8);
  const size_t originals = image->Number(12);
  const size_t translations = image->Number(16);
  if (!image->HoldsTable(originals, count) || !image->HoldsTable(translations, count)) {
    return Wrong(absl::StrCat("two tables of ", count, " messages within ", bytes.size(),
                              " bytes; is the file cut off?"));
  }
  MessageCatalogue catalogue;
  catalogue.translations_.reserve(count);
  for (size_t i = 0; i < count; ++i) {
    const auto original = image->Text(originals + i * kDescriptorBytes);
    const auto translation = image->Text(translations + i * kDescriptorBytes);
    if (!original.has_value() || !translation.has_value()) {
      return Wrong(absl::StrCat("message ", i + 1, " within ", bytes.size(),
                                " bytes, ended by a NUL; is the file cut off?"));
    }
    catalogue.translations_.emplace(*original, *translation);
  }
  if (!SaysUtf8(catalogue.Find(""))) return Wrong("a header that says charset=UTF-8");
  return catalogue;
}

std::string_view MessageCatalogue::Find(std::string_view original) const {
  const auto found = translations_.find(absl::string_view(original.data(), original.size()));
  return found == translations_.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace kok::build
