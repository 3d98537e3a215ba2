// Bytes of `.mo` catalogues, made by hand.

#ifndef KOK_TESTS_UNIT_INDEXER_BUILD_MADE_CATALOGUE_H_
#define KOK_TESTS_UNIT_INDEXER_BUILD_MADE_CATALOGUE_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace kok::tests {

inline constexpr char kUtf8Header[] = "Content-Type: text/plain; charset=UTF-8\n";

// Original and translation.
using Messages = std::vector<std::pair<std::string, std::string>>;

inline void PutNumber(std::string& bytes, size_t number, bool big_endian) {
  for (int i = 0; i < 4; ++i) {
    bytes.push_back(static_cast<char>(number >> 8 * (big_endian ? 3 - i : i) & 0xFF));
  }
}

// A catalogue of these messages and no others: a header, both tables, no hash table, the texts.
inline std::string MadeCatalogue(const Messages& messages, bool big_endian = false,
                                 size_t revision = 0) {
  constexpr size_t kHeaderBytes = 28;
  const size_t table_bytes = messages.size() * 8;
  std::string bytes;
  for (const size_t number :
       {size_t{0x950412de}, revision, messages.size(), kHeaderBytes, kHeaderBytes + table_bytes,
        size_t{0}, kHeaderBytes + 2 * table_bytes}) {
    PutNumber(bytes, number, big_endian);
  }
  std::string texts;
  const auto put = [&](const std::string& text) {
    PutNumber(bytes, text.size(), big_endian);
    PutNumber(bytes, kHeaderBytes + 2 * table_bytes + texts.size(), big_endian);
    texts += text;
    texts.push_back('\0');
  };
  for (const auto& message : messages) put(message.first);
  for (const auto& message : messages) put(message.second);
  return bytes + texts;
}

}  // namespace kok::tests

#endif  // KOK_TESTS_UNIT_INDEXER_BUILD_MADE_CATALOGUE_H_
