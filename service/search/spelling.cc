#include "service/search/spelling.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "indexer/schema/edit_distance.h"
#include "service/search/cologne_phonetics.h"

namespace kok::search_core {
namespace {

constexpr size_t kMaxWords = 4;
constexpr size_t kMinLettersBySound = 5;

bool HasDigit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Letters that only one of the two holds; each edit changes at most two.
int LettersApart(uint64_t a, uint64_t b) { return __builtin_popcountll(a ^ b); }

struct Candidate {
  const index::LexiconWord* word;
  int edits;
  bool sounds_alike;
  // What is nearer, then what sounds alike, then names and towns, then the order of words.
  bool Before(const Candidate& other) const {
    if (edits != other.edits) return edits < other.edits;
    if (sounds_alike != other.sounds_alike) return sounds_alike;
    if (word->in_names != other.word->in_names) return word->in_names;
    if (word->in_organizations != other.word->in_organizations) return word->in_organizations;
    return word->fold < other.word->fold;
  }
};

}  // namespace

int AllowedEdits(std::string_view folded) {
  if (folded.size() < 4) return 0;
  return folded.size() < 8 ? 1 : 2;
}

std::vector<const index::LexiconWord*> NearestWords(const index::Lexicon& lexicon,
                                                    std::string_view folded) {
  const int allowed = AllowedEdits(folded);
  if (allowed == 0 || HasDigit(folded)) return {};
  const bool by_sound = folded.size() >= kMinLettersBySound;
  const int widest = by_sound ? allowed + 1 : allowed;
  const std::string sound = by_sound ? ColognePhonetics(folded) : "";
  const uint64_t letters = index::Lexicon::LettersOf(folded);
  std::vector<Candidate> candidates;
  for (const index::LexiconWord& word : lexicon.words()) {
    const int apart =
        std::abs(static_cast<int>(word.fold.size()) - static_cast<int>(folded.size()));
    if (apart > widest || word.fold.size() < 4 ||
        LettersApart(letters, word.letters) > 2 * widest) {
      continue;
    }
    const int edits = schema::EditDistance(folded, word.fold, widest);
    if (edits > widest || HasDigit(word.fold)) continue;
    const bool sounds_alike = by_sound && ColognePhonetics(word.fold) == sound;
    if (edits > allowed && !sounds_alike) continue;
    // Another first letter is the rarest slip.
    const int first = word.fold.front() == folded.front() ? 0 : 1;
    if (edits + first > widest) continue;
    candidates.push_back({&word, edits + first, sounds_alike});
  }
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& a, const Candidate& b) { return a.Before(b); });
  std::vector<const index::LexiconWord*> nearest;
  for (const Candidate& candidate : candidates) {
    if (candidate.edits > candidates.front().edits || nearest.size() == kMaxWords) break;
    nearest.push_back(candidate.word);
  }
  return nearest;
}

}  // namespace kok::search_core
