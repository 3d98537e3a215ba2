// The contents of a build: each resource name once, in the order of names.
//
// A corpus may be larger than memory. So the records lie in a scratch file, and in memory is what
// tells one from another: a name, a digest, a place, at most kMostBytesARecord whatever the length
// of its text.

#ifndef KOK_INDEXER_BUILD_CONTENT_SET_H_
#define KOK_INDEXER_BUILD_CONTENT_SET_H_

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/build/scratch_file.h"
#include "kok/search/v1/content.pb.h"

namespace kok::build {

// What is known of a content without reading it.
struct StoredContent {
  ScratchFile::Extent extent;
  std::array<char, 32> digest;  // SHA-256 of all but its etag
  kok::search::v1::ContentType type;
  uint32_t body_bytes;
  bool refers_to_others;
  const std::string* path;  // of its source, as messages name it
  std::string in_path;      // `:line`, of a spreadsheet with its row
};

// For one thread; while nothing changes, what is const is safe from any.
class ContentSet {
 public:
  using ByName = std::map<std::string, StoredContent>;

  // In memory, with a name of up to 60 bytes.
  static constexpr size_t kMostBytesARecord = 300;

  // `folder` is where the scratch file goes, once there is enough for one; `most_pending`: see
  // there.
  explicit ContentSet(std::string folder, size_t most_pending = ScratchFile::kMostPending)
      : file_(std::move(folder), most_pending) {}

  // Takes a content whose name is not in the set, and sets its etag. `place` begins with `path`.
  // Fails as ScratchFile::Append; the content is not in the set then.
  absl::Status Add(kok::search::v1::Content content, const std::string& path,
                   const std::string& place);

  // Where it was read from; empty for a name that is not in the set.
  std::string PlaceOf(const std::string& name) const;

  // Takes it out. Whether it was there.
  bool Erase(const std::string& name) { return by_name_.erase(name) > 0; }

  // Takes `names` out of what the others refer to, and sets their etags anew. Fails as Read and
  // Append do.
  absl::Status RemoveReferencesTo(const std::set<std::string>& names);

  const ByName& by_name() const { return by_name_; }
  size_t size() const { return by_name_.size(); }
  bool empty() const { return by_name_.empty(); }
  // In the order of names; of use until the set changes.
  std::vector<const StoredContent*> InOrder() const;

  // The whole record. Fails as ScratchFile::Read.
  absl::StatusOr<kok::search::v1::Content> Read(const StoredContent& stored) const;

  // How many bytes of records are in memory; for tests.
  size_t pending_bytes() const { return file_.pending_bytes(); }

 private:
  // Sets the etag, writes the record and notes what is kept of it.
  absl::Status Store(kok::search::v1::Content& content, StoredContent& stored);

  ScratchFile file_;
  ByName by_name_;
  std::set<std::string> paths_;
};

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_CONTENT_SET_H_
