// All documents, as a list of postings that ends a match whose time is up.

#ifndef KOK_SERVICE_SEARCH_TIMED_DOCUMENTS_H_
#define KOK_SERVICE_SEARCH_TIMED_DOCUMENTS_H_

#include <xapian.h>

#include <string>

#include "service/search/time_limit.h"

namespace kok::search_core {

// Leaves out nothing; costs a step a document that passes the rest of the query. For one match at a
// time.
class TimedDocuments final : public Xapian::PostingSource {
 public:
  // `limit` must outlive every query that holds this.
  explicit TimedDocuments(TimeLimit& limit) : limit_(limit) {}

  void init(const Xapian::Database& database) override;
  void next(double min_weight) override;
  void skip_to(Xapian::docid wanted, double min_weight) override;
  bool at_end() const override { return at_ > last_; }
  Xapian::docid get_docid() const override { return at_; }
  Xapian::doccount get_termfreq_min() const override { return documents_; }
  Xapian::doccount get_termfreq_est() const override { return documents_; }
  Xapian::doccount get_termfreq_max() const override { return documents_; }
  PostingSource* clone() const override { return new TimedDocuments(limit_); }
  std::string get_description() const override { return "all documents, timed"; }

 private:
  TimeLimit& limit_;
  Xapian::docid at_ = 0;
  Xapian::docid last_ = 0;
  Xapian::doccount documents_ = 0;
};

// The documents of `query`, by a match that ends with the limit.
Xapian::Query Timed(const Xapian::Query& query, TimeLimit& limit);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_TIMED_DOCUMENTS_H_
