// Puts a built folder into its place, and makes a generation the active one.

#ifndef KOK_INDEXER_PUBLISH_PUBLISHER_H_
#define KOK_INDEXER_PUBLISH_PUBLISHER_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "indexer/generation/manifest.h"
#include "indexer/generation/verified_generation.h"

namespace kok::publish {

// A folder to build in, below the index folder. Removes itself and what is in it unless it was
// published.
class BuildFolder {
 public:
  // Creates the folder, in an index folder that exists. REQUIRES: the lock.
  static absl::StatusOr<BuildFolder> Create(const std::string& index_folder);
  ~BuildFolder();
  BuildFolder(BuildFolder&& other) noexcept;
  BuildFolder& operator=(BuildFolder&&) = delete;

  const std::string& path() const { return path_; }

  // Completes `manifest` with the files in the folder, writes it, fsyncs everything, renames the
  // folder to its id and verifies it there by reopening every file. Returns the id. On failure
  // nothing is left.
  absl::StatusOr<std::string> Publish(generation::Manifest manifest, absl::Time build_time);

 private:
  BuildFolder(std::string index_folder, std::string path)
      : index_folder_(std::move(index_folder)), path_(std::move(path)) {}

  std::string index_folder_;
  std::string path_;  // empty once published
};

// The time under which a build that ends at `now` is published: `now`, or, where a generation of
// the index bears this second or one of the next minute already, the second behind the newest of
// them. Ids sort by whole seconds, and what is built later must sort behind. REQUIRES: the lock.
absl::Time BuildTimeFor(const std::string& index_folder, absl::Time now);

// Verifies a generation down to a search in its databases.
absl::Status VerifyAndOpen(const std::string& index_folder, const std::string& id);

// The second half of it: searches in the databases of a generation whose bytes are verified.
absl::Status OpenDatabases(const generation::VerifiedGeneration& generation);

// Replaces CURRENT by one rename, and nothing else. REQUIRES: the lock.
absl::Status WriteCurrent(const std::string& index_folder, const std::string& id);

// Makes `id` the active generation: writes the one that was active until now behind HISTORY, then
// CURRENT. Does nothing where it is active already. After a failure CURRENT is as it was. REQUIRES:
// the lock.
absl::Status Activate(const std::string& index_folder, const std::string& id);

}  // namespace kok::publish

#endif  // KOK_INDEXER_PUBLISH_PUBLISHER_H_
