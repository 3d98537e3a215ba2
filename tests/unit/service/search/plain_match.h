// Matches a query against a small database, without the searcher.

#ifndef KOK_TESTS_UNIT_SERVICE_SEARCH_PLAIN_MATCH_H_
#define KOK_TESTS_UNIT_SERVICE_SEARCH_PLAIN_MATCH_H_

#include <xapian.h>

#include <string>

namespace kok::tests {

inline Xapian::MSet Hits(const Xapian::Database& database, const Xapian::Query& query,
                         const Xapian::Weight& weighting = Xapian::CoordWeight()) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(weighting);
  return enquire.get_mset(0, 100, 100);
}

// Ids of documents that match, best first, as letters: `a` is the first.
inline std::string Match(const Xapian::Database& database, const Xapian::Query& query,
                         const Xapian::Weight& weighting = Xapian::CoordWeight()) {
  const Xapian::MSet hits = Hits(database, query, weighting);
  std::string letters;
  for (auto hit = hits.begin(); hit != hits.end(); ++hit) {
    letters.push_back(static_cast<char>('a' + *hit - 1));
  }
  return letters;
}

}  // namespace kok::tests

#endif  // KOK_TESTS_UNIT_SERVICE_SEARCH_PLAIN_MATCH_H_
