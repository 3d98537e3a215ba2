#include "service/search/denying_clause.h"

#include "indexer/schema/word_list.h"
#include "service/search/joined_places.h"
#include "service/search/negation_words.h"
#include "service/search/words_before_places.h"
#include "service/search/written_words.h"

namespace kok::search_core {
namespace {

using schema::IsOneOf;

// With these another clause begins, also where the comma is forgotten.
bool BeginsClause(std::string_view folded) {
  constexpr std::string_view kWords[] = {"weil", "da",    "denn", "wegen", "obwohl",
                                         "wenn", "aber",  "dass", "und",   "because",
                                         "but",  "since", "and"};
  return IsOneOf(folded, kWords);
}

}  // namespace

DenyingClause::DenyingClause(std::string_view query, const std::vector<analysis::Token>& tokens,
                             size_t first, size_t end)
    : query_(query), tokens_(tokens), first_(first), begin_(end) {
  const auto continues = [&](size_t at) {
    return at > 0 && at < tokens.size() && AreInOneClause(query, tokens[at - 1], tokens[at]);
  };
  for (;;) {
    if (continues(begin_) && AreHyphenated(query, tokens[begin_ - 1], tokens[begin_])) {
      begin_ += 1;
    } else if (continues(begin_) && JoinsPlaces(tokens[begin_].fold) && continues(begin_ + 1) &&
               !tokens[begin_ + 1].is_stop_word) {
      begin_ += 2;
    } else {
      break;
    }
  }
  for (;;) {
    if (continues(first_) && AreHyphenated(query, tokens[first_ - 1], tokens[first_])) {
      first_ -= 1;
    } else if (first_ > 1 && continues(first_) && JoinsPlaces(tokens[first_ - 1].fold) &&
               continues(first_ - 1)) {
      first_ -= 2;
    } else {
      break;
    }
  }
  end_ = begin_;
  while (continues(end_) && !BeginsClause(tokens[end_].fold)) ++end_;
}

std::string_view DenyingClause::before() const {
  return first_ > 0 ? std::string_view(tokens_[first_ - 1].fold) : std::string_view();
}

bool DenyingClause::opens() const {
  const auto begins = [&](size_t at) {
    return at == 0 || !AreInOneClause(query_, tokens_[at - 1], tokens_[at]) ||
           BeginsClause(tokens_[at - 1].fold);
  };
  return begins(first_) || (StandsBeforePlace(before()) && begins(first_ - 1));
}

bool DenyingClause::IsNegatedBefore() const {
  for (size_t i = first_; i > 0 && AreInOneClause(query_, tokens_[i - 1], tokens_[i]); --i) {
    if (NegationWordsBefore(query_, tokens_, i).has_value()) return true;
  }
  return false;
}

bool DenyingClause::Is(std::string_view words) const {
  return BeginOfWords(words, query_, tokens_, end_) == std::optional<size_t>(begin_);
}

bool DenyingClause::Holds(std::string_view words) const {
  for (size_t i = begin_; i < end_; ++i) {
    const std::optional<size_t> found = BeginOfWords(words, query_, tokens_, i + 1);
    if (found.has_value() && *found >= begin_) return true;
  }
  return false;
}

std::optional<size_t> DenyingClause::EndOfNegation() const {
  for (size_t i = begin_; i < end_; ++i) {
    const auto negation = NegationWordsBefore(query_, tokens_, i + 1);
    if (negation.has_value() && negation->kind != NegationKind::kDanger) return i + 1 - begin_;
  }
  return std::nullopt;
}

}  // namespace kok::search_core
