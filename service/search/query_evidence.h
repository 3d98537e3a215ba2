// What a query names outright: an organisation, a town, a Land, a number, an address, a citation.

#ifndef KOK_SERVICE_SEARCH_QUERY_EVIDENCE_H_
#define KOK_SERVICE_SEARCH_QUERY_EVIDENCE_H_

#include <xapian.h>

#include <string_view>
#include <vector>

#include "service/index/snapshot.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// Adds evidence to one understood query whose tokens are set. Not safe from several threads at
// once. May throw Xapian::Error.
class QueryEvidence {
 public:
  // All must outlive the object. `organizations` is a handle on the snapshot's database.
  QueryEvidence(const index::Snapshot& snapshot, const Xapian::Database& organizations,
                std::string_view query, UnderstoodQuery& understood);

  // Numbers, addresses and citations. What stands in an address or number is no word any more: it
  // leaves the tokens. Must come first.
  void AddContactsAndReferences();
  // Names of organisations; the whole query, and within it.
  void AddNames(bool prefix_last_word);
  // Towns and regions, in any language.
  void AddPlaces();

  // By token: whether it belongs to a name or place.
  const std::vector<bool>& is_named() const { return is_named_; }
  // By token: whether it belongs to the name of a place where nobody is seated.
  const std::vector<bool>& is_elsewhere() const { return is_elsewhere_; }

 private:
  std::string Key(const WordRange& words) const;
  std::string NameKey(const WordRange& words) const;
  bool Holds(const std::string& term) const { return organizations_.get_termfreq(term) > 0; }
  void Add(const WordRange& words, std::string term, double weight, kok::search::v1::MatchKind kind,
           std::string field);
  void AddContact(const std::string& written, bool is_phone, bool is_email);
  void AddTitles();
  void AddBegunNames(const std::string& key);
  std::string AsRecordsWrite(const std::string& key) const;
  bool AddTown(const WordRange& words, const std::string& key, std::string_view german,
               double weight, kok::search::v1::MatchKind kind);
  bool AddTownAdjective(const WordRange& words);
  bool AddRegion(const WordRange& words, const region::RegionRow* region);
  bool AddPlace(const WordRange& words);
  bool IsWithinName(const WordRange& words) const;
  bool IsPlaceElsewhere(const WordRange& words, const std::string& key);
  const region::RegionRow* RegionOf(const WordRange& words) const;

  const index::Snapshot& snapshot_;
  const Xapian::Database& organizations_;
  const std::string_view query_;
  UnderstoodQuery& understood_;
  std::vector<bool> is_named_;
  std::vector<bool> is_elsewhere_;
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_QUERY_EVIDENCE_H_
