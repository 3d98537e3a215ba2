// Reading and writing manifest.json, and what its hashes are taken over.
//
// Pure functions; safe from any thread.

#ifndef KOK_INDEXER_GENERATION_MANIFEST_H_
#define KOK_INDEXER_GENERATION_MANIFEST_H_

#include <map>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "kok/search/admin/v1/manifest.pb.h"

namespace kok::generation {

using kok::search::admin::v1::Manifest;

// A manifest as indented JSON with one newline at the end.
absl::StatusOr<std::string> ManifestToJson(const Manifest& manifest);

// The reverse. InvalidArgument for anything that is not a manifest; unknown keys are an error.
absl::StatusOr<Manifest> ManifestFromJson(std::string_view json);

// Texts of analysis/ by their path in the generation.
using AnalysisFiles = std::map<std::string, std::string>;

// Fingerprint of text analysis: the analyzer's description and the reference texts that it read. 64
// hexadecimal digits.
std::string AnalysisFingerprint(std::string_view analyzer_description, const AnalysisFiles& texts);

}  // namespace kok::generation

#endif  // KOK_INDEXER_GENERATION_MANIFEST_H_
