#include "indexer/generation/manifest.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/type_resolver.h>
#include <google/protobuf/util/type_resolver_util.h>

#include <memory>

#include "indexer/generation/checksums.h"

namespace kok::generation {

absl::StatusOr<std::string> ManifestToJson(const Manifest& manifest) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  options.preserve_proto_field_names = true;
  // Maps lie in memory in another order each time; the same manifest is to be the same bytes.
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    if (!manifest.SerializeToCodedStream(&coded)) {
      return absl::InternalError("cannot serialise the manifest");
    }
  }
  const std::string types = "type.googleapis.com";
  const std::unique_ptr<google::protobuf::util::TypeResolver> resolver(
      google::protobuf::util::NewTypeResolverForDescriptorPool(
          types, google::protobuf::DescriptorPool::generated_pool()));
  std::string json;
  if (!google::protobuf::util::BinaryToJsonString(
           resolver.get(), types + "/" + manifest.GetDescriptor()->full_name(), bytes, &json,
           options)
           .ok()) {
    return absl::InternalError("cannot write the manifest as JSON");
  }
  return json;
}

absl::StatusOr<Manifest> ManifestFromJson(std::string_view json) {
  Manifest manifest;
  const google::protobuf::StringPiece piece(json.data(), json.size());
  if (!google::protobuf::util::JsonStringToMessage(piece, &manifest).ok()) {
    return absl::InvalidArgumentError("manifest.json is not a manifest of this version");
  }
  return manifest;
}

std::string AnalysisFingerprint(std::string_view analyzer_description, const AnalysisFiles& texts) {
  Sha256 sha;
  // Hashes of the parts, so that no text can be moved from one part to the next unnoticed.
  sha.Update(Sha256Hex(analyzer_description));
  for (const auto& [path, text] : texts) {
    sha.Update(Sha256Hex(path));
    sha.Update(Sha256Hex(text));
  }
  return sha.Finish();
}

}  // namespace kok::generation
