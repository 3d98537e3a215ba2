#include "indexer/generation/record_digest.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include "absl/strings/escaping.h"
#include "indexer/generation/checksums.h"

namespace kok::generation {
namespace {

constexpr size_t kEtagDigits = 16;

template <typename Record>
std::string SetEtagOf(Record& record) {
  record.clear_etag();
  const std::string hex = Sha256Hex(DeterministicBytes(record));
  record.set_etag(hex.substr(0, kEtagDigits));
  return absl::HexStringToBytes(hex);
}

}  // namespace

std::string DeterministicBytes(const google::protobuf::Message& message) {
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    message.SerializeToCodedStream(&coded);
  }
  return bytes;
}

std::string SetEtag(kok::search::v1::Organization& organization) { return SetEtagOf(organization); }
std::string SetEtag(kok::search::v1::Content& content) { return SetEtagOf(content); }

}  // namespace kok::generation
