// From page_size and page_token to a snapshot and a range of it, and back to the next token.

#ifndef KOK_SERVICE_RPC_PAGING_H_
#define KOK_SERVICE_RPC_PAGING_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "service/index/snapshot_holder.h"
#include "service/rpc/limits.h"
#include "service/rpc/page_token.h"
#include "service/rpc/request_check.h"
#include "service/rpc/rpc_errors.h"
#include "service/search/page_range.h"

namespace kok::rpc {

// The active snapshot, or UNAVAILABLE with reason INDEX_NOT_READY.
absl::StatusOr<std::shared_ptr<const index::Snapshot>> ActiveSnapshot(
    const index::SnapshotHolder& holder);

// One page of a listing: the snapshot that it is cut from, and which part of it.
struct Page {
  std::shared_ptr<const index::Snapshot> snapshot;
  search_core::PageRange range;
  std::string request_key;  // what tokens of this listing are bound to
};

// Deterministic bytes of a method's request without page_size and page_token.
std::string RequestKey(const char* method, const google::protobuf::Message& request);

// The page that a token (empty: the first) and size ask for; the snapshot is that of the token, or
// `active` for the first page. Fails as PageTokens::Read does, or ABORTED with PAGE_TOKEN_EXPIRED
// where the token's generation is gone.
absl::StatusOr<Page> OpenPage(const index::SnapshotHolder& holder,
                              std::shared_ptr<const index::Snapshot> active,
                              const PageTokens& tokens, const std::string& page_token,
                              int page_size, std::string request_key);

// The token of the page that begins at `next_offset`; empty where that is 0.
std::string NextToken(const PageTokens& tokens, const Page& page, size_t next_offset);

}  // namespace kok::rpc

#endif  // KOK_SERVICE_RPC_PAGING_H_
