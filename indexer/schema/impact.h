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

// 0 to kBm25K1 + 1, of a word in a document: `frequency` and `words` (the length of the document)
// both weighted by field; `average_words` over all content, above 0.
constexpr double Impact(double frequency, double words, double average_words) {
  const double norm = kBm25K1 * (1.0 - kBm25B + kBm25B * words / average_words);
  return frequency * (kBm25K1 + 1.0) / (frequency + norm);
}

// Impacts are stored as whole numbers on a scale that is finer above: a database writes numbers
// below kFirstFineCode in one byte and these are most, while what stands first in an answer is
// decided among the impacts above, where a coarse step would tie what BM25 tells apart.
inline constexpr unsigned kFirstFineCode = 128;
inline constexpr double kFirstFineImpact = 1.6;
inline constexpr double kCoarseStep = kFirstFineImpact / kFirstFineCode;
inline constexpr double kFineStep = 0.0005;

// The number to store for an impact: at least 1.
constexpr unsigned ImpactCode(double impact) {
  if (impact >= kFirstFineImpact) {
    return kFirstFineCode + static_cast<unsigned>((impact - kFirstFineImpact) / kFineStep + 0.5);
  }
  const auto code = static_cast<unsigned>(impact / kCoarseStep + 0.5);
  return code > 0 ? code : 1;
}

// The highest that is stored: of a word that fills an endless text.
inline constexpr unsigned kMaxImpactCode = ImpactCode(kBm25K1 + 1.0);

// The impact that a stored number means.
constexpr double ImpactOf(unsigned code) {
  return code < kFirstFineCode ? code * kCoarseStep
                               : kFirstFineImpact + (code - kFirstFineCode) * kFineStep;
}

// What whole names, citations and the like count: one exact match.
inline constexpr double kWholeImpact = 1.0;

}  // namespace kok::schema

#endif  // KOK_INDEXER_SCHEMA_IMPACT_H_
