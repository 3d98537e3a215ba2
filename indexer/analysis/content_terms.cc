#include "indexer/analysis/content_terms.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "absl/hash/hash.h"
#include "indexer/analysis/references.h"
#include "indexer/analysis/text_normalizer.h"
#include "indexer/analysis/web_domain.h"
#include "indexer/schema/fields.h"

namespace kok::analysis {
namespace {

using schema::TermForm;

constexpr size_t kRecentWords = 1 << 14;
constexpr size_t kMostRecentBytes = 64;  // longer words are not worth keeping

bool IsLetterOrDigit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Whether a text may hold an address or number, by what each of them must hold: an at sign, a full
// stop within a word, or a zero, plus or bracket before a digit. Most texts hold none of these, and
// looking closer costs more than all else.
bool MayHoldContacts(std::string_view text) {
  for (size_t i = 0; i + 1 < text.size(); ++i) {
    const char c = text[i];
    const char next = text[i + 1];
    const bool begins = i == 0 || !IsLetterOrDigit(text[i - 1]);
    if (c == '@' || (c == '.' && ((next | 0x20) >= 'a' && (next | 0x20) <= 'z')) ||
        (begins && (c == '0' || c == '+' || c == '(') &&
         ((next >= '0' && next <= '9') || next == '+' || (c == '0' && !IsLetterOrDigit(next))))) {
      return true;
    }
  }
  return text.find('@') != std::string_view::npos;
}

}  // namespace

ContentTerms::ContentTerms(const WordTable& table)
    : table_(table), frequencies_(table.terms().size(), 0), recent_(kRecentWords) {}

ContentTerms::Word ContentTerms::Read(std::string_view written, Span span) {
  if (const TableWord* known = table_.Find(written)) return {known, nullptr, span};
  const size_t slot = absl::Hash<std::string_view>()(written) % kRecentWords;
  std::unique_ptr<Recent>& recent = recent_[slot];
  if (recent == nullptr || recent->written != written) {
    auto fresh = std::make_unique<Recent>();
    fresh->written = std::string(written);
    fresh->word.token = table_.analyzer().Word(written);
    fresh->word.may_begin_concept = table_.analyzer().glossary().MayBeginGerman(fresh->word.token);
    fresh->terms = ContentTermsOf(table_.analyzer(), fresh->word.token);
    // What is not kept, or was, may still stand in the text being read.
    const bool is_kept = written.size() <= kMostRecentBytes;
    if (is_kept) std::swap(recent, fresh);
    const Recent& read = is_kept ? *recent : *fresh;
    if (fresh != nullptr) replaced_.push_back(std::move(fresh));
    return {&read.word, &read.terms, span};
  }
  return {&recent->word, &recent->terms, span};
}

void ContentTerms::Add(std::string_view text, double weight) {
  if (text.empty()) return;
  AddContacts(text, weight);
  for (const Reference& reference : FindReferences(text)) {
    for (const std::string& key : reference.keys) {
      AddTerm(schema::FilterTerm(schema::kReferencePrefix, key), weight);
    }
  }
  const std::vector<Span> spans = SplitWords(text);
  words_ += weight * static_cast<double>(spans.size());
  text_words_.clear();
  auto contact = contacts_.begin();
  for (const Span& span : spans) {
    // An address is one term, not words: nobody who looks for Berlin means info@…-berlin.de.
    while (contact != contacts_.end() && contact->end < span.end) ++contact;
    if (contact != contacts_.end() && contact->begin <= span.begin) continue;
    const Word word = Read(text.substr(span.begin, span.end - span.begin), span);
    if (!word.word->token.fold.empty()) text_words_.push_back(word);
  }
  AddConcepts(weight);
  for (size_t i = 0; i < text_words_.size(); ++i) {
    if (text_words_[i].word->token.is_stop_word) continue;
    AddWord(text_words_[i], weight);
    if (Analyzer::IsSuspended(text, text_words_[i].span.end)) AddCompleted(i, weight);
  }
  replaced_.clear();
}

std::vector<Token> ContentTerms::WordsOf(std::string_view text) {
  std::vector<Token> words;
  for (const Span& span : SplitWords(text)) {
    const Word word = Read(text.substr(span.begin, span.end - span.begin), span);
    if (!word.word->token.fold.empty()) words.push_back(word.word->token);
  }
  replaced_.clear();
  return words;
}

void ContentTerms::AddWord(const Word& word, double weight) {
  double share = 1.0;
  if (word.other_terms == nullptr) {
    for (const uint32_t number : word.word->terms) {
      AddNumber(number, weight * share);
      share = kPartShare;
    }
    return;
  }
  for (const std::string& term : *word.other_terms) {
    AddTerm(term, weight * share);
    share = kPartShare;
  }
}

void ContentTerms::AddNumber(uint32_t number, double frequency) {
  if (frequencies_[number] == 0) touched_.push_back(number);
  frequencies_[number] += frequency;
}

void ContentTerms::AddTerm(std::string_view term, double frequency) {
  const uint32_t number = table_.TermNumber(term);
  if (number < table_.terms().size()) {
    AddNumber(number, frequency);
  } else {
    others_[std::string(term)] += frequency;
  }
}

void ContentTerms::AddContacts(std::string_view text, double weight) {
  contacts_.clear();
  if (!MayHoldContacts(text)) return;
  for (const ContactSpan& span : FindContactSpans(text)) {
    const std::string_view printed = text.substr(span.begin, span.end - span.begin);
    if (span.kind == ContactSpan::Kind::kPhone) {
      phones_.emplace_back(printed);
      continue;
    }
    AddTerm(span.kind == ContactSpan::Kind::kEmail
                ? schema::FilterTerm(schema::kEmailPrefix, LowerNfkc(printed))
                : schema::FilterTerm(schema::kDomainPrefix, WebDomain(printed)),
            weight);
    contacts_.push_back(span);
  }
}

void ContentTerms::AddConcepts(double weight) {
  const Glossary& glossary = table_.analyzer().glossary();
  std::vector<Token> window;
  std::vector<ConceptMatch> matches;
  for (size_t i = 0; i < text_words_.size(); ++i) {
    if (!text_words_[i].word->may_begin_concept) continue;
    window.clear();
    matches.clear();
    const size_t end = std::min(text_words_.size(), i + glossary.longest());
    for (size_t j = i; j < end; ++j) window.push_back(text_words_[j].word->token);
    glossary.FindGermanAt(window, 0, matches);
    for (const ConceptMatch& match : matches) {
      AddTerm(schema::TextTerm(schema::kContentPrefix, TermForm::kConcept, match.concept_id),
              weight);
    }
  }
}

void ContentTerms::AddCompleted(size_t at, double weight) {
  const Analyzer& analyzer = table_.analyzer();
  const size_t last = std::min(text_words_.size(), at + 1 + Analyzer::kMaxWordsToHead);
  for (size_t next = at + 1; next < last; ++next) {
    const std::optional<Token> whole =
        analyzer.Completed(text_words_[at].word->token, text_words_[next].word->token);
    if (!whole.has_value()) continue;
    double share = 1.0;
    for (const std::string& term : ContentTermsOf(analyzer, *whole)) {
      AddTerm(term, weight * share);
      share = kPartShare;
    }
    return;
  }
}

size_t ContentTerms::kept_bytes() const {
  size_t bytes = 0;
  for (const auto& recent : recent_) bytes += recent == nullptr ? 0 : recent->written.size();
  return bytes;
}

void ContentTerms::Sort() { std::sort(touched_.begin(), touched_.end()); }

void ContentTerms::Clear() {
  for (const uint32_t number : touched_) frequencies_[number] = 0;
  touched_.clear();
  others_.clear();
  phones_.clear();
  words_ = 0;
}

}  // namespace kok::analysis
