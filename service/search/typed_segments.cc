#include "service/search/typed_segments.h"

#include <algorithm>
#include <string>

#include "indexer/analysis/text_normalizer.h"
#include "indexer/analysis/tokenizer.h"

namespace kok::search_core {
namespace {

using analysis::Span;
using kok::search::v1::SnippetSegment;

bool StartsWith(std::string_view text, std::string_view begin) {
  return text.substr(0, begin.size()) == begin;
}

bool IsSign(char c) {
  const bool is_letter_or_digit =
      (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80);
  return !is_letter_or_digit;
}

// The fold of a word or of its beginning, without the signs within it: dots of `e.V.`, gender
// stars.
std::string Fold(std::string_view written) {
  std::string fold = analysis::FoldUmlauts(analysis::LowerNfkc(written));
  fold.erase(std::remove_if(fold.begin(), fold.end(), IsSign), fold.end());
  return fold;
}

size_t NextCodePoint(std::string_view text, size_t at) {
  ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  return at;
}

// Bytes of a word whose fold begins with `typed`, up to where the fold grows longer: all of an
// umlaut and its marks, whether it is one letter or two.
size_t TypedBytes(std::string_view word, std::string_view typed) {
  size_t typed_bytes = word.size();
  size_t fold_size = 0;
  for (size_t end = NextCodePoint(word, 0); end <= word.size(); end = NextCodePoint(word, end)) {
    const std::string fold = Fold(word.substr(0, end));
    if (fold_size > 0 && fold.size() != fold_size) break;
    if (fold_size == 0 && !StartsWith(fold, typed)) continue;
    fold_size = fold.size();
    typed_bytes = end;
    if (end == word.size()) break;
  }
  return typed_bytes;
}

// The end of what was typed if it begins with the word `at`; 0 where it does not.
size_t TypedEnd(std::string_view text, const std::vector<Span>& words, size_t at,
                std::string_view typed) {
  for (; at < words.size(); ++at) {
    const std::string_view word = text.substr(words[at].begin, words[at].end - words[at].begin);
    const std::string fold = Fold(word);
    if (StartsWith(fold, typed)) return words[at].begin + TypedBytes(word, typed);
    const bool goes_on = StartsWith(typed, fold) && typed[fold.size()] == ' ';
    if (!goes_on) return 0;
    typed.remove_prefix(fold.size() + 1);
    // A blank typed before the next word: up to here.
    if (typed.empty()) return words[at].end;
  }
  return 0;
}

void Add(std::string_view text, bool highlighted, std::vector<SnippetSegment>& segments) {
  if (text.empty()) return;
  SnippetSegment segment;
  segment.set_text(std::string(text));
  segment.set_highlighted(highlighted);
  segments.push_back(std::move(segment));
}

}  // namespace

std::vector<SnippetSegment> TypedSegments(std::string_view text, std::string_view typed) {
  std::vector<SnippetSegment> segments;
  const std::vector<Span> words = analysis::SplitWords(text);
  for (size_t i = 0; i < words.size() && !typed.empty(); ++i) {
    const size_t end = TypedEnd(text, words, i, typed);
    if (end == 0) continue;
    Add(text.substr(0, words[i].begin), false, segments);
    Add(text.substr(words[i].begin, end - words[i].begin), true, segments);
    Add(text.substr(end), false, segments);
    return segments;
  }
  Add(text, false, segments);
  return segments;
}

}  // namespace kok::search_core
