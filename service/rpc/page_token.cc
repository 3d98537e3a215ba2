#include "service/rpc/page_token.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>
#include <cstdlib>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "indexer/generation/layout.h"
#include "service/rpc/rpc_errors.h"

namespace kok::rpc {
namespace {

constexpr size_t kMacBytes = 16;
constexpr size_t kKeyBytes = 32;
constexpr char kVersion[] = "1";

// HMAC-SHA256, cut to 16 bytes. `purpose` keeps the two MACs of a token apart.
std::string Mac(const std::string& key, std::string_view purpose, std::string_view payload,
                std::string_view request) {
  std::string input;
  for (const std::string_view part : {purpose, payload, request}) {
    absl::StrAppend(&input, part.size(), ":");
    input.append(part);
  }
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
       reinterpret_cast<const unsigned char*>(input.data()), input.size(), digest.data(), &length);
  return std::string(reinterpret_cast<const char*>(digest.data()), kMacBytes);
}

bool Equal(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

absl::Status Invalid() {
  return InvalidRequest({{"page_token", "is not one that this service gave out"}},
                        kok::search::v1::ERROR_REASON_PAGE_TOKEN_INVALID);
}

// `1.<generation>.<offset>`, and `.<view>` where there is one.
std::string Payload(const PagePosition& position) {
  return absl::StrCat(kVersion, ".", position.generation, ".", position.offset,
                      position.view.empty() ? "" : ".", position.view);
}

absl::StatusOr<PagePosition> ParsePayload(std::string_view payload) {
  const std::vector<std::string> parts =
      absl::StrSplit(absl::string_view(payload.data(), payload.size()), '.');
  if (parts.size() < 3 || parts.size() > 4 || parts[0] != kVersion) return Invalid();
  uint64_t offset = 0;
  if (!generation::IsGenerationId(parts[1]) || !absl::SimpleAtoi(parts[2], &offset)) {
    return Invalid();
  }
  return PagePosition{parts[1], offset, parts.size() == 4 ? parts[3] : ""};
}

}  // namespace

PageTokens PageTokens::WithRandomKey() {
  std::array<unsigned char, kKeyBytes> key{};
  // Without randomness tokens could be forged: better no service.
  if (RAND_bytes(key.data(), static_cast<int>(key.size())) != 1) std::abort();
  return PageTokens(std::string(reinterpret_cast<const char*>(key.data()), key.size()));
}

std::string PageTokens::Make(const PagePosition& position, std::string_view request) const {
  const std::string payload = Payload(position);
  // The payload first: a token that began with a MAC could begin with a hyphen, as flags do.
  return absl::WebSafeBase64Escape(absl::StrCat(payload, Mac(key_, "token", payload, ""),
                                                Mac(key_, "request", payload, request)));
}

absl::StatusOr<PagePosition> PageTokens::Read(std::string_view token,
                                              std::string_view request) const {
  std::string bytes;
  if (!absl::WebSafeBase64Unescape(absl::string_view(token.data(), token.size()), &bytes) ||
      bytes.size() <= 2 * kMacBytes) {
    return Invalid();
  }
  const std::string_view all = bytes;
  const std::string_view payload = all.substr(0, all.size() - 2 * kMacBytes);
  const std::string_view macs = all.substr(payload.size());
  if (!Equal(macs.substr(0, kMacBytes), Mac(key_, "token", payload, ""))) return Invalid();
  if (!Equal(macs.substr(kMacBytes), Mac(key_, "request", payload, request))) {
    return InvalidRequest({{"page_token", "belongs to another request; only page_size may change"}},
                          kok::search::v1::ERROR_REASON_PAGE_TOKEN_MISMATCH);
  }
  return ParsePayload(payload);
}

}  // namespace kok::rpc
