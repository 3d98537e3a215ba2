// Questions that a new generation must be able to answer.

#ifndef KOK_INDEXER_PUBLISH_GOLDEN_QUERIES_H_
#define KOK_INDEXER_PUBLISH_GOLDEN_QUERIES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/analysis/analyzer.h"
#include "kok/search/ingest/v1/golden_query.pb.h"

namespace kok::publish {

using kok::search::ingest::v1::GoldenQuery;

// Reads a file of one GoldenQuery a line, JSON; empty lines and lines that begin with # are passed
// over. InvalidArgument names file and line; else what reading failed with.
absl::StatusOr<std::vector<GoldenQuery>> ReadGoldenQueries(const std::string& path);

// Asks each query of the two databases in `folder`, by the words of names, towns, services and
// texts in all their forms, ranked by BM25 and the weights of fields.h. This is not the service's
// ranking, which knows places and facets: it shows that the words of a record lead to it. Returns
// one line for each record that is not among the first hits of its kind. `analyzer` must be the
// generation's. Fails as xapian_status says.
absl::StatusOr<std::vector<std::string>> FindUnansweredQueries(
    const std::string& folder, const analysis::Analyzer& analyzer,
    const std::vector<GoldenQuery>& queries);

}  // namespace kok::publish

#endif  // KOK_INDEXER_PUBLISH_GOLDEN_QUERIES_H_
