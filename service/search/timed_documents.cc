#include "service/search/timed_documents.h"

#include <algorithm>

namespace kok::search_core {

void TimedDocuments::init(const Xapian::Database& database) {
  at_ = 0;
  last_ = database.get_lastdocid();
  documents_ = database.get_doccount();
}

void TimedDocuments::next(double /*min_weight*/) {
  limit_.Step();
  ++at_;
}

void TimedDocuments::skip_to(Xapian::docid wanted, double /*min_weight*/) {
  limit_.Step();
  at_ = std::max(at_, wanted);
}

Xapian::Query Timed(const Xapian::Query& query, TimeLimit& limit) {
  auto* documents = new TimedDocuments(limit);
  return Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(documents->release()));
}

}  // namespace kok::search_core
