#include "service/index/lexicon.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "indexer/analysis/text_normalizer.h"
#include "indexer/generation/stored_records.h"
#include "indexer/generation/xapian_status.h"
#include "indexer/schema/fields.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::index {
namespace {

using kok::search::v1::Organization;
using WordsByFold = absl::flat_hash_map<std::string, LexiconWord>;

void AddWords(std::string_view text, bool is_name, const analysis::Analyzer& analyzer,
              WordsByFold& words) {
  for (const analysis::Token& token : analyzer.Analyze(text)) {
    if (token.is_stop_word) continue;
    LexiconWord& word = words[token.fold];
    const bool better = word.surface.empty() || (is_name && !word.in_names);
    if (better) word.surface = std::string(text.substr(token.begin, token.end - token.begin));
    word.in_names = word.in_names || is_name;
    word.in_organizations = true;
  }
}

absl::Status AddOrganizations(const Xapian::Database& database, const analysis::Analyzer& analyzer,
                              WordsByFold& words) {
  const auto add = [&](Xapian::docid /*document*/, const Organization& organization) {
    AddWords(organization.display_name(), true, analyzer, words);
    AddWords(organization.short_name(), true, analyzer, words);
    AddWords(absl::StrJoin(organization.alternate_names(), "\n"), true, analyzer, words);
    AddWords(organization.seat().locality(), true, analyzer, words);
    for (const auto& branch : organization.branches()) {
      AddWords(branch.locality(), true, analyzer, words);
    }
    AddWords(organization.description(), false, analyzer, words);
  };
  return generation::ForEachOrganization(database, add);
}

// A word of the glossary finds what its concept marks, whether or not a record says it.
void AddGlossaryWord(const std::string& written, WordsByFold& words) {
  LexiconWord& word = words[analysis::FoldUmlauts(analysis::LowerNfkc(written))];
  if (word.surface.empty()) word.surface = written;
}

// Words of the vocabulary as it writes them, by their folded form.
std::map<std::string, std::string> WrittenWords(const schema::Vocabulary& vocabulary,
                                                const analysis::Analyzer& analyzer) {
  std::map<std::string, std::string> written;
  for (const schema::VocabularyEntry& service : vocabulary.Of("service")) {
    for (const std::string& name : {service.name_de, service.name_en}) {
      for (const analysis::Token& token : analyzer.Analyze(name)) {
        written.emplace(token.fold, name.substr(token.begin, token.end - token.begin));
      }
    }
  }
  return written;
}

// A word that only a term knows.
LexiconWord& AddTerm(const std::string& surface, const std::map<std::string, std::string>& written,
                     WordsByFold& words) {
  const std::string fold = analysis::FoldUmlauts(surface);
  LexiconWord& word = words[fold];
  const auto known = written.find(fold);
  if (word.surface.empty()) word.surface = known == written.end() ? surface : known->second;
  return word;
}

// Those of types, services and regions.
void AddTerms(const Xapian::Database& database, char prefix,
              const std::map<std::string, std::string>& written, WordsByFold& words) {
  const std::string exact = schema::TextTerm(prefix, schema::TermForm::kExact, "");
  for (auto term = database.allterms_begin(exact); term != database.allterms_end(exact); ++term) {
    AddTerm((*term).substr(exact.size()), written, words).in_organizations = true;
  }
}

void AddStems(const Xapian::Database& database, char prefix,
              absl::flat_hash_set<std::string>& stems) {
  for (const schema::TermForm form : {schema::TermForm::kStem, schema::TermForm::kPart}) {
    const std::string begin = schema::TextTerm(prefix, form, "");
    for (auto term = database.allterms_begin(begin); term != database.allterms_end(begin); ++term) {
      stems.insert((*term).substr(begin.size()));
    }
  }
}

void AddContent(const ContentWords& content, const std::map<std::string, std::string>& written,
                WordsByFold& words) {
  for (const ContentWord& word : content.words())
    AddTerm(word.word, written, words).in_content = true;
}

}  // namespace

absl::StatusOr<Lexicon> Lexicon::Read(const Xapian::Database& organizations,
                                      const ContentWords& content,
                                      const analysis::Analyzer& analyzer,
                                      const schema::Vocabulary& vocabulary) {
  Lexicon lexicon;
  WordsByFold words;
  const std::map<std::string, std::string> written = WrittenWords(vocabulary, analyzer);
  const absl::Status read = generation::CatchXapian([&] {
    absl::Status added = AddOrganizations(organizations, analyzer, words);
    if (!added.ok()) return added;
    for (const schema::TextField& field : schema::kOrganizationFields) {
      if (field.path != "emails") AddTerms(organizations, field.prefix, written, words);
      AddStems(organizations, field.prefix, lexicon.stems_);
    }
    for (const std::string& word : analyzer.glossary().german_words()) AddGlossaryWord(word, words);
    AddContent(content, written, words);
    return absl::OkStatus();
  });
  if (!read.ok()) return read;
  lexicon.words_.reserve(words.size());
  for (auto& [fold, word] : words) {
    word.fold = fold;
    word.letters = LettersOf(fold);
    lexicon.words_.push_back(std::move(word));
  }
  std::sort(lexicon.words_.begin(), lexicon.words_.end(),
            [](const LexiconWord& a, const LexiconWord& b) { return a.fold < b.fold; });
  return lexicon;
}

const LexiconWord* Lexicon::Find(std::string_view fold) const {
  const auto word =
      std::lower_bound(words_.begin(), words_.end(), fold,
                       [](const LexiconWord& a, std::string_view b) { return a.fold < b; });
  return word != words_.end() && word->fold == fold ? &*word : nullptr;
}

std::pair<const LexiconWord*, const LexiconWord*> Lexicon::WithPrefix(
    std::string_view fold_prefix) const {
  const auto first =
      std::lower_bound(words_.begin(), words_.end(), fold_prefix,
                       [](const LexiconWord& a, std::string_view b) { return a.fold < b; });
  auto last = first;
  while (last != words_.end() && last->fold.compare(0, fold_prefix.size(), fold_prefix) == 0) {
    ++last;
  }
  return {words_.data() + (first - words_.begin()), words_.data() + (last - words_.begin())};
}

uint64_t Lexicon::LettersOf(std::string_view fold) {
  uint64_t letters = 0;
  for (const char c : fold) letters |= uint64_t{1} << (static_cast<unsigned char>(c) & 63U);
  return letters;
}

}  // namespace kok::index
