// Any bytes as the text of a query: as words, as terms of a record, and as what is understood of
// it.

#include "service/search/phrase_finder.h"
#include "service/search/phrase_terms.h"
#include "service/search/query_understanding.h"
#include "tests/fuzz/fuzz_checks.h"
#include "tests/unit/service/search/search_fixture.h"

namespace {

using kok::fuzz::Require;

void CheckWords(const kok::analysis::Analyzer& analyzer, std::string_view text) {
  size_t begin = 0;
  for (const kok::analysis::Token& word : analyzer.Analyze(text)) {
    Require(word.begin >= begin && word.begin < word.end && word.end <= text.size(),
            "words stand in the text, in its order");
    Require(word.exact.size() <= 100 && word.stem.size() <= 100, "words are short");
    begin = word.begin;
    analyzer.WordsWithin(word);
  }
  for (const std::string& term : analyzer.IndexTerms('T', text)) {
    Require(term.size() <= 245, "terms are short enough for Xapian");
  }
  analyzer.FullNameKey(text);
  analyzer.NameKey(text);
}

void CheckPhrases(const kok::analysis::Analyzer& analyzer, std::string_view query,
                  const kok::search_core::UnderstoodQuery& understood) {
  kok::search_core::PhraseFinder finder(understood.phrases);
  for (const auto& match : finder.Find(query, finder.all(), 3)) {
    Require(match.begin < match.end && match.end <= query.size(), "phrases stand in the text");
  }
  kok::search_core::ContentThatMaySay(analyzer, understood);
  kok::search_core::OrganizationsThatMaySay(analyzer, understood);
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* /*argc*/, char*** /*argv*/) {
  kok::tests::ShippedSnapshot();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  // The service takes no longer ones; an analyzer takes the bodies of texts too.
  const std::string_view text = kok::fuzz::AsText(bytes, size < 2048 ? size : 2048);
  const kok::index::Snapshot& snapshot = kok::tests::ShippedSnapshot();
  CheckWords(snapshot.analyzer(), text);
  const auto database = snapshot.organizations().Borrow();
  const auto content = snapshot.content().Borrow();
  Require(database.ok() && content.ok(), "there are handles");
  for (const kok::search_core::QueryUse& use :
       {kok::search_core::QueryUse{}, {true, false}, {false, true}}) {
    const auto understood =
        kok::search_core::UnderstandQuery(snapshot, **database, **content, text, use);
    Require(understood.phrases.size() <= kok::search_core::kMaxPhrases, "phrases are few");
    for (const auto& phrase : understood.phrases) {
      Require(!phrase.words.empty() && phrase.words.size() <= kok::search_core::kMaxPhraseWords,
              "phrases have words, and not too many");
    }
    CheckPhrases(snapshot.analyzer(), text, understood);
    for (const auto& unit : understood.units) {
      Require(unit.words.end() <= understood.tokens.size(), "units are of words of the query");
    }
    for (const auto& evidence : understood.organization_evidence) {
      Require(evidence.words.end() <= understood.tokens.size(),
              "evidence is of words of the query");
    }
  }
  return 0;
}
