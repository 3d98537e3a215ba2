// The figures that decide the order of results.
//
// Organisations: a hit's score is the sum, over the words of the query, of the best field and
// reading in which that word matches:
//   weight of the field (schema/fields.h) x factor of the reading x rarity of the word
// plus the weight of each whole thing that the query names and the record is, in tiers: a contact,
// the whole name, all words at once, a name within the query, the town, the Land. What is named
// decides before what is described, and where somebody is decides before what is offered. A centre
// comes a little before a network, so that equal matches put first who counsels. Rarity is log(1 +
// N / n) of N organisations of which n hold the word. On some dozen short records length and
// repetition say nothing, so neither counts.
//
// Content: BM25 over title, summary, headnote and body (schema/impact.h), a word's readings added
// up, and tiers for all words of the query, for a whole title and for what is cited.
//
// Equal scores follow the order of resource names, in which documents lie in the index.

#ifndef KOK_SERVICE_SEARCH_RANKING_H_
#define KOK_SERVICE_SEARCH_RANKING_H_

#include "kok/search/v1/organization.pb.h"

namespace kok::search_core {

// Tiers of organisations. 64 words sum up to some thousands at most, a usual query to less than
// 200.
inline constexpr double kContactTier = 800000.0;
inline constexpr double kFullNameTier = 400000.0;  // the query is the name, legal form and all
inline constexpr double kNameTier = 200000.0;      // ... without the legal form, or a short name
inline constexpr double kAllWordsTier = 100000.0;  // says every word of the query for sure
inline constexpr double kNamedTier = 50000.0;      // the query holds the name
inline constexpr double kNamedWordTier = 2000.0;   // and so much more for each word of it
inline constexpr double kNameBegunTier = 10000.0;  // the query is the beginning of the name
inline constexpr double kTownTier = 9000.0;
inline constexpr double kTownAdjectiveTier = 5000.0;  // Hamburger, Berliner
inline constexpr double kRegionTier = 4000.0;
inline constexpr double kNameWordTier = 30000.0;  // a word of few names and of no language
inline constexpr double kMisspeltNameTier =
    6000.0;  // ... spelt otherwise: below a town that is sure
inline constexpr double kDomainTier = 20000.0;
inline constexpr double kAllWordsLooselyTier = 2000.0;  // ... by parts, beginnings or corrections
// Tiers of content, whose words sum up to some hundreds at most.
inline constexpr double kAllContentWordsTier = 10000.0;  // says every word, or is what is named
inline constexpr double kTitleTier = 1000.0;
inline constexpr double kContactInTextTier = 500.0;
// Citations, which count alike in every text. The text of a norm itself comes first, then what it
// is about or bears as its own number, then what cites it; whoever asks for a paragraph gets what
// names that paragraph before what names the section.
inline constexpr double kStatuteTier = 8000.0;
inline constexpr double kOwnReferenceTier = 4000.0;
inline constexpr double kReferenceTier = 2000.0;
inline constexpr double kOwnWiderReferenceTier = 800.0;
inline constexpr double kWiderReferenceTier = 400.0;
// The court of a decision: about as much as two words.
inline constexpr double kCourtTier = 20.0;

// Factors of a reading against the word as it was typed.
inline constexpr double kExactFactor = 1.0;
inline constexpr double kSpeltOutFactor = 0.98;
inline constexpr double kFoldFactor = 0.95;
inline constexpr double kStemFactor = 0.85;
inline constexpr double kTypoFactor = 0.7;
inline constexpr double kNextTypoFactor = 0.98;  // each further correction against the one before
inline constexpr double kPrefixFactor = 0.65;
inline constexpr double kConceptFactor = 0.5;      // another German word for the same
inline constexpr double kTranslationFactor = 0.9;  // nothing else can be meant
inline constexpr double kPartFactor = 0.35;        // a compound of the record holds the word
inline constexpr double kOwnPartFactor = 0.4;      // the word is a compound, the record says a part
inline constexpr double kContainedFactor = 0.3;    // letters of a longer word

// Where a query names a place, who counsels there comes before offices and networks, whatever words
// they share with it.
inline constexpr double kPriorAtPlaceFactor = 60.0;

// What a type adds to any match.
constexpr double TypePrior(kok::search::v1::OrganizationType type) {
  switch (type) {
    case kok::search::v1::ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE:
      return 0.5;
    case kok::search::v1::ORGANIZATION_TYPE_COUNSELLING_CENTRE:
      return 0.4;
    case kok::search::v1::ORGANIZATION_TYPE_ASSOCIATION:
      return 0.25;
    default:
      return 0.0;
  }
}

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_RANKING_H_
