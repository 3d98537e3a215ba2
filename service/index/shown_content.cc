#include "service/index/shown_content.h"

#include <algorithm>

#include "indexer/generation/stored_records.h"
#include "indexer/schema/record_references.h"

namespace kok::index {

using kok::search::v1::Content;

absl::StatusOr<Content> ReadShownContent(const Snapshot& snapshot, const Xapian::Database& content,
                                         Xapian::docid document, Body body) {
  const auto& withheld = snapshot.withheld_contents();
  if (std::binary_search(withheld.begin(), withheld.end(), document)) {
    return absl::NotFoundError("no record of that name");
  }
  absl::StatusOr<Content> text = body == Body::kRead
                                     ? generation::ReadContent(content, snapshot.bodies(), document)
                                     : generation::ReadContentHead(content, document);
  if (!text.ok() || snapshot.retractions().empty()) return text;
  // Looked for in every text, whether or not it is known to be rewritten: what is withdrawn must
  // not be shown even where the terms of the index should not tell all that refers to it.
  schema::RemoveReferences(snapshot.retractions(), *text);
  const auto rewritten = snapshot.rewritten_contents().find(document);
  if (rewritten != snapshot.rewritten_contents().end()) text->set_etag(rewritten->second);
  return text;
}

}  // namespace kok::index
