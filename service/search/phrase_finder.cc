#include "service/search/phrase_finder.h"

#include <unicode/utf8.h>

#include <algorithm>

#include "absl/strings/string_view.h"
#include "indexer/analysis/word_forms.h"

namespace kok::search_core {
namespace {

static_assert(kMaxPhraseWords <= 32, "each word of a phrase is a bit");
static_assert(kMaxPhrases <= 32, "each phrase is a bit");

// Words remembered for the texts that follow.
constexpr size_t kMostSeen = 4000;
constexpr UChar32 kFirstBeyondLatin = 0x370;
constexpr UChar32 kFirstCompatibility = 0xF900;

// Whether the words on either side of these bytes stand next to each other.
bool Adjoins(std::string_view between) {
  if (between.size() > PhraseFinder::kMostBetween) return false;
  bool is_empty_line = false;
  for (const char c : between) {
    if (c == '\n') {
      if (is_empty_line) return false;
      is_empty_line = true;
    } else if (c != ' ' && c != '\t' && c != '\r') {
      is_empty_line = false;
    }
  }
  return true;
}

// Where the words before the present one stand.
struct WordPlace {
  size_t begin;
  size_t ordinal;
};

}  // namespace

PhraseFinder::PhraseFinder(const std::vector<Phrase>& phrases) {
  for (size_t i = 0; i < phrases.size() && i < kMaxPhrases; ++i) {
    const size_t count = std::min(phrases[i].words.size(), kMaxPhraseWords);
    if (count == 0) continue;
    all_ |= uint32_t{1} << i;
    words_[i] = count;
    last_[i] = uint32_t{1} << (count - 1);
    for (size_t at = 0; at < count; ++at) {
      const std::string& spelt_out = phrases[i].words[at].spelt_out;
      places_[spelt_out][i] |= uint32_t{1} << at;
      const auto first = static_cast<unsigned char>(spelt_out[0]);
      may_begin_[first] = true;
      has_foreign_ = has_foreign_ || first >= 0x80;
    }
  }
}

const PhraseFinder::Places* PhraseFinder::Find(std::string_view spelt_out) const {
  if (!may_begin_[static_cast<unsigned char>(spelt_out[0])]) return nullptr;
  const auto found = places_.find(absl::string_view(spelt_out.data(), spelt_out.size()));
  return found == places_.end() ? nullptr : &found->second;
}

// A word all of another script stays in it, whatever is done to its capitals and marks.
bool PhraseFinder::MayBeForeign(std::string_view written) const {
  if (has_foreign_) return true;
  UChar32 first = 0;
  size_t i = 0;
  U8_NEXT(reinterpret_cast<const uint8_t*>(written.data()), i, written.size(), first);
  return first < kFirstBeyondLatin || first >= kFirstCompatibility ||
         std::any_of(written.begin(), written.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

PhraseFinder::Look PhraseFinder::LookUp(const TextWords& word) {
  if (word.is_plain()) return {Find(word.spelt_out()), true};
  const std::string_view written = word.written();
  if (!MayBeForeign(written)) return {nullptr, true};
  const auto seen = seen_.find(absl::string_view(written.data(), written.size()));
  if (seen != seen_.end()) return seen->second;
  ++taken_apart_;
  const std::string spelt_out = analysis::SpeltOutForm(analysis::ReadPlainForms(written).exact);
  const Look look{spelt_out.empty() ? nullptr : Find(spelt_out), !spelt_out.empty()};
  if (seen_.size() >= kMostSeen) seen_.clear();
  // What is cut off could not be told apart anyway.
  constexpr size_t kMostSeenBytes = 200;
  if (written.size() <= kMostSeenBytes) seen_.emplace(written, look);
  return look;
}

// Each phrase has a set of bits: which of its beginnings end with the word that was read last.
std::vector<PhraseMatch> PhraseFinder::Find(std::string_view text, uint32_t wanted,
                                            size_t most_each) {
  std::vector<PhraseMatch> matches;
  std::array<uint32_t, kMaxPhrases> begun{};
  std::array<size_t, kMaxPhrases> found{};
  std::array<WordPlace, kMaxPhraseWords> before{};
  wanted &= all_;
  size_t previous_end = 0;
  size_t count = 0;
  TextWords word(text);
  for (size_t ordinal = 0; wanted != 0 && word.Next(); ++ordinal) {
    const Look look = LookUp(word);
    if (!look.is_word) continue;
    if (look.places == nullptr) {
      begun.fill(0);
      previous_end = word.end();
      continue;
    }
    const bool adjoins = Adjoins(text.substr(previous_end, word.begin() - previous_end));
    previous_end = word.end();
    before[count % kMaxPhraseWords] = {word.begin(), ordinal};
    for (size_t i = 0; i < kMaxPhrases; ++i) {
      if ((wanted >> i & 1) == 0) continue;
      begun[i] = ((adjoins ? begun[i] << 1 : 0) | 1) & (*look.places)[i];
      if ((begun[i] & last_[i]) == 0) continue;
      const WordPlace& first = before[(count + 1 - words_[i]) % kMaxPhraseWords];
      matches.push_back({i, first.begin, word.end(), first.ordinal});
      if (++found[i] >= most_each) wanted &= ~(uint32_t{1} << i);
    }
    ++count;
  }
  return matches;
}

}  // namespace kok::search_core
