#include "indexer/analysis/word_forms.h"

#include <xapian.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/analysis/gender_forms.h"
#include "indexer/analysis/text_normalizer.h"
#include "indexer/analysis/tokenizer.h"

namespace kok::analysis {
namespace {

// Terms are at most 245 bytes in Xapian; nobody's word is longer than this.
constexpr size_t kMaxWordBytes = 100;

// Cuts at a code point.
void CutWord(std::string& word) {
  if (word.size() <= kMaxWordBytes) return;
  size_t end = kMaxWordBytes;
  while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) --end;
  word.resize(end);
}

// "e.V." loses its dots, so that "eV", "e.V." and "e. V." are one word. NFKC has made a plain space
// of every other one.
std::string WithoutDots(std::string_view lower_nfkc) {
  std::string kept;
  for (char c : lower_nfkc) {
    if (c != '.' && c != ' ') kept.push_back(c);
  }
  return kept;
}

// A word far beyond any limit is cut before the costly steps; it could not be told apart later
// anyway.
GenderReading ReadWritten(std::string_view written) {
  return ReadGenderForm(written.substr(0, 8 * kMaxWordBytes));
}

std::string ExactForm(const GenderReading& reading) {
  std::string exact = ReplaceLookAlikes(WithoutDots(reading.plain));
  CutWord(exact);
  return exact;
}

std::string FoldedForm(const std::string& exact) {
  std::string fold = FoldUmlauts(exact);
  CutWord(fold);
  return fold;
}

}  // namespace

// Xapian's stemmer keeps state between calls, so each thread has its own.
std::string GermanStem(const std::string& folded) {
  thread_local Xapian::Stem stemmer(kStemmer);
  return stemmer(folded);
}

Token ReadWord(std::string_view written, const StopWords& stop_words) {
  const GenderReading reading = ReadWritten(written);
  Token token{};
  token.exact = ExactForm(reading);
  token.spelt_out = SpeltOutForm(token.exact);
  token.fold = FoldedForm(token.exact);
  std::string base = FoldUmlauts(ReplaceLookAlikes(WithoutDots(reading.base)));
  CutWord(base);
  token.stem = GermanStem(base);
  token.is_stop_word = stop_words.Contains(token.exact);
  return token;
}

std::vector<Token> ReadWords(std::string_view text, const StopWords& stop_words) {
  std::vector<Token> tokens;
  for (const Span& span : SplitWords(text)) {
    Token token = ReadWord(text.substr(span.begin, span.end - span.begin), stop_words);
    if (token.fold.empty()) continue;
    token.begin = span.begin;
    token.end = span.end;
    tokens.push_back(std::move(token));
  }
  return tokens;
}

PlainForms ReadPlainForms(std::string_view written) {
  PlainForms forms;
  forms.exact = ExactForm(ReadWritten(written));
  forms.fold = FoldedForm(forms.exact);
  return forms;
}

std::string SpeltOutForm(const std::string& exact) {
  std::string spelt_out = SpellOutUmlauts(exact);
  CutWord(spelt_out);
  return spelt_out;
}

// The fold alone: opening a generation makes the keys of some ten thousand names, and their other
// forms would take most of its time.
std::string PhraseKey(std::string_view text) {
  std::string key;
  for (const Span& span : SplitWords(text)) {
    const std::string fold = ReadPlainForms(text.substr(span.begin, span.end - span.begin)).fold;
    if (!fold.empty()) absl::StrAppend(&key, key.empty() ? "" : " ", fold);
  }
  return key;
}

}  // namespace kok::analysis
