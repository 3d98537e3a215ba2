// Sections like those of a corpus, as many as wanted: their paragraphs exchanged, their numbers
// changed, some of their words replaced, and new compounds made as fast as the vocabulary of a
// corpus that size would grow (Heaps' law: K times the number of words to the power of b, both
// measured on the corpus itself). Ten times the sections are so not ten copies: they have about
// four times the vocabulary.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "tests/bench/content/corpus_pieces.h"

namespace kok::bench {

class SectionVariation {
 public:
  // `corpus` has at least one section with a word and outlives this. The same seed gives the same
  // sections.
  SectionVariation(CorpusPieces& corpus, uint64_t seed);

  // Appends the next section to `out` as a line of JSON.
  void AppendNext(std::string& out);

  double HeapsExponent() const { return exponent_; }
  uint64_t Words() const { return words_; }
  uint64_t Vocabulary() const { return vocabulary_; }

 private:
  void Shuffle();
  void MeasureGrowth();
  void AppendText(const PieceSection& section, std::string& out);
  const std::vector<PieceId>& ForeignParagraph(const std::vector<PieceId>& own);
  void AppendPiece(PieceId piece, std::string& out);
  void AppendWord(PieceId piece, std::string& out);
  void AppendNumbers(const std::string& text, std::string& out);
  bool IsReplaced(PieceId piece);
  PieceId Replacement(PieceId piece);
  PieceId DrawWord(PieceId instead);
  PieceId Compound(PieceId instead);
  const PieceSection& RandomSection() {
    return corpus_.Sections()[Below(corpus_.Sections().size())];
  }
  uint64_t Below(uint64_t bound) { return random_() % bound; }  // of every library the same

  CorpusPieces& corpus_;
  std::mt19937_64 random_;
  std::vector<uint32_t> order_;  // of the sections, shuffled anew for each pass
  uint64_t written_ = 0;
  double factor_ = 0;
  double exponent_ = 0;
  uint64_t words_ = 0;
  uint64_t vocabulary_ = 0;
  uint64_t wanted_ = 0;        // by Heaps' law
  std::vector<bool> seen_;     // by piece
  std::vector<PieceId> made_;  // each use of a compound made here: those used often are drawn often
};

}  // namespace kok::bench
