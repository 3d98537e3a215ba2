#include "indexer/generation/manifest.h"

#include <google/protobuf/util/json_util.h>

#include "indexer/generation/checksums.h"

namespace kok::generation {

absl::StatusOr<std::string> ManifestToJson(const Manifest& manifest) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  options.preserve_proto_field_names = true;
  std::string json;
  if (!google::protobuf::util::MessageToJsonString(manifest, &json, options).ok()) {
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
