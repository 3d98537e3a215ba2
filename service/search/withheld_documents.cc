#include "service/search/withheld_documents.h"

#include <algorithm>

namespace kok::search_core {

WithheldDocuments::WithheldDocuments(const std::vector<Xapian::docid>& ascending)
    : ascending_(ascending), at_(ascending.begin()) {}

void WithheldDocuments::init(const Xapian::Database& /*database*/) {
  at_ = ascending_.begin();
  begun_ = false;
}

// The library calls this once before the first document is looked at.
void WithheldDocuments::next(double /*min_weight*/) {
  if (begun_) ++at_;
  begun_ = true;
}

void WithheldDocuments::skip_to(Xapian::docid wanted, double /*min_weight*/) {
  begun_ = true;
  at_ = std::lower_bound(at_, ascending_.end(), wanted);
}

bool WithheldDocuments::at_end() const { return at_ == ascending_.end(); }

Xapian::docid WithheldDocuments::get_docid() const { return *at_; }

Xapian::doccount WithheldDocuments::get_termfreq_min() const { return get_termfreq_max(); }
Xapian::doccount WithheldDocuments::get_termfreq_est() const { return get_termfreq_max(); }
Xapian::doccount WithheldDocuments::get_termfreq_max() const {
  return static_cast<Xapian::doccount>(ascending_.size());
}

Xapian::PostingSource* WithheldDocuments::clone() const {
  return new WithheldDocuments(ascending_);
}

std::string WithheldDocuments::get_description() const { return "withheld documents"; }

}  // namespace kok::search_core
