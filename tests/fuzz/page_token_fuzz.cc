// Any bytes as a page token, and as what stands behind the MAC of one. Only the one token that was
// made may lead anywhere, and only to its place.

#include "indexer/generation/layout.h"
#include "service/rpc/page_token.h"
#include "tests/fuzz/fuzz_checks.h"

namespace {

constexpr char kGeneration[] = "20260102T030405Z-0123456789abcdef";
constexpr size_t kOffset = 42;
constexpr char kRequest[] = "Search\x0a\x05hello";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  using kok::fuzz::Require;
  static const kok::rpc::PageTokens tokens(std::string(32, 'k'));
  const std::string_view text = kok::fuzz::AsText(bytes, size);
  if (const auto position = tokens.Read(text, kRequest); position.ok()) {
    Require(position->generation == kGeneration, "the token leads to its generation");
    Require(position->offset == kOffset && position->view.empty(), "and to its place");
  }
  const auto made = tokens.Read(tokens.Make({std::string(text), kOffset}, kRequest), kRequest);
  if (made.ok()) {
    Require(kok::generation::IsGenerationId(made->generation), "a token names a generation only");
  }
  return 0;
}
