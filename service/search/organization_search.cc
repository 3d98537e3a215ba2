#include "service/search/organization_search.h"

#include <algorithm>
#include <functional>
#include <iterator>

#include "service/search/function_words.h"
#include "service/search/matched_terms.h"
#include "service/search/phrase_terms.h"
#include "service/search/ranking.h"
#include "service/search/same_named.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;
using index::OrganizationRow;
using region::Responsibility;

// What being responsible for a place in the query adds, where nobody is seated there.
double TierOf(Responsibility responsibility) {
  switch (responsibility) {
    case Responsibility::kSeated:
    case Responsibility::kCovering:
      return kTownTier;
    case Responsibility::kNationwide:
      return kRegionTier;
    case Responsibility::kNone:
      break;
  }
  return 0;
}

// By word of the query, whether it says nothing of what is asked: `gegen`, `nicht`. None, where
// there are no other words.
std::vector<bool> FunctionWords(const UnderstoodQuery& understood) {
  std::vector<bool> is_function;
  bool has_others = false;
  for (const analysis::Token& token : understood.tokens) {
    is_function.push_back(!token.is_stop_word && IsFunctionStem(token.stem));
    has_others = has_others || (!token.is_stop_word && !is_function.back());
  }
  const bool has_any = std::find(is_function.begin(), is_function.end(), true) != is_function.end();
  if (!has_others || !has_any) is_function.clear();
  return is_function;
}

// Whether one of the terms stands for another word than these, or is a whole name or contact.
bool SaysMore(const std::vector<const PlannedTerm*>& matched, const std::vector<bool>& words) {
  return std::any_of(matched.begin(), matched.end(), [&](const PlannedTerm* term) {
    if (term->words.count != 1 || term->words.first >= words.size()) return true;
    return !words[term->words.first] || term->kind == v1::MATCH_KIND_NAME;
  });
}

}  // namespace

void OrganizationSearch::Run() {
  if (Browsing()) {
    for (const OrganizationRow& row : snapshot_.organization_table().rows()) {
      candidates_.push_back({&row, 0, false, {}});
    }
  } else {
    FindByWords();
    const size_t found = candidates_.size();
    if (scope_.asks_for_referral()) MarkNamed();
    AddResponsible();
    if (phrase_check_.has_value()) LeaveThoseSaying(found);
  }
  AddSuccessors(snapshot_.organization_table(), candidates_);
  for (OrganizationHit& candidate : candidates_) candidate.standing = Judge(*candidate.row, scope_);
  std::copy_if(candidates_.begin(), candidates_.end(), std::back_inserter(hits_),
               [](const OrganizationHit& candidate) { return candidate.standing.passes(); });
  SortHits(scope_, request_.order_by(), hits_);
}

OrganizationHit& OrganizationSearch::Candidate(const OrganizationRow& row) {
  const auto [known, is_new] = candidate_of_row_.emplace(&row, candidates_.size());
  if (is_new) candidates_.push_back({&row, 0, false, {}});
  return candidates_[known->second];
}

void OrganizationSearch::FindByWords() {
  plan_ = PlanOrganizations(database_, understood_);
  if (phrase_check_.has_value()) {
    plan_.query =
        Restricted(plan_.query, OrganizationsThatMaySay(snapshot_.analyzer(), understood_));
  }
  Xapian::Enquire enquire(database_);
  enquire.set_query(plan_.query);
  enquire.set_weighting_scheme(Xapian::CoordWeight());
  const Xapian::MSet matches = enquire.get_mset(0, database_.get_doccount());
  const std::vector<bool> function_words = FunctionWords(understood_);
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    const OrganizationRow* row = snapshot_.organization_table().OfDocument(*match);
    if (row == nullptr) continue;
    // `gegen` in a name answers no question with further words.
    const bool says_more =
        function_words.empty() || SaysMore(MatchedTerms(database_, plan_, *match), function_words);
    if (says_more) Candidate(*row).score = match.get_weight();
  }
}

// Where the query names a place in which nobody is seated, beside other words.
void OrganizationSearch::AddResponsible() {
  std::vector<AskedPlace> choices = scope_.or_near;
  if (!understood_.places_elsewhere.empty()) {
    choices.push_back(MakeAskedPlace(understood_.places_elsewhere.front(), 0));
  }
  for (const OrganizationRow& row : snapshot_.organization_table().rows()) {
    double tier = 0;
    for (const AskedPlace& choice : choices) {
      Scope place;
      place.near = choice;
      const Standing standing = Judge(row, place);
      if (standing.passes()) tier = std::max(tier, TierOf(standing.responsibility));
    }
    if (tier > 0) Candidate(row).score += tier;
  }
}

// Whoever was added behind them, for a place or a name, holds no word of the phrases.
void OrganizationSearch::LeaveThoseSaying(size_t found) {
  const auto says = [&](const OrganizationHit& candidate) {
    return phrase_check_->OrganizationSays(database_, candidate.row->document);
  };
  candidates_.resize(found);
  candidates_.erase(std::remove_if(candidates_.begin(), candidates_.end(), std::not_fn(says)),
                    candidates_.end());
  candidate_of_row_.clear();
}

void OrganizationSearch::MarkNamed() {
  // A word that stands in few names only, and is none of any language, names somebody.
  for (OrganizationHit& candidate : candidates_) {
    candidate.is_named = candidate.score >= kDomainTier;
  }
  for (const Evidence& evidence : understood_.organization_evidence) {
    const bool names = evidence.kind == v1::MATCH_KIND_NAME && !evidence.is_begun;
    if (!names && evidence.kind != v1::MATCH_KIND_CONTACT) continue;
    for (auto posting = database_.postlist_begin(evidence.term);
         posting != database_.postlist_end(evidence.term); ++posting) {
      const OrganizationRow* row = snapshot_.organization_table().OfDocument(*posting);
      if (row != nullptr) Candidate(*row).is_named = true;
    }
  }
}

std::string OrganizationSearch::Data(const OrganizationHit& hit) const {
  return database_.get_document(hit.row->document).get_data();
}

std::vector<const PlannedTerm*> OrganizationSearch::Matched(const OrganizationHit& hit) const {
  return MatchedTerms(database_, plan_, hit.row->document);
}

OrganizationSearch::BestHit OrganizationSearch::LookAtBest() const {
  BestHit best;
  if (hits_.empty() || plan_.terms.empty()) return best;
  best.says_all_words = SaysAllWords(Matched(hits_.front()), understood_);
  // Who is an answer for a place comes first for that, whoever else bears a name.
  if (scope_.asks_for_referral() && !hits_.front().is_named) return best;
  std::vector<Xapian::docid> documents;
  for (const OrganizationHit& hit : hits_) {
    if (documents.size() > kMostSameNamed) break;
    documents.push_back(hit.row->document);
  }
  best.same_named = SameNamed(database_, plan_, snapshot_.analyzer(), understood_, documents);
  return best;
}

}  // namespace kok::search_core
