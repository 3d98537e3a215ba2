// Any bytes as a manifest.json.

#include <google/protobuf/util/message_differencer.h>

#include "indexer/generation/manifest.h"
#include "tests/fuzz/fuzz_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  using kok::fuzz::Require;
  const auto manifest = kok::generation::ManifestFromJson(kok::fuzz::AsText(bytes, size));
  if (!manifest.ok()) return 0;
  const auto json = kok::generation::ManifestToJson(*manifest);
  Require(json.ok(), "a manifest can be written");
  const auto again = kok::generation::ManifestFromJson(*json);
  Require(again.ok(), "a written manifest can be read");
  Require(google::protobuf::util::MessageDifferencer::Equals(*manifest, *again),
          "and says the same");
  return 0;
}
