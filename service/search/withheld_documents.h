// The documents that a snapshot withholds, as a list of postings that a query can exclude.

#ifndef KOK_SERVICE_SEARCH_WITHHELD_DOCUMENTS_H_
#define KOK_SERVICE_SEARCH_WITHHELD_DOCUMENTS_H_

#include <xapian.h>

#include <string>
#include <vector>

namespace kok::search_core {

// Costs a step a document that the match looks at, however many are withheld: as terms of a query
// each would be a posting list of its own. For one match at a time.
class WithheldDocuments final : public Xapian::PostingSource {
 public:
  // `ascending`, without repetitions, must outlive every query that holds this.
  explicit WithheldDocuments(const std::vector<Xapian::docid>& ascending);

  void init(const Xapian::Database& database) override;
  void next(double min_weight) override;
  void skip_to(Xapian::docid wanted, double min_weight) override;
  bool at_end() const override;
  Xapian::docid get_docid() const override;
  Xapian::doccount get_termfreq_min() const override;
  Xapian::doccount get_termfreq_est() const override;
  Xapian::doccount get_termfreq_max() const override;
  PostingSource* clone() const override;
  std::string get_description() const override;

 private:
  const std::vector<Xapian::docid>& ascending_;
  std::vector<Xapian::docid>::const_iterator at_;
  bool begun_ = false;
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_WITHHELD_DOCUMENTS_H_
