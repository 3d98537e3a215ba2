// The words of a clause around a place.

#ifndef KOK_SERVICE_SEARCH_DENYING_CLAUSE_H_
#define KOK_SERVICE_SEARCH_DENYING_CLAUSE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/token.h"

namespace kok::search_core {

// What stands behind a place to the end of its clause, which a comma or `weil` is. Words are
// counted from the place on. Immutable; safe from any thread. Query and tokens must outlive it.
class DenyingClause {
 public:
  // Around the tokens `first` to before `end`, at least one. Places that are joined to it, `Köln
  // oder Bonn`, `Berlin-Neukölln`, count as one with it.
  DenyingClause(std::string_view query, const std::vector<analysis::Token>& tokens, size_t first,
                size_t end);

  size_t size() const { return end_ - begin_; }
  // Folded. REQUIRES: i < size().
  const std::string& word(size_t i) const { return tokens_[begin_ + i].fold; }
  // The folded word before the place, in the clause or not; empty where there is none.
  std::string_view before() const;
  // Whether nothing but a preposition stands before the place in its clause.
  bool opens() const;
  // Whether a word of the clause before the place negates.
  bool IsNegatedBefore() const;

  // Whether it is these folded words, parted by blanks, and no other; whether it holds them.
  bool Is(std::string_view words) const;
  bool Holds(std::string_view words) const;
  // Behind how many words the first negation in it ends.
  std::optional<size_t> EndOfNegation() const;

 private:
  const std::string_view query_;
  const std::vector<analysis::Token>& tokens_;
  size_t first_;
  size_t begin_;
  size_t end_;
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_DENYING_CLAUSE_H_
