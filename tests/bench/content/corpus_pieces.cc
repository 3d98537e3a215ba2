#include "tests/bench/content/corpus_pieces.h"

#include <algorithm>

#include "absl/strings/string_view.h"
#include "tests/bench/content/words.h"

namespace kok::bench {
namespace {

constexpr std::string_view kBreak = "\n\n";

std::string JsonOf(std::string_view text) {
  std::string json;
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      json.append({'\\', c});
    } else if (c == '\n') {
      json.append("\\n");
    } else if (static_cast<unsigned char>(c) < 0x20) {
      json.push_back(' ');  // other control characters do not stand in texts of law
    } else {
      json.push_back(c);
    }
  }
  return json;
}

CorpusPieces::Kind KindOfWord(std::string_view word) {
  const bool ascii_capital = word[0] >= 'A' && word[0] <= 'Z';
  const bool umlaut_capital = word[0] == '\xC3' && static_cast<unsigned char>(word[1]) < 0x9F;
  return ascii_capital || umlaut_capital ? CorpusPieces::Kind::kCapitalWord
                                         : CorpusPieces::Kind::kSmallWord;
}

CorpusPieces::Kind KindBetween(std::string_view text) {
  const bool digits =
      std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits ? CorpusPieces::Kind::kWithDigits : CorpusPieces::Kind::kBetween;
}

}  // namespace

PieceId CorpusPieces::IdOf(std::string_view text, Kind kind) {
  const auto known = ids_.find(
      absl::string_view(text.data(), text.size()));  // most pieces stand in JSON as they are
  if (known != ids_.end() && pieces_[known->second].kind == kind) return known->second;
  const auto [place, added] = ids_.emplace(JsonOf(text), static_cast<PieceId>(pieces_.size()));
  if (added) pieces_.push_back({&place->first, kind});
  return place->second;
}

void CorpusPieces::TakeApart(std::string_view text, std::vector<PieceId>& pieces) {
  std::vector<std::string_view> words;
  SplitWords(text, words);
  const char* end = text.data();
  const auto between = [&](const char* next) {
    if (next == end) return;
    const std::string_view gap(end, static_cast<size_t>(next - end));
    pieces.push_back(IdOf(gap, KindBetween(gap)));
  };
  for (const std::string_view word : words) {
    between(word.data());
    pieces.push_back(IdOf(word, KindOfWord(word)));
    end = word.data() + word.size();
  }
  between(text.data() + text.size());
}

void CorpusPieces::Add(const Section& section) {
  PieceSection added;
  added.id = JsonOf(section.id);
  TakeApart(section.title, added.title);
  const std::string_view text = section.text;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end =
        std::min(text.find(kBreak, begin == 0 ? 0 : begin + kBreak.size()), text.size());
    TakeApart(text.substr(begin, end - begin), added.paragraphs.emplace_back());
    begin = end;
  }
  sections_.push_back(std::move(added));
}

}  // namespace kok::bench
