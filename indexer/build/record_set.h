// The records of one build: each resource name once, in the order of names, counted.
//
// Organisations are held in memory, about 6 kB each; of contents, of which there may be more than
// memory has room for, a few words each (content_set.h).

#ifndef KOK_INDEXER_BUILD_RECORD_SET_H_
#define KOK_INDEXER_BUILD_RECORD_SET_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/build/content_set.h"
#include "indexer/build/general_statements.h"
#include "indexer/build/word_census.h"
#include "indexer/generation/manifest.h"
#include "indexer/region/region_table.h"
#include "indexer/source/record_reader.h"

namespace kok::build {

// Not safe from several threads at once.
class RecordSet {
 public:
  // `folder`: where the scratch file of contents goes, once there is enough for one. By default
  // that for temporary files.
  explicit RecordSet(std::string folder) : contents_(std::move(folder)) {}
  RecordSet();

  // Takes the record and sets its etag. Where the name is taken already, nothing changes, and the
  // problem names both places. A content that the scratch file does not take is not in the set, and
  // status() says so.
  std::optional<source::RecordProblem> Add(source::SourceRecord record);

  // The first failure of the scratch file while records were added: what is not Ok is not the whole
  // set, and words() gives none.
  const absl::Status& status() const { return status_; }

  // Adds to each organisation what is said of its kinds of members in general, and sets its etag
  // anew. To be called once all are added.
  void AddGeneralStatements(const GeneralStatements& statements);

  // Adds to each organisation those whose names are easily taken for its own (confusable_names.h),
  // behind the ones its source names, and sets its etag anew. To be called once all are added.
  void MarkConfusableNames();

  // Takes the records of these names out, and the names themselves out of what others refer to,
  // whose etags are set anew. Returns the places of the records, `path:line`, by resource name. To
  // be called once the set is complete. Fails as the scratch file does.
  absl::StatusOr<std::map<std::string, std::string>> Remove(const std::set<std::string>& names);

  const std::map<std::string, kok::search::v1::Organization>& organizations() const {
    return organizations_;
  }
  const ContentSet& contents() const { return contents_; }
  // The words of all contents, counted when first asked for after a change; the set's. Fails where
  // they cannot be read.
  absl::StatusOr<const WordCensus*> words() const;
  bool empty() const { return organizations_.empty() && contents_.empty(); }

  // What the manifest and GetIndexInfo tell about the records.
  generation::Manifest::Counts Count(const region::RegionTable& regions) const;

  // SHA-256 over the public parts in the order of names, of a content over its digest, hexadecimal:
  // the same records give the same digest.
  std::string Digest() const;

 private:
  std::string PlaceOf(const std::string& name) const;

  std::map<std::string, kok::search::v1::Organization> organizations_;
  std::map<std::string, std::string> places_;  // of organisations, `path:line`
  ContentSet contents_;
  absl::Status status_;
  mutable std::optional<WordCensus> words_;
};

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_RECORD_SET_H_
