// How many records a reply holds, for each sort of reply.

#ifndef KOK_SERVICE_RPC_REPLY_COUNT_H_
#define KOK_SERVICE_RPC_REPLY_COUNT_H_

#include <cstddef>

#include "kok/search/v1/directory_service.pb.h"
#include "kok/search/v1/search_service.pb.h"

namespace kok::rpc {

// Pure functions; a new sort of reply does not compile without one.
inline size_t ReplyCount(const kok::search::v1::SearchResponse& reply) {
  return static_cast<size_t>(reply.results_size());
}
inline size_t ReplyCount(const kok::search::v1::SuggestResponse& reply) {
  return static_cast<size_t>(reply.suggestions_size());
}
inline size_t ReplyCount(const kok::search::v1::LookupContactResponse& reply) {
  return static_cast<size_t>(reply.matches_size());
}
inline size_t ReplyCount(const kok::search::v1::GetOrganizationResponse& reply) {
  return reply.has_organization() ? 1 : 0;
}
inline size_t ReplyCount(const kok::search::v1::BatchGetOrganizationsResponse& reply) {
  return static_cast<size_t>(reply.organizations_size());
}
inline size_t ReplyCount(const kok::search::v1::ListOrganizationsResponse& reply) {
  return static_cast<size_t>(reply.organizations_size());
}
inline size_t ReplyCount(const kok::search::v1::GetContentResponse& reply) {
  return reply.has_content() ? 1 : 0;
}
inline size_t ReplyCount(const kok::search::v1::ListContentsResponse& reply) {
  return static_cast<size_t>(reply.contents_size());
}
inline size_t ReplyCount(const kok::search::v1::ListRegionsResponse& reply) {
  return static_cast<size_t>(reply.regions_size());
}
inline size_t ReplyCount(const kok::search::v1::GetIndexInfoResponse& reply) {
  return static_cast<size_t>(reply.added_size() + reply.changed_size() + reply.removed_size());
}

}  // namespace kok::rpc

#endif  // KOK_SERVICE_RPC_REPLY_COUNT_H_
