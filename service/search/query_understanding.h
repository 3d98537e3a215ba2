// From what was typed to what is meant.

#ifndef KOK_SERVICE_SEARCH_QUERY_UNDERSTANDING_H_
#define KOK_SERVICE_SEARCH_QUERY_UNDERSTANDING_H_

#include <xapian.h>

#include <string_view>

#include "service/index/snapshot.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// What a query is understood for.
struct QueryUse {
  bool prefix_last_word = false;  // it is still being typed
  // Organisations are not asked for: then names and places are words like others, and are looked
  // for only where a word is known to no record and might be corrected.
  bool content_alone = false;
};

// Any text is accepted. `organizations` and `content` are handles on the snapshot's databases,
// asked for names, towns and words. Safe from any thread, with a handle of its own. May throw
// Xapian::Error.
UnderstoodQuery UnderstandQuery(const index::Snapshot& snapshot,
                                const Xapian::Database& organizations,
                                const Xapian::Database& content, std::string_view query,
                                const QueryUse& use);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_QUERY_UNDERSTANDING_H_
