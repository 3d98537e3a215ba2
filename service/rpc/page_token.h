// Page tokens: opaque, unforgeable, bound to one request and one generation.

#ifndef KOK_SERVICE_RPC_PAGE_TOKEN_H_
#define KOK_SERVICE_RPC_PAGE_TOKEN_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace kok::rpc {

// Where the next page begins.
struct PagePosition {
  std::string generation;
  size_t offset = 0;
  std::string view = {};  // index::Snapshot::view of the snapshot that the offset counts in
};

// Makes and reads tokens with one key. A token holds the position in the clear, a keyed
// MAC over them, and a keyed MAC over them and the request; no digest that somebody without the key
// could try queries against. Immutable; safe from any thread.
class PageTokens {
 public:
  // 32 bytes or more, for replicas that share tokens.
  explicit PageTokens(std::string key) : key_(std::move(key)) {}
  // With a random key: tokens end with the process.
  static PageTokens WithRandomKey();

  // `request` is the method's name and the request without page_size and page_token, as
  // deterministic bytes. A token holds letters, digits, `-` and `_`, and begins with a letter: it
  // can be pasted behind a flag.
  std::string Make(const PagePosition& position, std::string_view request) const;

  // INVALID_ARGUMENT as rpc_errors makes it: PAGE_TOKEN_INVALID for what is no token of ours,
  // PAGE_TOKEN_MISMATCH for one of another request.
  absl::StatusOr<PagePosition> Read(std::string_view token, std::string_view request) const;

 private:
  std::string key_;
};

}  // namespace kok::rpc

#endif  // KOK_SERVICE_RPC_PAGE_TOKEN_H_
