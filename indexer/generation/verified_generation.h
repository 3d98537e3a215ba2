// Opens a generation only after every byte of it has been checked against its manifest, and the
// manifest against its id.

#ifndef KOK_INDEXER_GENERATION_VERIFIED_GENERATION_H_
#define KOK_INDEXER_GENERATION_VERIFIED_GENERATION_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/generation/files.h"
#include "indexer/generation/manifest.h"

namespace kok::generation {

// A generation whose bytes are what its manifest says. Immutable but for the descriptors' owner;
// movable.
struct VerifiedGeneration {
  std::string id;
  Manifest manifest;
  // The very descriptors whose bytes were hashed, by path within the generation.
  std::map<std::string, UniqueFd> files;
};

// Another descriptor of a file of it, `path` within the generation. DataLoss where it has no such
// file; fails with what the system failed with.
absl::StatusOr<UniqueFd> SameFile(const VerifiedGeneration& generation, const std::string& path);

// Checks in this order: form of the id; manifest against the id; schema version; that the folder
// holds exactly the files of the manifest; size and SHA-256 of each. Symbolic links, folders in
// place of files and extra files are refused. Nothing is handed to Xapian. Fails with NotFound (no
// such generation), DataLoss (altered, truncated, incomplete), FailedPrecondition (another schema
// version), or what reading failed with; the message names the file.
absl::StatusOr<VerifiedGeneration> VerifyGeneration(const std::string& index_folder,
                                                    const std::string& id);

// The id that CURRENT names. NotFound without CURRENT, DataLoss where it holds no id.
absl::StatusOr<std::string> ReadCurrent(const std::string& index_folder);

// Ids of all generations on disk, newest first, unchecked. Empty where the folder cannot be read.
std::vector<std::string> ListGenerations(const std::string& index_folder);

}  // namespace kok::generation

#endif  // KOK_INDEXER_GENERATION_VERIFIED_GENERATION_H_
