// The impact of a word on the rank of a content document, as stored in place of its frequency.
//
// BM25 without its rarity part (Robertson and Zaragoza, "The Probabilistic Relevance Framework:
// BM25 and Beyond", 2009): frequency, saturated by k1 and set against the length of the document by
// b. Both are known at build time, and asking for the length of each match at query time would cost
// most of a query.
//
// Constants and pure functions: safe from any thread.

#ifndef KOK_INDEXER_SCHEMA_IMPACT_H_
#define KOK_INDEXER_SCHEMA_IMPACT_H_

namespace kok::schema {

inline constexpr double kBm25K1 = 1.2;
inline constexpr double kBm25B = 0.75;

// Stored impacts are whole numbers: 1.0 is stored as this. Coarser ones would tie documents that
// BM25 tells apart, finer ones cost bytes.
inline constexpr double kImpactScale = 1000.0;

// Stored impact of a word: `frequency` and `words` (the length of the document) both weighted by
// field; `average_words` over all content, above 0. 1 to kImpactScale * (k1 + 1).
constexpr unsigned StoredImpact(double frequency, double words, double average_words) {
  const double norm = kBm25K1 * (1.0 - kBm25B + kBm25B * words / average_words);
  const double impact = frequency * (kBm25K1 + 1.0) / (frequency + norm);
  const auto stored = static_cast<unsigned>(impact * kImpactScale + 0.5);
  return stored > 0 ? stored : 1;
}

}  // namespace kok::schema

#endif  // KOK_INDEXER_SCHEMA_IMPACT_H_
