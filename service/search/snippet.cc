#include "service/search/snippet.h"

#include <algorithm>
#include <string>
#include <utility>

#include "service/search/sentences.h"

namespace kok::search_core {
namespace {

using kok::search::v1::SearchResult;

constexpr size_t kWindowBytes = 240;
constexpr size_t kSpanBytes = 200;    // of what a passage is chosen for
constexpr size_t kLeadBytes = 60;     // text before the first match where no sentence begins
constexpr size_t kEnoughBytes = 140;  // a passage may end with a sentence behind so many
constexpr char kEllipsis[] = "…";

// Every word counts something, however frequent.
constexpr double kLeastWorth = 0.1;
// Words that stand as in the query, against the rarer of the two.
constexpr double kOrderFactor = 0.5;
constexpr size_t kMostWordsBetween = 4;
// Of two passages that say the same, the one that says it in fewer bytes; never more than a word.
constexpr double kNearnessFactor = 0.05;

bool IsBreak(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// The bytes of the text that are shown: [begin, end).
struct Window {
  size_t begin;
  size_t end;
};

bool BeginsWord(std::string_view text, size_t at) {
  return at == 0 || (IsBreak(text[at - 1]) && !IsBreak(text[at]));
}

// Behind a comma, colon, semicolon or dash.
bool BeginsClause(std::string_view text, size_t at) {
  if (at < 2 || !BeginsWord(text, at)) return false;
  const char before = text[at - 2];
  return before == ',' || before == ';' || before == ':' || before == '-';
}

// The last place in [earliest, latest] for which `is_one` holds; `latest + 1` where there is none.
template <typename IsOne>
size_t LastPlace(size_t earliest, size_t latest, IsOne is_one) {
  for (size_t at = latest + 1; at-- > earliest;) {
    if (is_one(at)) return at;
  }
  return latest + 1;
}

// Where to begin so that [first, last) is shown: with the sentence of `first`, else with its
// clause, else with a word.
size_t WindowBegin(std::string_view text, size_t first, size_t last) {
  const size_t room = last > kWindowBytes ? last - kWindowBytes : 0;
  const size_t sentence =
      LastPlace(std::min(room, first), first, [&](size_t at) { return BeginsSentence(text, at); });
  if (sentence <= first) return sentence;
  const size_t lead = std::min(std::max(room, first > kLeadBytes ? first - kLeadBytes : 0), first);
  const size_t clause = LastPlace(lead, first, [&](size_t at) { return BeginsClause(text, at); });
  if (clause <= first) return clause;
  for (size_t at = lead; at < first; ++at) {
    if (BeginsWord(text, at)) return at;
  }
  return first;
}

// The end of a window that begins at `begin`, behind a whole word.
size_t WordsEnd(std::string_view text, size_t begin) {
  if (text.size() - begin <= kWindowBytes) return text.size();
  size_t end = begin + kWindowBytes;
  while (end > begin && !IsBreak(text[end])) --end;
  while (end > begin && IsBreak(text[end - 1])) --end;
  if (end > begin) return end;
  // One endless word: cut it at a code point.
  end = begin + kWindowBytes;
  while (end > begin + 1 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return end;
}

// The same, with a sentence where one ends behind `last` and not too soon.
size_t WindowEnd(std::string_view text, size_t begin, size_t last) {
  const size_t words_end = WordsEnd(text, begin);
  if (words_end == text.size()) return words_end;
  const size_t earliest = std::max(begin + kEnoughBytes, last + 1);
  if (earliest > words_end) return words_end;
  size_t next = LastPlace(earliest, words_end, [&](size_t at) {
    return !IsBreak(text[at]) && BeginsSentence(text, at);
  });
  if (next > words_end) return words_end;
  while (next > begin && IsBreak(text[next - 1])) --next;
  return next;
}

// A window at the end of the text is filled from before, by whole sentences.
size_t FilledBegin(std::string_view text, Window window) {
  if (window.end < text.size() || window.begin == 0) return window.begin;
  const size_t earliest = text.size() > kWindowBytes ? text.size() - kWindowBytes : 0;
  for (size_t at = earliest; at < window.begin; ++at) {
    if (!IsBreak(text[at]) && BeginsSentence(text, at)) return at;
  }
  return window.begin;
}

Window WindowAround(std::string_view text, size_t first, size_t last) {
  Window window{WindowBegin(text, first, last), 0};
  window.end = WindowEnd(text, window.begin, last);
  window.begin = FilledBegin(text, window);
  return window;
}

// Where to begin reading so that of `read` bytes half stand before what begins at `known`; at the
// beginning where that is read anyway.
size_t ReadFrom(std::string_view text, size_t read, size_t known) {
  if (read == text.size() || known < read / 2) return 0;
  size_t from = std::min(known - read / 2, text.size() - read);
  while (from < known && !BeginsWord(text, from)) ++from;
  return from;
}

char LastCharacter(const SearchResult& result, const std::string& plain) {
  if (!plain.empty()) return plain.back();
  return result.snippet().empty() ? ' ' : result.snippet().rbegin()->text().back();
}

// Line breaks become spaces. No sign is added, not even between the items of a list: what is shown
// is the wording of a law as often as not.
void AppendSegment(std::string_view text, bool highlighted, SearchResult& result) {
  std::string plain;
  for (size_t i = 0; i < text.size(); ++i) {
    const char last = LastCharacter(result, plain);
    if (!IsBreak(text[i])) {
      plain.push_back(text[i]);
    } else if (last != ' ') {
      plain.push_back(' ');
    }
  }
  if (plain.empty()) return;
  auto& segment = *result.add_snippet();
  segment.set_text(plain);
  segment.set_highlighted(highlighted);
}

// What a passage says: shown are parts of compounds only of what it does not say whole.
uint64_t SaidWhole(const std::vector<TextMatch>& matches, Window window) {
  uint64_t whole = 0;
  for (const TextMatch& match : matches) {
    if (match.begin >= window.begin && match.end <= window.end && !match.is_part) {
      whole |= match.asked;
    }
  }
  return whole;
}

void AppendWindow(std::string_view text, Window window, const std::vector<TextMatch>& matches,
                  SearchResult& result) {
  const uint64_t whole = SaidWhole(matches, window);
  if (window.begin > 0) AppendSegment(std::string(kEllipsis) + " ", false, result);
  size_t shown = window.begin;
  for (const TextMatch& match : matches) {
    // Of a phrase that no passage has room for, what is shown of it.
    const bool is_cut = match.end > window.end && match.end > match.begin + kWindowBytes;
    if (match.begin < shown || (match.end > window.end && !is_cut)) continue;
    const size_t end = std::min(match.end, window.end);
    if (end <= match.begin) continue;
    if (match.is_part && (match.asked & ~whole) == 0) continue;
    AppendSegment(text.substr(shown, match.begin - shown), false, result);
    AppendSegment(text.substr(match.begin, end - match.begin), true, result);
    shown = end;
  }
  AppendSegment(text.substr(shown, window.end - shown), false, result);
  if (window.end < text.size()) AppendSegment(std::string(" ") + kEllipsis, false, result);
}

}  // namespace

SnippetCutter::SnippetCutter(const analysis::Analyzer& analyzer, const UnderstoodQuery& understood,
                             std::vector<double> rarity)
    : asked_(analyzer, understood) {
  double all = 0;
  for (size_t bit = 0; bit < worth_.size(); ++bit) {
    const size_t token = asked_.tokens()[bit];
    if (token == AskedWords::kWhole) continue;
    worth_[bit] = token < rarity.size() ? std::max(rarity[token], kLeastWorth) : 1.0;
    all += worth_[bit];
  }
  for (size_t bit = 0; bit < worth_.size(); ++bit) {
    if (asked_.tokens()[bit] == AskedWords::kWhole) worth_[bit] = 2 * all + 1;
  }
}

// Two words that stand to each other as they do in the query.
double SnippetCutter::OrderBonus(const TextMatch& one, const TextMatch& next) const {
  const size_t between = next.ordinal - one.ordinal;
  if (between == 0 || between > kMostWordsBetween) return 0;
  double bonus = 0;
  for (size_t a = 0; a < worth_.size(); ++a) {
    if ((one.asked >> a & 1) == 0 || asked_.tokens()[a] == AskedWords::kWhole) continue;
    for (size_t b = a + 1; b < worth_.size(); ++b) {
      if ((next.asked >> b & 1) == 0 || asked_.tokens()[b] != asked_.tokens()[a] + between)
        continue;
      bonus = std::max(bonus, kOrderFactor * std::min(worth_[a], worth_[b]));
    }
  }
  return bonus;
}

SnippetCutter::Passage SnippetCutter::BestPassage(const std::vector<TextMatch>& matches) const {
  Passage best;
  std::array<double, AskedWords::kMostAsked> said;
  for (size_t i = 0; i < matches.size(); ++i) {
    said.fill(0);
    Passage passage{matches[i].begin, matches[i].end, 0, 0};
    double order = 0;
    for (size_t j = i; j < matches.size(); ++j) {
      const TextMatch& match = matches[j];
      if (j > i && match.end > matches[i].begin + kSpanBytes) break;
      double gain = 0;
      for (uint64_t bits = match.asked; bits != 0; bits &= bits - 1) {
        const auto bit = static_cast<size_t>(__builtin_ctzll(bits));
        if (match.factor <= said[bit]) continue;
        gain += (match.factor - said[bit]) * worth_[bit];
        said[bit] = match.factor;
      }
      if (j > i) {
        const double bonus = OrderBonus(matches[j - 1], match);
        if (bonus > order) {
          gain += bonus - order;
          order = bonus;
        }
      }
      if (gain > 0) {
        passage.last = match.end;
        passage.span = match.begin - passage.first;
      }
      passage.score += gain;
    }
    const double near = 1 - static_cast<double>(passage.span) / kSpanBytes;
    passage.score *= 1 + kNearnessFactor * near;
    if (passage.score > best.score) best = passage;
  }
  return best;
}

// A citation that the text does not write as such.
void SnippetCutter::AddKnown(const KnownPlace& known, std::vector<TextMatch>& found) const {
  const auto whole = std::find(asked_.tokens().begin(), asked_.tokens().end(), AskedWords::kWhole);
  if (known.end <= known.begin || whole == asked_.tokens().end()) return;
  const auto bit = static_cast<size_t>(whole - asked_.tokens().begin());
  const auto next = std::find_if(found.begin(), found.end(),
                                 [&](const TextMatch& match) { return match.end > known.begin; });
  if (next != found.end() && next->begin < known.end) return;  // said by what was found there
  const size_t ordinal = next == found.end() ? 0 : next->ordinal;
  found.insert(next, {known.begin, known.end, ordinal, uint64_t{1} << bit, 1.0, false, -1});
}

void SnippetCutter::AppendSnippet(const std::vector<std::string_view>& texts, SearchResult& result,
                                  const std::optional<KnownPlace>& known) {
  std::string_view text;
  std::vector<TextMatch> matches;
  Passage best;
  for (size_t i = 0; i < texts.size(); ++i) {
    const std::string_view candidate = texts[i];
    if (text.empty()) text = candidate;
    if (asked_.empty() || candidate.empty()) continue;
    const size_t read = candidate.size() <= bytes_left_ ? candidate.size()
                                                        : std::min(candidate.size(), kFirstBytes);
    bytes_left_ -= std::min(bytes_left_, read);
    const bool is_known = known.has_value() && known->text == i;
    const size_t from = is_known ? ReadFrom(candidate, read, known->begin) : 0;
    std::vector<TextMatch> found = asked_.Find(candidate.substr(from, read));
    for (TextMatch& match : found) {
      match.begin += from;
      match.end += from;
    }
    if (is_known) AddKnown(*known, found);
    const Passage passage = BestPassage(found);
    if (passage.score <= best.score) continue;
    best = passage;
    text = candidate;
    matches = std::move(found);
  }
  if (!text.empty()) AppendWindow(text, WindowAround(text, best.first, best.last), matches, result);
}

}  // namespace kok::search_core
