#include "service/search/query_understanding.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/analysis/courts.h"
#include "indexer/schema/fields.h"
#include "service/search/contact_evidence.h"
#include "service/search/ecli_evidence.h"
#include "service/search/foreign_words.h"
#include "service/search/name_evidence.h"
#include "service/search/personal_data.h"
#include "service/search/place_evidence.h"
#include "service/search/quoted_phrases.h"
#include "service/search/reference_evidence.h"
#include "service/search/word_units.h"

namespace kok::search_core {
namespace {

// The words of the query, at most kMaxWords that are no stop words.
std::vector<analysis::Token> FirstWords(const analysis::Analyzer& analyzer, std::string_view query,
                                        bool& some_ignored) {
  std::vector<analysis::Token> tokens = analyzer.Analyze(query);
  size_t words = 0;
  for (analysis::Token& token : tokens) {
    // A legal form says nothing of who is meant.
    if (token.fold == analysis::kLegalForm) token.is_stop_word = true;
  }
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].is_stop_word) ++words;
    if (words <= kMaxWords && i < 4 * kMaxWords) continue;
    tokens.resize(i);
    some_ignored = true;
    break;
  }
  // Nothing but stop words: then they are what is looked for.
  if (words == 0) {
    some_ignored = some_ignored || tokens.size() > kMaxWords;
    if (tokens.size() > kMaxWords) tokens.resize(kMaxWords);
    for (analysis::Token& token : tokens) token.is_stop_word = false;
  }
  return tokens;
}

// The query with its corrections, where there is any.
std::string SuggestedQuery(std::string_view query, UnderstoodQuery& understood) {
  auto& corrections = understood.corrections;
  if (corrections.empty()) return "";
  std::sort(corrections.begin(), corrections.end());
  std::string suggested;
  size_t copied = 0;
  for (const auto& [at, word] : corrections) {
    const analysis::Token& token = understood.tokens[at];
    if (token.begin < copied) continue;
    absl::StrAppend(&suggested, absl::string_view(query.data() + copied, token.begin - copied),
                    word);
    copied = token.end;
  }
  absl::StrAppend(&suggested, absl::string_view(query.data() + copied, query.size() - copied));
  return suggested;
}

// Whether the query is the name of a court and nothing else, and some text is of that court. Then
// its town is not where help is asked for: `VG Köln`.
bool IsCourtOfTexts(const index::Snapshot& snapshot, const Xapian::Database& content,
                    std::string_view query) {
  const analysis::Court court = analysis::ReadCourt(query);
  return court.known &&
         snapshot.TextsWith(content, schema::FilterTerm(schema::kCourtPrefix, court.key)) > 0;
}

}  // namespace

UnderstoodQuery UnderstandQuery(const index::Snapshot& snapshot,
                                const Xapian::Database& organizations,
                                const Xapian::Database& content, std::string_view query,
                                const QueryUse& use) {
  UnderstoodQuery understood;
  understood.personal_data = LooksLikePersonalData(query);
  understood.tokens = FirstWords(snapshot.analyzer(), query, understood.some_ignored);

  QuotedPhrases quoted = ReadPhrases(snapshot.analyzer(), query);
  understood.phrases = std::move(quoted.phrases);
  understood.phrases_shortened = quoted.is_shortened;

  AddContactEvidence(query, understood);
  AddReferenceEvidence(query, understood);
  AddFileNumbersOfEcli(snapshot, content, understood);
  understood.is_named.assign(understood.tokens.size(), false);
  understood.is_part.assign(understood.tokens.size(), false);
  understood.is_no_place.assign(understood.tokens.size(), false);
  AddTitleEvidence(snapshot.analyzer(), use.prefix_last_word, understood);
  const std::vector<bool> is_foreign = ForeignFunctionWords(snapshot.analyzer(), understood.tokens);
  WordUnits units(snapshot, content, understood);
  if (!use.content_alone || !units.AllWordsAreKnown()) {
    AddNameEvidence(organizations, is_foreign, use.prefix_last_word, understood);
    if (IsCourtOfTexts(snapshot, content, query)) {
      understood.is_no_place.assign(understood.tokens.size(), true);
    } else {
      PlaceEvidence(snapshot, organizations, query, use.prefix_last_word, understood).Add();
    }
  }
  IgnoreForeignFunctionWords(is_foreign, understood);

  units.AddConcepts();
  units.AddJoinedWords();
  units.AddWords(use.prefix_last_word);
  understood.suggested_query = SuggestedQuery(query, understood);
  return understood;
}

}  // namespace kok::search_core
