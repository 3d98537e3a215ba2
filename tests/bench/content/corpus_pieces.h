// A corpus taken apart into words and what stands between them, each distinct one kept once:
// 100,000 sections of law are 40 million numbers, and writing a section is appending strings.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/node_hash_map.h"
#include "tests/bench/content/section_reader.h"

namespace kok::bench {

using PieceId = uint32_t;

struct PieceSection {
  std::string id;
  std::vector<PieceId> title;
  std::vector<std::vector<PieceId>>
      paragraphs;  // each but the first begins with the break before it
};

class CorpusPieces {
 public:
  enum class Kind : uint8_t { kBetween, kWithDigits, kSmallWord, kCapitalWord };

  void Add(const Section& section);

  // The number of `text`, which is added where it is new.
  PieceId IdOf(std::string_view text, Kind kind);

  const std::vector<PieceSection>& Sections() const { return sections_; }
  // As it stands inside a string of JSON. Valid for as long as this lives.
  const std::string& Json(PieceId piece) const { return *pieces_[piece].json; }
  Kind KindOf(PieceId piece) const { return pieces_[piece].kind; }
  bool IsWord(PieceId piece) const { return KindOf(piece) >= Kind::kSmallWord; }
  size_t Size() const { return pieces_.size(); }

 private:
  struct Piece {
    const std::string* json;
    Kind kind;
  };
  void TakeApart(std::string_view text, std::vector<PieceId>& pieces);

  absl::node_hash_map<std::string, PieceId>
      ids_;  // by what stands in JSON; its keys stay where they are
  std::vector<Piece> pieces_;
  std::vector<PieceSection> sections_;
};

}  // namespace kok::bench
