// From a document of the index to a result of the reply.

#ifndef KOK_SERVICE_SEARCH_RESULT_BUILDER_H_
#define KOK_SERVICE_SEARCH_RESULT_BUILDER_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "kok/search/v1/search_service.pb.h"
#include "service/index/snapshot.h"
#include "service/search/snippet.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// Builds the results of one request. Not safe from several threads at once.
class ResultBuilder {
 public:
  // All must outlive the builder.
  ResultBuilder(const index::Snapshot& snapshot, const kok::search::v1::SearchRequest& request,
                const UnderstoodQuery& understood);

  // Fills name, record, referral and, where there is a query, the snippet of `result` from the data
  // of a document. DataLoss where it holds no record.
  absl::Status FillOrganization(const std::string& data,
                                kok::search::v1::SearchResult& result) const;
  // As above; the body stays, whatever the view.
  absl::Status FillContent(const std::string& data, kok::search::v1::SearchResult& result) const;

 private:
  std::string Headline(const kok::search::v1::Organization& organization) const;

  const index::Snapshot& snapshot_;
  const kok::search::v1::SearchRequest& request_;
  const SnippetCutter cutter_;
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_RESULT_BUILDER_H_
