// kok.search.v1.DirectoryService: records by name, lists, regions, the state of the index.

#ifndef KOK_SERVICE_RPC_DIRECTORY_SERVICE_H_
#define KOK_SERVICE_RPC_DIRECTORY_SERVICE_H_

#include <string>

#include "kok/search/v1/directory_service.grpc.pb.h"
#include "service/rpc/calls.h"
#include "service/rpc/page_token.h"
#include "service/search/time_limit.h"

namespace kok::rpc {

// All methods take raw bytes, so that a request that does not parse gets an answer of ours.
using RawDirectoryService =
    kok::search::v1::DirectoryService::WithRawCallbackMethod_GetOrganization<
        kok::search::v1::DirectoryService::WithRawCallbackMethod_BatchGetOrganizations<
            kok::search::v1::DirectoryService::WithRawCallbackMethod_ListOrganizations<
                kok::search::v1::DirectoryService::WithRawCallbackMethod_GetContent<
                    kok::search::v1::DirectoryService::WithRawCallbackMethod_ListContents<
                        kok::search::v1::DirectoryService::WithRawCallbackMethod_ListRegions<
                            kok::search::v1::DirectoryService::WithRawCallbackMethod_GetIndexInfo<
                                kok::search::v1::DirectoryService::Service>>>>>>>;

// Safe from any thread, as the library calls it.
class DirectoryService final : public RawDirectoryService {
 public:
  // References must outlive the service. `index_folder` is where earlier generations are looked
  // for.
  DirectoryService(const PageTokens& tokens, const Calls& calls, std::string index_folder,
                   int stale_after_days)
      : tokens_(tokens),
        calls_(calls),
        index_folder_(std::move(index_folder)),
        stale_after_days_(stale_after_days) {}

  grpc::ServerUnaryReactor* GetOrganization(grpc::CallbackServerContext* context,
                                            const grpc::ByteBuffer* request,
                                            grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* BatchGetOrganizations(grpc::CallbackServerContext* context,
                                                  const grpc::ByteBuffer* request,
                                                  grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* ListOrganizations(grpc::CallbackServerContext* context,
                                              const grpc::ByteBuffer* request,
                                              grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* GetContent(grpc::CallbackServerContext* context,
                                       const grpc::ByteBuffer* request,
                                       grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* ListContents(grpc::CallbackServerContext* context,
                                         const grpc::ByteBuffer* request,
                                         grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* ListRegions(grpc::CallbackServerContext* context,
                                        const grpc::ByteBuffer* request,
                                        grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* GetIndexInfo(grpc::CallbackServerContext* context,
                                         const grpc::ByteBuffer* request,
                                         grpc::ByteBuffer* response) override;

 private:
  // The limit is for work that grows with the index; the others end at once.
  absl::Status Handle(kok::search::v1::GetOrganizationRequest& request,
                      const search_core::TimeLimit& limit,
                      kok::search::v1::GetOrganizationResponse& response) const;
  absl::Status Handle(kok::search::v1::BatchGetOrganizationsRequest& request,
                      const search_core::TimeLimit& limit,
                      kok::search::v1::BatchGetOrganizationsResponse& response) const;
  absl::Status Handle(kok::search::v1::ListOrganizationsRequest& request,
                      const search_core::TimeLimit& limit,
                      kok::search::v1::ListOrganizationsResponse& response) const;
  absl::Status Handle(kok::search::v1::GetContentRequest& request,
                      const search_core::TimeLimit& limit,
                      kok::search::v1::GetContentResponse& response) const;
  absl::Status Handle(kok::search::v1::ListContentsRequest& request,
                      const search_core::TimeLimit& limit,
                      kok::search::v1::ListContentsResponse& response) const;
  absl::Status Handle(kok::search::v1::ListRegionsRequest& request,
                      const search_core::TimeLimit& limit,
                      kok::search::v1::ListRegionsResponse& response) const;
  absl::Status Handle(kok::search::v1::GetIndexInfoRequest& request,
                      const search_core::TimeLimit& limit,
                      kok::search::v1::GetIndexInfoResponse& response) const;

  template <typename Request, typename Response>
  grpc::ServerUnaryReactor* Start(grpc::CallbackServerContext* context,
                                  const grpc::ByteBuffer* request, grpc::ByteBuffer* response);
  template <typename Request, typename Response, typename ListRecords, typename Records>
  absl::Status HandleList(const char* method, Request& request, Response& response,
                          ListRecords list, Records& records) const;
  absl::Status AddChanges(const index::Snapshot& active, const std::string& since,
                          const search_core::TimeLimit& limit,
                          kok::search::v1::GetIndexInfoResponse& response) const;

  const PageTokens& tokens_;
  const Calls calls_;
  const std::string index_folder_;
  const int stale_after_days_;
};

}  // namespace kok::rpc

#endif  // KOK_SERVICE_RPC_DIRECTORY_SERVICE_H_
