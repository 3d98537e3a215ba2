#include "indexer/analysis/glossary.h"

#include <unicode/uscript.h>
#include <unicode/utf8.h>
#include <xapian.h>

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/analysis/word_forms.h"
#include "indexer/schema/tsv.h"

namespace kok::analysis {
namespace {

constexpr size_t kColumns = 4;
constexpr char kFile[] = "concepts.tsv";
constexpr size_t kMaxWords = 8;

// Languages that Xapian can stem, so that a form is also met in another case or number.
constexpr std::string_view kStemmedLanguages[] = {"en", "fr", "es", "it", "pt",
                                                  "ro", "hu", "ru", "tr", "nl"};

const Xapian::Stem& StemmerOf(std::string_view language) {
  thread_local std::map<std::string, Xapian::Stem, std::less<>> stemmers;
  const auto known = stemmers.find(language);
  if (known != stemmers.end()) return known->second;
  return stemmers.emplace(language, Xapian::Stem(std::string(language))).first->second;
}

constexpr char kGerman[] = "de";

template <typename ToText>
std::string JoinWords(const std::vector<Token>& words, ToText to_text) {
  std::string key;
  for (const Token& word : words) absl::StrAppend(&key, key.empty() ? "" : " ", to_text(word));
  return key;
}

std::string FoldOf(const Token& word) { return word.fold; }
std::string StemOf(const Token& word) { return word.stem; }

std::string StemKey(const std::vector<Token>& words, std::string_view language) {
  if (language == kGerman) return JoinWords(words, StemOf);
  const Xapian::Stem& stemmer = StemmerOf(language);
  return JoinWords(words, [&](const Token& word) { return stemmer(word.exact); });
}

bool IsStemmed(std::string_view language) {
  return std::find(std::begin(kStemmedLanguages), std::end(kStemmedLanguages), language) !=
         std::end(kStemmedLanguages);
}

// Whether the script of the first letter writes its words without spaces between them.
bool IsUnspaced(std::string_view word) {
  int32_t i = 0;
  UChar32 c = 0;
  U8_NEXT(reinterpret_cast<const uint8_t*>(word.data()), i, static_cast<int32_t>(word.size()), c);
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = c < 0 ? USCRIPT_COMMON : uscript_getScript(c, &status);
  return script == USCRIPT_HAN || script == USCRIPT_THAI || script == USCRIPT_HIRAGANA ||
         script == USCRIPT_KATAKANA || script == USCRIPT_KHMER || script == USCRIPT_LAO ||
         script == USCRIPT_MYANMAR;
}

}  // namespace

absl::StatusOr<Glossary> Glossary::Parse(std::string_view tsv) {
  Glossary glossary;
  glossary.by_stems_[kGerman];
  const absl::Status read =
      schema::ReadTsv(tsv, kFile, kColumns, [&glossary](const schema::TsvRow& row) -> absl::Status {
        const auto& columns = row.columns;
        if (columns[0].empty() || columns[1].empty() || columns[3].empty()) {
          return schema::TsvError(kFile, row.line,
                                  "expected a concept, a language, a form and a source");
        }
        return glossary.Add({std::string(columns[0]), std::string(columns[1])},
                            {columns[2].data(), columns[2].size()}, row.line);
      });
  if (!read.ok()) return read;
  return glossary;
}

Glossary::Form* Glossary::Forms::Add(const std::string& key, const std::string& first_word,
                                     const Form& form) {
  first_words.insert(first_word);
  return &by_key.emplace(key, form).first->second;
}

absl::Status Glossary::Add(const Form& form, std::string_view written, int line) {
  static const StopWords* const kNone = new StopWords(StopWords::Parse(""));
  const std::vector<Token> words = ReadWords(written, *kNone);
  if (words.empty() || words.size() > kMaxWords) {
    return schema::TsvError(kFile, line,
                            absl::StrCat("expected a form of 1 to ", kMaxWords, " words"));
  }
  longest_ = std::max(longest_, words.size());
  Form* known = by_folded_words_.Add(JoinWords(words, FoldOf), words[0].fold, form);
  if (known->concept_id != form.concept_id) {
    return schema::TsvError(kFile, line,
                            absl::StrCat("this form already names ", known->concept_id));
  }
  if (form.language == "de") {
    *known = form;  // a word that German shares is German
    if (words.size() == 1) german_words_.emplace_back(written);
    german_forms_.emplace(form.concept_id, std::string(written));
    std::vector<std::string>& stems = german_stems_[form.concept_id].emplace_back();
    for (const Token& word : words) stems.push_back(word.stem);
  } else {
    for (const Token& word : words) foreign_words_.insert(word.fold);
  }
  if (words.size() == 1 && IsUnspaced(words[0].exact)) unspaced_.emplace(words[0].exact, form);
  if (form.language == "de" || IsStemmed(form.language)) {
    // Where two stems of a language meet, the first form keeps the key: stems only add.
    by_stems_[form.language].Add(StemKey(words, form.language), StemKey({words[0]}, form.language),
                                 form);
  }
  return absl::OkStatus();
}

std::vector<ConceptMatch> Glossary::FindGerman(const std::vector<Token>& words) const {
  std::vector<ConceptMatch> matches;
  for (size_t i = 0; i < words.size(); ++i) Find(words, i, true, matches);
  return matches;
}

std::vector<ConceptMatch> Glossary::FindAny(const std::vector<Token>& words) const {
  std::vector<ConceptMatch> matches;
  for (size_t i = 0; i < words.size(); ++i) {
    Find(words, i, false, matches);
    if (IsUnspaced(words[i].exact)) FindUnspaced(words, i, matches);
  }
  return matches;
}

std::string Glossary::NamedByAll(const std::vector<Token>& words) const {
  if (words.empty() || words.size() > longest_) return "";
  std::vector<ConceptMatch> matches;
  Find(words, 0, false, matches);
  if (words.size() == 1 && IsUnspaced(words[0].exact)) FindUnspaced(words, 0, matches);
  for (const ConceptMatch& match : matches) {
    if (match.count == words.size()) return match.concept_id;
  }
  return "";
}

bool Glossary::MayBeginGerman(const Token& word) const {
  return by_folded_words_.first_words.contains(word.fold) ||
         by_stems_.at(kGerman).first_words.contains(word.stem);
}

// One match for each number of words: as written before by stem, German before other languages.
void Glossary::Find(const std::vector<Token>& words, size_t first, bool german_only,
                    std::vector<ConceptMatch>& matches) const {
  const size_t most = std::min(longest_, words.size() - first);
  std::vector<const Form*> by_count(most, nullptr);
  const auto keep = [&](size_t count, const Form& form) {
    if (german_only && form.language != "de") return;
    if (by_count[count - 1] == nullptr) by_count[count - 1] = &form;
  };
  by_folded_words_.FindFrom(words, first, most, FoldOf, keep);
  by_stems_.at(kGerman).FindFrom(words, first, most, StemOf, keep);
  if (!german_only) {
    for (const std::string_view language : kStemmedLanguages) {
      const auto forms = by_stems_.find(absl::string_view(language.data(), language.size()));
      if (forms == by_stems_.end()) continue;
      const Xapian::Stem& stemmer = StemmerOf(language);
      forms->second.FindFrom(
          words, first, most, [&](const Token& word) { return stemmer(word.exact); }, keep);
    }
  }
  for (size_t count = 1; count <= most; ++count) {
    const Form* form = by_count[count - 1];
    if (form != nullptr)
      matches.push_back({first, count, form->concept_id, form->language == "de"});
  }
}

// Most words begin no form, and then nothing more is looked at.
template <typename ToText, typename OnForm>
void Glossary::Forms::FindFrom(const std::vector<Token>& words, size_t first, size_t most,
                               ToText to_text, OnForm on_form) const {
  std::string key = to_text(words[first]);
  if (!first_words.contains(key)) return;
  for (size_t count = 1; count <= most; ++count) {
    if (count > 1) absl::StrAppend(&key, " ", to_text(words[first + count - 1]));
    const auto form = by_key.find(key);
    if (form != by_key.end()) on_form(count, form->second);
  }
}

// The longest form at each place of a run of letters.
void Glossary::FindUnspaced(const std::vector<Token>& words, size_t at,
                            std::vector<ConceptMatch>& matches) const {
  const std::string& run = words[at].exact;
  for (size_t begin = 0; begin < run.size();) {
    size_t length = run.size() - begin;
    auto form = unspaced_.end();
    for (; length > 0 && form == unspaced_.end(); --length) {
      form = unspaced_.find(absl::string_view(run).substr(begin, length));
    }
    if (form == unspaced_.end()) {
      ++begin;
      continue;
    }
    matches.push_back({at, 1, form->second.concept_id, false});
    begin += form->first.size();
  }
}

std::string_view Glossary::GermanForm(std::string_view concept_id) const {
  const auto form = german_forms_.find(absl::string_view(concept_id.data(), concept_id.size()));
  return form == german_forms_.end() ? std::string_view() : std::string_view(form->second);
}

const std::vector<std::vector<std::string>>& Glossary::GermanStems(
    std::string_view concept_id) const {
  static const auto* const kNone = new std::vector<std::vector<std::string>>;
  const auto forms = german_stems_.find(absl::string_view(concept_id.data(), concept_id.size()));
  return forms == german_stems_.end() ? *kNone : forms->second;
}

}  // namespace kok::analysis
