// From what was typed to what is meant.

#ifndef KOK_SERVICE_SEARCH_QUERY_UNDERSTANDING_H_
#define KOK_SERVICE_SEARCH_QUERY_UNDERSTANDING_H_

#include <xapian.h>

#include <string_view>

#include "service/index/snapshot.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// Any text is accepted. `organizations` and `content` are handles on the snapshot's databases,
// asked for names, towns and words. `prefix_last_word`: the last word is still being typed. Safe
// from any thread, with a handle of its own. May throw Xapian::Error.
UnderstoodQuery UnderstandQuery(const index::Snapshot& snapshot,
                                const Xapian::Database& organizations,
                                const Xapian::Database& content, std::string_view query,
                                bool prefix_last_word);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_QUERY_UNDERSTANDING_H_
