#include "indexer/takeout/name_uuid.h"

#include <openssl/evp.h>

#include <array>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace kok::takeout {
namespace {

// 7d0b6c52-4f5e-4b0a-9a4e-3c2f8f1d6e91, drawn once; never to be changed.
constexpr unsigned char kNamespace[] = {0x7d, 0x0b, 0x6c, 0x52, 0x4f, 0x5e, 0x4b, 0x0a,
                                        0x9a, 0x4e, 0x3c, 0x2f, 0x8f, 0x1d, 0x6e, 0x91};

}  // namespace

std::string NameUuid(std::string_view name) {
  std::string text(reinterpret_cast<const char*>(kNamespace), sizeof(kNamespace));
  text.append(name);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha1(), nullptr);
  digest[6] = static_cast<unsigned char>((digest[6] & 0x0F) | 0x50);
  digest[8] = static_cast<unsigned char>((digest[8] & 0x3F) | 0x80);
  const std::string hex =
      absl::BytesToHexString(absl::string_view(reinterpret_cast<const char*>(digest.data()), 16));
  return absl::StrCat(hex.substr(0, 8), "-", hex.substr(8, 4), "-", hex.substr(12, 4), "-",
                      hex.substr(16, 4), "-", hex.substr(20, 12));
}

}  // namespace kok::takeout
