// From a document of the index to a result of the reply.

#ifndef KOK_SERVICE_SEARCH_RESULT_BUILDER_H_
#define KOK_SERVICE_SEARCH_RESULT_BUILDER_H_

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "kok/search/v1/search_service.pb.h"
#include "service/index/curated_lines.h"
#include "service/index/snapshot.h"
#include "service/search/freshness.h"
#include "service/search/phrase_check.h"
#include "service/search/scope.h"
#include "service/search/snippet.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// Builds the results of one request. Not safe from several threads at once.
class ResultBuilder {
 public:
  // All must outlive the builder. `word_weights`: what each token of the query counts in snippets,
  // see WordWeights; empty: all the same.
  ResultBuilder(const index::Snapshot& snapshot, const kok::search::v1::SearchRequest& request,
                const UnderstoodQuery& understood, const Scope& scope, const Freshness& freshness,
                std::vector<double> word_weights);

  // Fills name, record, referral and, where there is a query, the snippet of `result` from the data
  // of a document. DataLoss where it holds no record.
  absl::Status FillOrganization(const std::string& data, kok::search::v1::SearchResult& result);
  // Fills, beside what is filled already, what the organisation is to the place asked for: coverage
  // of `areas`, distance and reasons.
  void FillPlace(const index::OrganizationRow& row, const std::vector<region::AskedArea>& areas,
                 const AskedPlace& place, kok::search::v1::SearchResult& result) const;

  // A curated line, marked as such.
  void FillCurated(const index::CuratedLine& line, kok::search::v1::SearchResult& result) const;

  // The text of a document of the snapshot's content. Its body is read where a snippet or the view
  // needs it, and stays, whatever the view. `said`: where it says the phrases of the query, so that
  // the snippet shows it in the longest text; null: it need not. May throw Xapian::Error.
  absl::Status FillContent(const Xapian::Database& database, Xapian::docid document,
                           const std::vector<PhrasePlace>* said,
                           kok::search::v1::SearchResult& result);

 private:
  void Complete(kok::search::v1::SearchResult& result) const;
  std::string Headline(const kok::search::v1::Organization& organization) const;

  const index::Snapshot& snapshot_;
  const kok::search::v1::SearchRequest& request_;
  const UnderstoodQuery& understood_;
  const Scope& scope_;
  const Freshness& freshness_;
  SnippetCutter cutter_;
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_RESULT_BUILDER_H_
