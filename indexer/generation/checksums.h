// SHA-256, by OpenSSL.

#ifndef KOK_INDEXER_GENERATION_CHECKSUMS_H_
#define KOK_INDEXER_GENERATION_CHECKSUMS_H_

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace kok::generation {

// A digest in the making. Not safe from several threads at once.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void Update(std::string_view bytes);
  // 64 hexadecimal digits in lower case. Call once, last.
  std::string Finish();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

// The digest of `bytes`, 64 hexadecimal digits.
std::string Sha256Hex(std::string_view bytes);

// The digest of a whole open file, read from its beginning; the file offset is left alone. Fails
// with what reading failed with.
absl::StatusOr<std::string> Sha256OfFile(int fd);

}  // namespace kok::generation

#endif  // KOK_INDEXER_GENERATION_CHECKSUMS_H_
