#include "indexer/analysis/analyzer.h"

#include <unicode/uversion.h>
#include <xapian.h>

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "indexer/analysis/contact_spans.h"
#include "indexer/analysis/proper_names.h"
#include "indexer/analysis/references.h"
#include "indexer/analysis/text_normalizer.h"
#include "indexer/analysis/web_domain.h"
#include "indexer/analysis/word_forms.h"

namespace kok::analysis {
namespace {

using schema::TermForm;
using schema::TextTerm;

// Raise with every change of how text becomes terms.
constexpr int kAnalysisVersion = 4;

absl::flat_hash_set<std::string> ReadNames(const std::string& lines) {
  absl::flat_hash_set<std::string> names;
  for (absl::string_view line : absl::StrSplit(lines, '\n', absl::SkipEmpty())) {
    std::string key = PhraseKey(std::string_view(line.data(), line.size()));
    if (!key.empty()) names.insert(std::move(key));
  }
  return names;
}

// Names of one word; only these can be taken for compounds.
absl::flat_hash_set<std::string> SingleWords(const absl::flat_hash_set<std::string>& names) {
  absl::flat_hash_set<std::string> words;
  for (const std::string& name : names) {
    if (name.find(' ') == std::string::npos) words.insert(name);
  }
  return words;
}

// Index terms of one field, in the making.
class FieldTerms {
 public:
  explicit FieldTerms(char prefix) : prefix_(prefix) {}

  void AddWord(const Token& word, const std::vector<Token>& within) {
    Add(TermForm::kExact, word.exact);
    if (word.spelt_out != word.exact) Add(TermForm::kSpeltOut, word.spelt_out);
    if (word.fold != word.exact && word.fold != word.spelt_out) Add(TermForm::kFold, word.fold);
    Add(TermForm::kStem, word.stem);
    for (const Token& part : within) Add(TermForm::kPart, part.stem);
  }
  void Add(TermForm form, const std::string& text) {
    terms_.push_back(TextTerm(prefix_, form, text));
  }
  void AddWhole(std::string term) { terms_.push_back(std::move(term)); }

  std::vector<std::string> Take() { return std::move(terms_); }

 private:
  const char prefix_;
  std::vector<std::string> terms_;
};

bool Within(const Token& word, const std::vector<ContactSpan>& spans) {
  return std::any_of(spans.begin(), spans.end(), [&](const ContactSpan& span) {
    return span.kind != ContactSpan::Kind::kPhone && span.begin <= word.begin &&
           word.end <= span.end;
  });
}

}  // namespace

absl::StatusOr<Analyzer> Analyzer::Create(const AnalysisTexts& texts, const Analyzer* earlier) {
  std::shared_ptr<const Glossary> glossary;
  if (earlier != nullptr && earlier->data_->glossary_text == texts.glossary) {
    glossary = earlier->data_->glossary;
  } else {
    absl::StatusOr<Glossary> parsed = Glossary::Parse(texts.glossary);
    if (!parsed.ok()) return parsed.status();
    glossary = std::make_shared<const Glossary>(*std::move(parsed));
  }
  absl::flat_hash_set<std::string> names = ReadNames(texts.known_names);
  absl::StatusOr<CompoundSplitter> splitter =
      CompoundSplitter::Parse(texts.compound_words, texts.word_frequencies, SingleWords(names));
  if (!splitter.ok()) return splitter.status();
  absl::StatusOr<EverydayWords> everyday_words = EverydayWords::Parse(texts.everyday_words);
  if (!everyday_words.ok()) return everyday_words.status();
  return Analyzer(std::make_shared<const Data>(
      Data{StopWords::Parse(texts.stop_words), texts.glossary, std::move(glossary),
           *std::move(splitter), std::move(names), *std::move(everyday_words)}));
}

std::string Analyzer::Description() {
  return absl::StrCat("analysis ", kAnalysisVersion, "; ", kStemmer, "; xapian ",
                      Xapian::version_string(), "; icu ", U_ICU_VERSION);
}

std::vector<Token> Analyzer::Analyze(std::string_view text) const {
  return ReadWords(text, data_->stop_words);
}

std::vector<std::string> Analyzer::IndexTerms(char field_prefix, std::string_view text) const {
  FieldTerms terms(field_prefix);
  // An address is one term, not words: nobody who looks for Berlin means info@…-berlin.de.
  const std::vector<ContactSpan> contacts = FindContactSpans(text);
  for (const ContactSpan& span : contacts) {
    if (span.kind == ContactSpan::Kind::kPhone) continue;
    const std::string_view address = text.substr(span.begin, span.end - span.begin);
    terms.AddWhole(span.kind == ContactSpan::Kind::kEmail
                       ? schema::FilterTerm(schema::kEmailPrefix, LowerNfkc(address))
                       : schema::FilterTerm(schema::kDomainPrefix, WebDomain(address)));
  }
  for (const Reference& reference : FindReferences(text)) {
    for (const std::string& key : reference.keys) {
      terms.AddWhole(schema::FilterTerm(schema::kReferencePrefix, key));
    }
  }
  std::vector<Token> words = Analyze(text);
  words.erase(std::remove_if(words.begin(), words.end(),
                             [&](const Token& word) { return Within(word, contacts); }),
              words.end());
  for (const ConceptMatch& match : data_->glossary->FindGerman(words)) {
    terms.Add(TermForm::kConcept, match.concept_id);
  }
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i].is_stop_word) continue;
    terms.AddWord(words[i], WordsWithin(words[i]));
    if (!IsSuspended(text, words[i].end)) continue;
    const size_t last = std::min(words.size(), i + 1 + kMaxWordsToHead);
    for (size_t next = i + 1; next < last; ++next) {
      const std::optional<Token> whole = Completed(words[i], words[next]);
      if (!whole.has_value()) continue;
      terms.AddWord(*whole, WordsWithin(*whole));
      break;
    }
  }
  return terms.Take();
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

