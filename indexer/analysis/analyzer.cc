#include "indexer/analysis/analyzer.h"

#include <unicode/uversion.h>
#include <xapian.h>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "indexer/analysis/text_normalizer.h"
#include "indexer/analysis/tokenizer.h"

namespace kok::analysis {
namespace {

// Raised whenever the code of this folder gives other terms for the same text.
constexpr int kAnalysisVersion = 1;
constexpr char kStemmer[] = "german2";
constexpr size_t kMaxWordBytes = 100;

// Cuts before the code point that crosses the limit.
void CutWord(std::string& word) {
  if (word.size() <= kMaxWordBytes) return;
  size_t end = kMaxWordBytes;
  while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) --end;
  word.resize(end);
}

// Xapian's stemmer keeps state between calls, so each thread has its own.
std::string Stem(const std::string& word) {
  thread_local Xapian::Stem stemmer(kStemmer);
  return stemmer(word);
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

}  // namespace

Analyzer::Analyzer(std::string_view stop_words) : stop_words_(StopWords::Parse(stop_words)) {}

std::string Analyzer::Description() {
  return absl::StrCat("analysis ", kAnalysisVersion, "; ", kStemmer, "; xapian ",
                      Xapian::version_string(), "; icu ", U_ICU_VERSION);
}

std::vector<Token> Analyzer::Analyze(std::string_view text) const {
  std::vector<Token> tokens;
  for (const Span& span : SplitWords(text)) {
    Token token;
    token.begin = span.begin;
    token.end = span.end;
    // A word far beyond any limit is cut before the costly steps; it could not be told apart later
    // anyway.
    const std::string_view written = text.substr(span.begin, span.end - span.begin);
    token.exact = WithoutDots(LowerNfkc(written.substr(0, 8 * kMaxWordBytes)));
    CutWord(token.exact);
    token.fold = FoldUmlauts(token.exact);
    CutWord(token.fold);
    token.stem = Stem(token.fold);
    token.is_stop_word = stop_words_.Contains(token.exact);
    if (!token.fold.empty()) tokens.push_back(std::move(token));
  }
  return tokens;
}

std::vector<std::string> Analyzer::IndexTerms(char field_prefix, std::string_view text) const {
  std::vector<std::string> terms;
  for (const Token& token : Analyze(text)) {
    if (token.is_stop_word) continue;
    terms.push_back(schema::TextTerm(field_prefix, schema::TermForm::kExact, token.exact));
    terms.push_back(schema::TextTerm(field_prefix, schema::TermForm::kFold, token.fold));
    terms.push_back(schema::TextTerm(field_prefix, schema::TermForm::kStem, token.stem));
  }
  return terms;
}

std::vector<Token> Analyzer::QueryWords(std::string_view query) const {
  std::vector<Token> content_words;
  std::vector<Token> stop_words;
  absl::flat_hash_set<std::string> seen;
  for (Token& token : Analyze(query)) {
    if (!seen.insert(token.exact).second) continue;
    (token.is_stop_word ? stop_words : content_words).push_back(std::move(token));
  }
  return content_words.empty() ? stop_words : content_words;
}

std::string Analyzer::FullNameKey(std::string_view name) const {
  std::string key;
  for (const Token& token : Analyze(name)) {
    absl::StrAppend(&key, key.empty() ? "" : " ", token.fold);
  }
  return key;
}

std::string Analyzer::NameKey(std::string_view name) const {
  std::string key;
  for (const Token& token : Analyze(name)) {
    if (token.fold == "ev") continue;
    absl::StrAppend(&key, key.empty() ? "" : " ", token.fold);
  }
  return key;
}

}  // namespace kok::analysis
