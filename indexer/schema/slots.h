// Value slots of content documents: what facets count.
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

// All of them. A content database keeps no list of the values of a document.
inline constexpr std::array<unsigned, 2> kContentSlots = {kContentTypeSlot, kTopicSlot};

// Several values as the value of one slot. REQUIRES: none holds a line feed.
std::string JoinValues(const std::vector<std::string>& values);

// The values of a slot, each once, in no particular order.
std::vector<std::string> SplitValues(std::string_view slot);

}  // namespace kok::schema

#endif  // KOK_INDEXER_SCHEMA_SLOTS_H_
