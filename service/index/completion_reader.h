// Reads what may be offered while somebody types out of one generation.

#ifndef KOK_SERVICE_INDEX_COMPLETION_READER_H_
#define KOK_SERVICE_INDEX_COMPLETION_READER_H_

#include <xapian.h>

#include <string_view>

#include "absl/status/statusor.h"
#include "indexer/region/place_names.h"
#include "indexer/region/region_table.h"
#include "indexer/schema/vocabulary.h"
#include "service/index/completions.h"

namespace kok::index {

// What completions are read from. All must outlive the reading only.
struct CompletionSources {
  const Xapian::Database& organizations;
  const region::RegionTable& regions;
  const region::PlaceNames& place_names;
  const schema::Vocabulary& vocabulary;
};

// Names of organisations, towns of seats and branches, listed regions and topics; never
// e-mail addresses. Reads every organisation once. Fails as xapian_status says, DataLoss for a
// document that holds none. Safe from any thread, on databases of its own.
absl::StatusOr<Completions> ReadCompletions(const CompletionSources& sources);

// Titles of texts, of content_titles.tsv. DataLoss where a line is none.
absl::StatusOr<Completions> ReadTitles(std::string_view tsv);

}  // namespace kok::index

#endif  // KOK_SERVICE_INDEX_COMPLETION_READER_H_
