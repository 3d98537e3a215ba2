#include "tests/bench/content/section_variation.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace kok::bench {
namespace {

constexpr unsigned kReplacedWords = 8;        // of 100
constexpr unsigned kReplacedWhenBehind = 40;  // of 100 nouns
constexpr uint64_t kWordsATarget = 256;       // how often the curve is asked
constexpr unsigned kForeignParagraphs = 20;   // of 100
constexpr unsigned kMadeWords = 25;       // of 100 replacements by a noun, once compounds were made
constexpr size_t kMaxMadeUses = 1 << 22;  // after that each use takes the place of another
constexpr int kDraws = 8;                 // tries to find a word that fits
constexpr size_t kMinPartBytes = 4;
constexpr size_t kMaxPartBytes = 16;

bool EndsWith(std::string_view word, std::string_view ending) {
  return word.size() >= ending.size() && word.substr(word.size() - ending.size()) == ending;
}

// Whether German joins the noun to the next with an s.
bool TakesAnS(std::string_view noun) {
  return EndsWith(noun, "ung") || EndsWith(noun, "heit") || EndsWith(noun, "keit") ||
         EndsWith(noun, "schaft") || EndsWith(noun, "ion") || EndsWith(noun, "tät");
}

std::string WithSmallInitial(std::string noun) {
  if (noun[0] == '\xC3') {
    noun[1] =
        static_cast<char>(noun[1] + 0x20);  // capital umlauts stand that far before the small ones
  } else {
    noun[0] = static_cast<char>(noun[0] - 'A' + 'a');
  }
  return noun;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

SectionVariation::SectionVariation(CorpusPieces& corpus, uint64_t seed)
    : corpus_(corpus), random_(seed), order_(corpus.Sections().size()) {
  std::iota(order_.begin(), order_.end(), 0);
  Shuffle();
  MeasureGrowth();
}

void SectionVariation::Shuffle() {
  for (size_t left = order_.size(); left > 1; --left)
    std::swap(order_[left - 1], order_[Below(left)]);
}

// Counts words and distinct ones over the shuffled sections, halfway and at the end: two points
// give the curve.
void SectionVariation::MeasureGrowth() {
  std::vector<bool> seen(corpus_.Size());
  double words[2] = {};
  double distinct[2] = {};
  for (size_t half = 0; half < 2; ++half) {
    if (half == 1) words[1] = words[0], distinct[1] = distinct[0];
    const size_t middle = order_.size() / 2;
    for (size_t at = half == 0 ? 0 : middle; at < (half == 0 ? middle : order_.size()); ++at) {
      for (const auto& paragraph : corpus_.Sections()[order_[at]].paragraphs) {
        for (const PieceId piece : paragraph) {
          if (!corpus_.IsWord(piece)) continue;
          ++words[half];
          if (!seen[piece]) ++distinct[half];
          seen[piece] = true;
        }
      }
    }
  }
  if (words[0] == 0 || words[1] == words[0]) return;  // too small to grow
  exponent_ = std::log(distinct[1] / distinct[0]) / std::log(words[1] / words[0]);
  factor_ = distinct[1] / std::pow(words[1], exponent_);
}

void SectionVariation::AppendNext(std::string& out) {
  if (written_ > 0 && written_ % order_.size() == 0) Shuffle();
  const PieceSection& section = corpus_.Sections()[order_[written_ % order_.size()]];
  ++written_;
  out.append("{\"id\": \"").append(section.id).append(".").append(std::to_string(written_));
  out.append("\", \"title\": \"");
  for (const PieceId piece : section.title) AppendPiece(piece, out);
  out.append("\", \"text\": \"");
  AppendText(section, out);
  out.append("\"}\n");
}

void SectionVariation::AppendText(const PieceSection& section, std::string& out) {
  for (size_t at = 0; at < section.paragraphs.size(); ++at) {
    const bool foreign = at > 0 && Below(100) < kForeignParagraphs;
    const auto& paragraph =
        foreign ? ForeignParagraph(section.paragraphs[at]) : section.paragraphs[at];
    for (const PieceId piece : paragraph) AppendPiece(piece, out);
  }
}

// A paragraph of any section, about as long as `own`: the lengths of sections stay distributed as
// they are.
const std::vector<PieceId>& SectionVariation::ForeignParagraph(const std::vector<PieceId>& own) {
  for (int draw = 0; draw < kDraws; ++draw) {
    const auto& paragraphs = RandomSection().paragraphs;
    if (paragraphs.size() < 2) continue;
    const auto& drawn = paragraphs[1 + Below(paragraphs.size() - 1)];
    if (drawn.size() * 3 > own.size() * 2 && drawn.size() * 2 < own.size() * 3) return drawn;
  }
  return own;
}

void SectionVariation::AppendPiece(PieceId piece, std::string& out) {
  switch (corpus_.KindOf(piece)) {
    case CorpusPieces::Kind::kBetween:
      out.append(corpus_.Json(piece));
      break;
    case CorpusPieces::Kind::kWithDigits:
      AppendNumbers(corpus_.Json(piece), out);
      break;
    case CorpusPieces::Kind::kSmallWord:
    case CorpusPieces::Kind::kCapitalWord:
      AppendWord(IsReplaced(piece) ? Replacement(piece) : piece, out);
  }
}

// Nouns more often while the vocabulary is behind its curve: the draws of all others bring no new
// words.
bool SectionVariation::IsReplaced(PieceId piece) {
  const bool noun = corpus_.KindOf(piece) == CorpusPieces::Kind::kCapitalWord;
  return Below(100) < (noun && vocabulary_ < wanted_ ? kReplacedWhenBehind : kReplacedWords);
}

void SectionVariation::AppendWord(PieceId piece, std::string& out) {
  if (++words_ % kWordsATarget == 0) {
    wanted_ = static_cast<uint64_t>(factor_ * std::pow(static_cast<double>(words_), exponent_));
  }
  if (piece >= seen_.size()) seen_.resize(corpus_.Size() + corpus_.Size() / 2);
  if (!seen_[piece]) ++vocabulary_;
  seen_[piece] = true;
  out.append(corpus_.Json(piece));
}

// Years stay years, other numbers keep their length; single digits stay, they count paragraphs and
// sentences.
void SectionVariation::AppendNumbers(const std::string& text, std::string& out) {
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    while (end < text.size() && IsDigit(text[end])) ++end;
    const std::string_view number(text.data() + at, end - at);
    if (number.size() < 2) {
      out.push_back(text[at]);
      end = at + 1;
    } else if (number.size() == 4 && (number.substr(0, 2) == "19" || number.substr(0, 2) == "20")) {
      out.append(std::to_string(1950 + Below(75)));
    } else {
      out.push_back(static_cast<char>('1' + Below(9)));
      for (size_t digit = 1; digit < number.size(); ++digit)
        out.push_back(static_cast<char>('0' + Below(10)));
    }
    at = end;
  }
}

PieceId SectionVariation::Replacement(PieceId piece) {
  if (corpus_.KindOf(piece) == CorpusPieces::Kind::kSmallWord) return DrawWord(piece);
  PieceId chosen = piece;
  if (vocabulary_ < wanted_) {
    chosen = Compound(piece);
  } else if (!made_.empty() && Below(100) < kMadeWords) {
    chosen = made_[Below(made_.size())];
  } else {
    return DrawWord(piece);
  }
  if (made_.size() < kMaxMadeUses) {
    made_.push_back(chosen);
  } else {
    made_[Below(made_.size())] = chosen;
  }
  return chosen;
}

// A word of the corpus, as often as it occurs there; `instead` where a few draws find none of its
// kind.
PieceId SectionVariation::DrawWord(PieceId instead) {
  for (int draw = 0; draw < kDraws; ++draw) {
    const auto& paragraphs = RandomSection().paragraphs;
    if (paragraphs.empty()) continue;
    const auto& paragraph = paragraphs[Below(paragraphs.size())];
    const PieceId drawn = paragraph[Below(paragraph.size())];
    if (corpus_.KindOf(drawn) == corpus_.KindOf(instead)) return drawn;
  }
  return instead;
}

// Two nouns as one; `instead` where the draws find no two of a fitting length.
PieceId SectionVariation::Compound(PieceId instead) {
  std::string parts[2];
  for (std::string& part : parts) {
    for (int draw = 0; draw < kDraws && part.empty(); ++draw) {
      const std::string& word = corpus_.Json(DrawWord(instead));
      if (word.size() >= kMinPartBytes && word.size() <= kMaxPartBytes) part = word;
    }
    if (part.empty()) return instead;
  }
  return corpus_.IdOf(parts[0] + (TakesAnS(parts[0]) ? "s" : "") + WithSmallInitial(parts[1]),
                      CorpusPieces::Kind::kCapitalWord);
}

}  // namespace kok::bench
