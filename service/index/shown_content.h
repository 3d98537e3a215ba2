// A text as it leaves the service. Every one in an answer is read here: the database still holds
// what was withdrawn since the build, and which texts refer to it.

#ifndef KOK_SERVICE_INDEX_SHOWN_CONTENT_H_
#define KOK_SERVICE_INDEX_SHOWN_CONTENT_H_

#include <xapian.h>

#include "absl/status/statusor.h"
#include "kok/search/v1/content.pb.h"
#include "service/index/snapshot.h"

namespace kok::index {

enum class Body { kLeftOut, kRead };

// The text of a document without what refers to withdrawn records. Its etag is that of the whole
// text, with or without its body. `content` is a handle on snapshot.content(). NotFound where the
// text itself is withheld, DataLoss where there is none. May throw Xapian::Error. Safe from any
// thread with a handle each.
absl::StatusOr<kok::search::v1::Content> ReadShownContent(const Snapshot& snapshot,
                                                          const Xapian::Database& content,
                                                          Xapian::docid document, Body body);

}  // namespace kok::index

#endif  // KOK_SERVICE_INDEX_SHOWN_CONTENT_H_
