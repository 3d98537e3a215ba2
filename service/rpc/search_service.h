// kok.search.v1.SearchService: check, search, reply.

#ifndef KOK_SERVICE_RPC_SEARCH_SERVICE_H_
#define KOK_SERVICE_RPC_SEARCH_SERVICE_H_

#include "kok/search/v1/search_service.grpc.pb.h"
#include "service/rpc/calls.h"
#include "service/rpc/page_token.h"
#include "service/search/time_limit.h"

namespace kok::rpc {

// All methods take raw bytes, so that a request that does not parse gets an answer of ours.
using RawSearchService = kok::search::v1::SearchService::WithRawCallbackMethod_Search<
    kok::search::v1::SearchService::WithRawCallbackMethod_Suggest<
        kok::search::v1::SearchService::WithRawCallbackMethod_LookupContact<
            kok::search::v1::SearchService::Service>>>;

// Safe from any thread, as the library calls it.
class SearchService final : public RawSearchService {
 public:
  // All must outlive the service.
  // `stale_after_days`: see Freshness.
  SearchService(const PageTokens& tokens, const Calls& calls, int stale_after_days)
      : tokens_(tokens), calls_(calls), stale_after_days_(stale_after_days) {}

  grpc::ServerUnaryReactor* Search(grpc::CallbackServerContext* context,
                                   const grpc::ByteBuffer* request,
                                   grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* Suggest(grpc::CallbackServerContext* context,
                                    const grpc::ByteBuffer* request,
                                    grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* LookupContact(grpc::CallbackServerContext* context,
                                          const grpc::ByteBuffer* request,
                                          grpc::ByteBuffer* response) override;

 private:
  absl::Status HandleSearch(kok::search::v1::SearchRequest& request,
                            const search_core::TimeLimit& limit,
                            kok::search::v1::SearchResponse& response) const;
  absl::Status HandleSuggest(kok::search::v1::SuggestRequest& request,
                             kok::search::v1::SuggestResponse& response) const;
  absl::Status HandleLookup(const kok::search::v1::LookupContactRequest& request,
                            kok::search::v1::LookupContactResponse& response) const;

  const PageTokens& tokens_;
  const Calls calls_;
  const int stale_after_days_;
};

}  // namespace kok::rpc

#endif  // KOK_SERVICE_RPC_SEARCH_SERVICE_H_
