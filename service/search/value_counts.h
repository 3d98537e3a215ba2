// Counts the values of one slot over the texts of a match.

#ifndef KOK_SERVICE_SEARCH_VALUE_COUNTS_H_
#define KOK_SERVICE_SEARCH_VALUE_COUNTS_H_

#include <xapian.h>

#include <map>
#include <string>

#include "service/search/time_limit.h"

namespace kok::search_core {

// Xapian's own spy counts a slot as one value; a text has several topics. For one match or list at
// a time. Adding may throw Xapian::Error, and TimeLimitReached in a match.
class ValueCounts : public Xapian::MatchSpy {
 public:
  // `limit` must outlive the object.
  ValueCounts(Xapian::valueno slot, TimeLimit& limit) : slot_(slot), limit_(limit) {}

  // Xapian calls it for each text of a match that it is a spy of.
  void operator()(const Xapian::Document& document, double weight) override;
  void Add(const Xapian::Document& document);

  // In how many texts each value stands, and how many have none.
  const std::map<std::string, int>& counts() const { return counts_; }
  int without() const { return without_; }

 private:
  const Xapian::valueno slot_;
  TimeLimit& limit_;
  std::map<std::string, int> counts_;
  int without_ = 0;
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_VALUE_COUNTS_H_
