#include "service/search/same_named.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "kok/search/v1/organization.pb.h"
#include "service/search/matched_terms.h"

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

std::string NameAndTown(const std::string& data) {
  v1::Organization organization;
  if (!organization.ParseFromString(data)) return "";
  const std::string& town = organization.seat().locality();
  return town.empty() ? organization.display_name()
                      : absl::StrCat(organization.display_name(), ", ", town);
}

}  // namespace

std::vector<std::string> SameNamed(const Xapian::Database& database, const QueryPlan& plan,
                                   const UnderstoodQuery& understood, const Xapian::MSet& hits) {
  const size_t words = understood.tokens.size();
  const Terms best = MatchedTerms(database, plan, *hits.begin());
  const std::vector<std::string> names = NamesBorne(best);
  if (names.empty()) return {};
  const std::vector<bool> said = MatchedWords(best, words);
  std::vector<std::string> same;
  for (auto hit = hits.begin(); hit != hits.end(); ++hit) {
    const Terms matched = MatchedTerms(database, plan, *hit);
    const std::vector<std::string> others = NamesBorne(matched);
    const bool bears_all = std::all_of(names.begin(), names.end(), [&](const std::string& name) {
      return std::find(others.begin(), others.end(), name) != others.end();
    });
    if (!bears_all || !SaysAsMuch(said, MatchedWords(matched, words))) continue;
    same.push_back(NameAndTown(hit.get_document().get_data()));
    if (same.size() > kMostSameNamed) return {};
  }
  if (same.size() < 2) same.clear();
  return same;
}

}  // namespace kok::search_core
