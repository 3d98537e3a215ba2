#include "service/search/same_named.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "kok/search/v1/organization.pb.h"
#include "service/search/matched_terms.h"
#include "service/search/ordinary_words.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;
using Terms = std::vector<const PlannedTerm*>;

// Whole names that a hit bears.
std::vector<std::string> NamesBorne(const Terms& matched) {
  std::vector<std::string> names;
  for (const PlannedTerm* term : matched) {
    if (term->kind == v1::MATCH_KIND_NAME) names.push_back(term->term);
  }
  return names;
}

// What is left to tell two hits apart: whether the other says all that the best one says.
bool SaysAsMuch(const std::vector<bool>& best, const std::vector<bool>& other) {
  for (size_t i = 0; i < best.size(); ++i) {
    if (best[i] && !other[i]) return false;
  }
  return true;
}

bool BearsAll(const std::vector<std::string>& names, const std::vector<std::string>& others) {
  return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    return std::find(others.begin(), others.end(), name) != others.end();
  });
}

// By word, whether the name of the hit says it, corrections and parts aside.
std::vector<bool> SurelyInNames(const Terms& matched, size_t words) {
  Terms sure;
  for (const PlannedTerm* term : matched) {
    if (term->kind == v1::MATCH_KIND_EXACT || term->kind == v1::MATCH_KIND_FOLD ||
        term->kind == v1::MATCH_KIND_STEM || term->kind == v1::MATCH_KIND_TYPO) {
      sure.push_back(term);
    }
  }
  return WordsMatchedInNames(sure, words);
}

// The terms of a plan that are names or stand in names.
QueryPlan OnlyNames(const QueryPlan& plan) {
  QueryPlan names;
  std::copy_if(plan.terms.begin(), plan.terms.end(), std::back_inserter(names.terms), IsName);
  return names;
}

// Whether one of the words is a name rather than a word that describes many, in whatever language.
bool NamesSomebody(const analysis::Analyzer& analyzer, const UnderstoodQuery& understood,
                   const std::vector<bool>& in_name) {
  for (size_t i = 0; i < in_name.size(); ++i) {
    const analysis::Token& word = understood.tokens[i];
    const bool is_ordinary = word.is_stop_word || analyzer.IsGermanWord(word.fold) ||
                             IsOrdinaryWord(analyzer, word.fold);
    if (in_name[i] && !is_ordinary) return true;
  }
  return false;
}

std::string NameAndTown(const std::string& data) {
  v1::Organization organization;
  if (!organization.ParseFromString(data)) return "";
  const std::string& town = organization.seat().locality();
  return town.empty() ? organization.display_name()
                      : absl::StrCat(organization.display_name(), ", ", town);
}

}  // namespace

std::vector<std::string> SameNamed(const Xapian::Database& database, const QueryPlan& plan,
                                   const analysis::Analyzer& analyzer,
                                   const UnderstoodQuery& understood,
                                   const std::vector<Xapian::docid>& hits) {
  const size_t words = understood.tokens.size();
  const Terms best = MatchedTerms(database, plan, hits.front());
  const std::vector<std::string> names = NamesBorne(best);
  const std::vector<bool> said = MatchedWords(best, words);
  const std::vector<bool> in_name = SurelyInNames(best, words);
  if (names.empty() && !NamesSomebody(analyzer, understood, in_name)) return {};
  const QueryPlan of_names = OnlyNames(plan);
  std::vector<std::string> same;
  for (const Xapian::docid hit : hits) {
    const Terms in_names = MatchedTerms(database, of_names, hit);
    const bool bears_it = names.empty() ? SaysAsMuch(in_name, SurelyInNames(in_names, words))
                                        : BearsAll(names, NamesBorne(in_names));
    // Asked last: it costs most.
    if (!bears_it || !SaysAsMuch(said, MatchedWords(MatchedTerms(database, plan, hit), words))) {
      continue;
    }
    same.push_back(NameAndTown(database.get_document(hit).get_data()));
    if (same.size() > kMostSameNamed) return {};
  }
  if (same.size() < 2) same.clear();
  return same;
}

}  // namespace kok::search_core