void Analyzer::AddWords(std::string_view text, std::vector<Token>& words) const {
  for (Token& token : Analyze(text)) words.push_back(std::move(token));
}

std::vector<Token> Analyzer::Parts(const Token& word) const {
  std::vector<Token> parts;
  for (const std::string_view part : data_->splitter.Split(word.fold)) AddWords(part, parts);
  return parts;
}

std::string_view Analyzer::Head(const Token& word) const {
  const std::vector<std::string_view> parts = data_->splitter.Split(word.fold);
  return parts.empty() ? std::string_view() : parts.back();
}

// Neighbouring parts are words as well: Informationszentrum in Fraueninformationszentrum.
std::vector<Token> Analyzer::WordsWithin(const Token& word) const {
  std::vector<Token> words;
  const std::vector<std::string_view> parts = data_->splitter.Split(word.fold);
  for (size_t first = 0; first < parts.size(); ++first) {
    for (size_t last = first; last < parts.size(); ++last) {
      if (first == 0 && last + 1 == parts.size()) continue;
      const char* end = parts[last].data() + parts[last].size();
      AddWords({parts[first].data(), static_cast<size_t>(end - parts[first].data())}, words);
    }
  }
  return words;
}

bool Analyzer::IsSuspended(std::string_view text, size_t end) {
  return end + 1 < text.size() && text[end] == '-' &&
         (text[end + 1] == ' ' || text[end + 1] == ',' || text[end + 1] == '/');
}

std::optional<Token> Analyzer::Completed(const Token& suspended, const Token& compound) const {
  const std::string_view head = Head(compound);
  if (head.empty()) return std::nullopt;
  return Word(absl::StrCat(suspended.exact, absl::string_view(head.data(), head.size())));
}

std::string Analyzer::FullNameKey(std::string_view name) const { return PhraseKey(name); }

std::string Analyzer::NameKey(std::string_view name) const {
  std::string key;
  for (const Token& token : Analyze(name)) {
    if (token.fold == kLegalForm) continue;
    absl::StrAppend(&key, key.empty() ? "" : " ", token.fold);
  }
  return key;
}

std::string Analyzer::TitleKey(const std::vector<Token>& words) {
  std::string key;
  for (const Token& token : words) {
    if (token.is_stop_word || token.fold == kLegalForm) continue;
    absl::StrAppend(&key, key.empty() ? "" : " ", token.fold);
  }
  if (!key.empty()) return key;
  for (const Token& token : words) absl::StrAppend(&key, key.empty() ? "" : " ", token.fold);
  return key;
}

std::string Analyzer::ConceptOf(const std::vector<Token>& words) const {
  std::vector<Token> said;
  for (const Token& word : words) {
    if (!word.is_stop_word) said.push_back(word);
  }
  return data_->glossary->NamedByAll(said);
}

std::string Analyzer::GermanConceptOf(const std::vector<Token>& words) const {
  std::vector<Token> said;
  for (const Token& word : words) {
    if (word.is_stop_word) continue;
    if (said.size() == glossary().longest()) return "";
    said.push_back(word);
  }
  if (said.empty() || !glossary().MayBeginGerman(said.front())) return "";
  std::vector<ConceptMatch> matches;
  glossary().FindGermanAt(said, 0, matches);
  for (const ConceptMatch& match : matches) {
    if (match.count == said.size()) return match.concept_id;
  }
  return "";
}

std::string Analyzer::ConceptKey(std::string_view concept_id) {
  return absl::StrCat(":", absl::string_view(concept_id.data(), concept_id.size()));
}

bool Analyzer::IsGermanWord(std::string_view folded) const {
  return data_->splitter.IsWord(folded) || IsKnownName(folded);
}

bool Analyzer::IsDictionaryWord(std::string_view folded) const {
  return data_->splitter.IsWord(folded);
}

bool Analyzer::IsNoun(std::string_view folded) const { return data_->splitter.IsNoun(folded); }

bool Analyzer::IsProperName(std::string_view folded) const {
  return analysis::IsProperName(data_->splitter, folded);
}

bool Analyzer::IsKnownName(std::string_view phrase_key) const {
  return data_->known_names.contains(absl::string_view(phrase_key.data(), phrase_key.size()));
}

}  // namespace kok::analysis
