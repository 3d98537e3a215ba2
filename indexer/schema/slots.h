// Value slots of content documents: what facets count, and the day by which texts are put in order.
//
// Constants and pure functions: safe from any thread.

#ifndef KOK_INDEXER_SCHEMA_SLOTS_H_
#define KOK_INDEXER_SCHEMA_SLOTS_H_

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace kok::schema {

inline constexpr unsigned kContentTypeSlot = 0;  // name of the enum value; empty where not recorded
inline constexpr unsigned kTopicSlot = 1;        // topic codes
inline constexpr unsigned kCourtSlot = 2;        // short name of the court
inline constexpr unsigned kNormSlot = 3;         // norms applied, as lawyers write them
// Day of the decision, else of publication, `YYYY-MM-DD`, which sorts as days do; empty where
// unknown.
inline constexpr unsigned kDateSlot = 4;

// All of them. A content database keeps no list of the values of a document.
inline constexpr std::array<unsigned, 5> kContentSlots = {kContentTypeSlot, kTopicSlot, kCourtSlot,
                                                          kNormSlot, kDateSlot};

// Several values as the value of one slot. REQUIRES: none holds a line feed.
std::string JoinValues(const std::vector<std::string>& values);

// The values of a slot, each once, in no particular order.
std::vector<std::string> SplitValues(std::string_view slot);

}  // namespace kok::schema

#endif  // KOK_INDEXER_SCHEMA_SLOTS_H_
