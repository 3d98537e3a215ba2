// Finds in a text the very wording of phrases.

#ifndef KOK_SERVICE_SEARCH_PHRASE_FINDER_H_
#define KOK_SERVICE_SEARCH_PHRASE_FINDER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "service/search/quoted_phrases.h"
#include "service/search/text_words.h"

namespace kok::search_core {

// A place where a text says a phrase, from its first word to its last.
struct PhraseMatch {
  size_t phrase;  // index into the phrases asked for
  size_t begin;   // bytes of the text: [begin, end)
  size_t end;
  size_t ordinal;  // of its first word in the text
};

// Compares words spelt out (see analysis::Token): an umlaut is its vowel and e, ß is ss, and
// neither is the vowel or the s alone; case, other marks and gender markers make no difference, any
// other ending does. The words must follow one another; between two of them any signs and blanks
// may stand, hyphens, brackets, one line break and the end of a sentence too, but no empty line,
// which ends a paragraph, and no more than kMostBetween bytes. So a hyphen divides words, in a
// phrase as in a text. Not safe from several threads at once.
class PhraseFinder {
 public:
  static constexpr size_t kMostBetween = 64;

  // At most kMaxPhrases phrases; they need not outlive the object.
  explicit PhraseFinder(const std::vector<Phrase>& phrases);

  // Places in `text`, in the order of their ends: of each phrase of the set `wanted` the first
  // `most_each`; with 1 it reads no further than to the last of these. Any bytes are accepted. Some
  // 3 ns a byte, and a microsecond for each different word that is not of plain Latin letters
  // alone.
  std::vector<PhraseMatch> Find(std::string_view text, uint32_t wanted, size_t most_each);

  // All phrases as a set of bits.
  uint32_t all() const { return all_; }
  // Words that had to be taken apart so far.
  size_t taken_apart() const { return taken_apart_; }

 private:
  // Of a word: for each phrase, at which places of it the word stands.
  using Places = std::array<uint32_t, kMaxPhrases>;
  struct Look {
    const Places* places;  // null: of no phrase
    bool is_word;          // it is made of more than marks
  };
  Look LookUp(const TextWords& word);
  const Places* Find(std::string_view spelt_out) const;
  bool MayBeForeign(std::string_view written) const;

  uint32_t all_ = 0;
  std::array<uint32_t, kMaxPhrases> last_{};  // the bit of the last word of each
  std::array<size_t, kMaxPhrases> words_{};   // how many it has
  absl::flat_hash_map<std::string, Places> places_;
  std::array<bool, 256> may_begin_{};  // by first byte of words spelt out
  bool has_foreign_ = false;           // a word begins beyond ASCII
  size_t taken_apart_ = 0;
  absl::flat_hash_map<std::string, Look> seen_;  // words taken apart
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_PHRASE_FINDER_H_
