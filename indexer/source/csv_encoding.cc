#include "indexer/source/csv_encoding.h"

#include <unicode/unistr.h>

#include <cstdint>
#include <vector>

#include "absl/strings/str_cat.h"

namespace kok::source {
namespace {

constexpr size_t kBlockBytes = 64 << 10;
constexpr char kSaveAs[] = "save it as \"CSV UTF-8\"";

// Follows a text byte by byte: lines, characters of UTF-8, and what is none.
class Scan {
 public:
  void Take(unsigned char byte) {
    if (pending_ > 0) {
      if (byte >= lowest_ && byte <= highest_) {
        lowest_ = 0x80;
        highest_ = 0xBF;
        if (--pending_ == 0) ++good_;
        if (pending_ == 0 && IsNoPairOfWindows(byte)) ++letters_;
        return;
      }
      pending_ = 0;
      Spoil();
    }
    if (byte == 0 && nul_line_ == 0) nul_line_ = line_;
    CountLine(byte);
    if (byte >= 0x80) Begin(byte);
  }
  void Finish() {
    if (pending_ > 0) Spoil();
  }

  int64_t good() const { return good_; }
  // Of these, those that no language writes in Windows-1252: `Ã¼`, `Å‚`, `â€“`.
  int64_t letters() const { return letters_; }
  int64_t bad() const { return bad_; }
  int bad_line() const { return bad_line_; }
  int nul_line() const { return nul_line_; }
  int undefined_line() const { return undefined_line_; }

 private:
  void CountLine(unsigned char byte) {
    if (byte == '\r' || (byte == '\n' && previous_ != '\r')) ++line_;
    previous_ = byte;
  }

  // The first byte of a character of more than one; the second one's bounds keep out overlong
  // forms, surrogates and what is beyond Unicode.
  void Begin(unsigned char byte) {
    // Bytes that Windows-1252 leaves open.
    const bool undefined =
        byte == 0x81 || byte == 0x8D || byte == 0x8F || byte == 0x90 || byte == 0x9D;
    if (undefined && undefined_line_ == 0) undefined_line_ = line_;
    if (byte < 0xC2 || byte > 0xF4) return Spoil();
    lead_ = byte;
    pending_ = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
    lowest_ = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80;
    highest_ = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF;
  }
  // Whether the bytes of the character that ends in `last` stand for nothing in Windows-1252. A
  // capital before a dash, a quotation mark, three dots or a fixed blank may well.
  bool IsNoPairOfWindows(unsigned char last) const {
    if (lead_ == 0xE2) return true;  // of a dash or quotation mark: `â€“`
    const bool is_mark = last == 0x84 || last == 0x85 || (last >= 0x91 && last <= 0x97) ||
                         last == 0xA0 || last == 0xAB || last == 0xBB;
    if (lead_ == 0xC3 && last == 0x84) return true;  // Ä
    if (lead_ == 0xC3 && last == 0x96) return true;  // Ö
    return lead_ == 0xC2 || (lead_ >= 0xC3 && lead_ <= 0xC5 && !is_mark);
  }
  void Spoil() {
    ++bad_;
    if (bad_line_ == 0) bad_line_ = line_;
  }

  int line_ = 1;
  unsigned char previous_ = 0;
  int pending_ = 0;
  unsigned char lowest_ = 0x80;
  unsigned char highest_ = 0xBF;
  unsigned char lead_ = 0;  // of the character that is pending
  int64_t good_ = 0;
  int64_t letters_ = 0;
  int64_t bad_ = 0;
  int bad_line_ = 0;
  int nul_line_ = 0;
  int undefined_line_ = 0;
};

absl::Status At(const std::string& path, int line, const std::string& problem) {
  return absl::InvalidArgumentError(absl::StrCat(path, ":", line, ": ", problem));
}

bool LooksLikeUtf16(std::string_view head) {
  if (head.size() < 2) return false;
  const std::string_view mark = head.substr(0, 2);
  if (mark == "\xFF\xFE" || mark == "\xFE\xFF") return true;
  return (head[0] == '\0') != (head[1] == '\0') && head.size() % 2 == 0;
}

absl::Status Judge(const Scan& scan, const std::string& path, CsvEncoding& encoding) {
  if (LooksLikeUtf16(encoding.head)) {
    return At(path, 1, absl::StrCat("is UTF-16, expected UTF-8 or Windows-1252: ", kSaveAs));
  }
  if (scan.nul_line() > 0) return At(path, scan.nul_line(), "holds a NUL byte, expected text");
  if (scan.bad() == 0) return absl::OkStatus();
  if (encoding.byte_order_mark || scan.good() > scan.bad() || scan.letters() > 0) {
    return At(path, scan.bad_line(),
              absl::StrCat("is no UTF-8, though letters elsewhere in the file are: ", kSaveAs));
  }
  if (scan.undefined_line() > 0) {
    return At(path, scan.undefined_line(),
              absl::StrCat("is neither UTF-8 nor Windows-1252: ", kSaveAs));
  }
  encoding.windows_1252 = true;
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<CsvEncoding> DetectEncoding(std::FILE* file, const std::string& display_path) {
  CsvEncoding encoding;
  Scan scan;
  std::vector<char> block(kBlockBytes);
  bool first = true;
  while (const size_t bytes = std::fread(block.data(), 1, block.size(), file)) {
    if (first) encoding.head.assign(block.data(), bytes);
    first = false;
    for (size_t i = 0; i < bytes; ++i) scan.Take(static_cast<unsigned char>(block[i]));
  }
  scan.Finish();
  if (std::ferror(file) != 0 || std::fseek(file, 0, SEEK_SET) != 0) {
    return absl::UnavailableError(absl::StrCat("cannot read ", display_path));
  }
  encoding.byte_order_mark = encoding.head.compare(0, 3, "\xEF\xBB\xBF") == 0;
  if (absl::Status judged = Judge(scan, display_path, encoding); !judged.ok()) return judged;
  if (encoding.byte_order_mark) encoding.head.erase(0, 3);
  return encoding;
}

std::string FromWindows1252(std::string_view text) {
  bool ascii = true;
  for (const char c : text) ascii = ascii && static_cast<unsigned char>(c) < 0x80;
  if (ascii) return std::string(text);
  std::string utf8;
  icu::UnicodeString(text.data(), static_cast<int32_t>(text.size()), "windows-1252")
      .toUTF8String(utf8);
  return utf8;
}

}  // namespace kok::source
