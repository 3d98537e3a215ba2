#include "service/search/snippet.h"

#include <algorithm>
#include <set>

namespace kok::search_core {
namespace {

using kok::search::v1::SearchResult;

constexpr size_t kWindowBytes = 240;
constexpr size_t kLeadBytes = 60;  // text before the first match
constexpr char kEllipsis[] = "…";

bool IsBreak(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// The end of a window that begins at `begin`, behind a whole word.
size_t WindowEnd(std::string_view text, size_t begin) {
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

// The beginning of the sentence that holds `match`, or a word not far before it.
size_t WindowBegin(std::string_view text, size_t match) {
  if (match <= kLeadBytes) return 0;
  const size_t earliest = match - kLeadBytes;
  for (size_t i = match; i > earliest; --i) {
    const bool after_sentence =
        i >= 2 && IsBreak(text[i - 1]) &&
        (text[i - 2] == '.' || text[i - 2] == '!' || text[i - 2] == '?' || text[i - 2] == '\n');
    if (after_sentence) return i;
  }
  size_t begin = earliest;
  while (begin < match && !IsBreak(text[begin])) ++begin;
  while (begin < match && IsBreak(text[begin])) ++begin;
  return begin;
}

char LastCharacter(const SearchResult& result, const std::string& plain) {
  if (!plain.empty()) return plain.back();
  return result.snippet().empty() ? ' ' : result.snippet().rbegin()->text().back();
}

bool EndsAWord(char c) {
  return (static_cast<unsigned char>(c) & 0x80) != 0 || (c >= '0' && c <= '9') ||
         (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Line breaks become spaces; where a paragraph ends without punctuation, as items of a list do, a
// semicolon keeps them apart.
void AppendSegment(std::string_view text, bool highlighted, SearchResult& result) {
  std::string plain;
  for (size_t i = 0; i < text.size(); ++i) {
    const char last = LastCharacter(result, plain);
    if (!IsBreak(text[i])) {
      plain.push_back(text[i]);
    } else if (text.substr(i, 2) == "\n\n" && EndsAWord(last)) {
      plain.append("; ");
    } else if (last != ' ') {
      plain.push_back(' ');
    }
  }
  if (plain.empty()) return;
  auto& segment = *result.add_snippet();
  segment.set_text(plain);
  segment.set_highlighted(highlighted);
}

}  // namespace

SnippetCutter::SnippetCutter(const analysis::Analyzer& analyzer,
                             const std::vector<analysis::Token>& words)
    : analyzer_(analyzer) {
  for (const analysis::Token& word : words) stems_.push_back(word.stem);
}

std::vector<SnippetCutter::Match> SnippetCutter::FindMatches(std::string_view text) const {
  std::vector<Match> matches;
  for (const analysis::Token& token : analyzer_.Analyze(text)) {
    const auto word = std::find(stems_.begin(), stems_.end(), token.stem);
    if (word == stems_.end()) continue;
    matches.push_back({token.begin, token.end, static_cast<size_t>(word - stems_.begin())});
  }
  return matches;
}

size_t SnippetCutter::CountWords(std::string_view text) const {
  std::set<size_t> words;
  for (const Match& match : FindMatches(text)) words.insert(match.word);
  return words.size();
}

void SnippetCutter::AppendSnippet(std::string_view text, SearchResult& result) const {
  const std::vector<Match> matches = FindMatches(text);
  size_t first = 0;
  size_t most_words = 0;
  for (size_t i = 0; i < matches.size(); ++i) {
    std::set<size_t> words;
    for (size_t j = i;
         j < matches.size() && matches[j].end <= matches[i].begin + kWindowBytes - kLeadBytes;
         ++j) {
      words.insert(matches[j].word);
    }
    if (words.size() > most_words) {
      most_words = words.size();
      first = i;
    }
  }
  const size_t begin = matches.empty() ? 0 : WindowBegin(text, matches[first].begin);
  const size_t end = WindowEnd(text, begin);

  if (begin > 0) AppendSegment(std::string(kEllipsis) + " ", false, result);
  size_t shown = begin;
  for (const Match& match : matches) {
    if (match.begin < shown || match.end > end) continue;
    AppendSegment(text.substr(shown, match.begin - shown), false, result);
    AppendSegment(text.substr(match.begin, match.end - match.begin), true, result);
    shown = match.end;
  }
  AppendSegment(text.substr(shown, end - shown), false, result);
  if (end < text.size()) AppendSegment(std::string(" ") + kEllipsis, false, result);
}

}  // namespace kok::search_core
