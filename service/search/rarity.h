// How much it tells of a document that a term stands there, by how few documents hold it.

#ifndef KOK_SERVICE_SEARCH_RARITY_H_
#define KOK_SERVICE_SEARCH_RARITY_H_

#include <xapian.h>

#include <cmath>

namespace kok::search_core {

// ln(1 + (N - n + 0.5) / (n + 0.5)) of N `documents`, of which n are `holders`: the inverse
// document frequency of BM25 with one added within the logarithm, so that what nearly all hold
// tells little, but never less than nothing. Above 0; 0.69 at half of the documents, at most ln(2N
// + 2), which is 14.5 of a million. REQUIRES: holders <= documents. Pure function; safe from any
// thread.
inline double Rarity(Xapian::doccount documents, Xapian::doccount holders) {
  return std::log1p((static_cast<double>(documents) - holders + 0.5) / (holders + 0.5));
}

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_RARITY_H_
