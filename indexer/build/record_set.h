// The records of one build: each resource name once, in the order of names, counted.

#ifndef KOK_INDEXER_BUILD_RECORD_SET_H_
#define KOK_INDEXER_BUILD_RECORD_SET_H_

#include <map>
#include <optional>
#include <set>
#include <string>

#include "indexer/build/general_statements.h"
#include "indexer/build/word_census.h"
#include "indexer/generation/manifest.h"
#include "indexer/region/region_table.h"
#include "indexer/source/record_reader.h"

namespace kok::build {

// Not safe from several threads at once.
class RecordSet {
 public:
  // Takes the record and sets its etag. Where the name is taken already, nothing changes, and the
  // problem names both places.
  std::optional<source::RecordProblem> Add(source::SourceRecord record);

  // Adds to each organisation what is said of its kinds of members in general, and sets its etag
  // anew. To be called once all are added.
  void AddGeneralStatements(const GeneralStatements& statements);

  // Adds to each organisation those whose names are easily taken for its own (confusable_names.h),
  // behind the ones its source names, and sets its etag anew. To be called once all are added.
  void MarkConfusableNames();

  // Takes the records of these names out, and the names themselves out of what others refer to,
  // whose etags are set anew. Returns the places of the records, `path:line`, by resource name. To
  // be called once the set is complete.
  std::map<std::string, std::string> Remove(const std::set<std::string>& names);

  const std::map<std::string, kok::search::v1::Organization>& organizations() const {
    return organizations_;
  }
  const std::map<std::string, kok::search::v1::Content>& contents() const { return contents_; }
  // The words of all contents, counted when first asked for after a change.
  const WordCensus& words() const;
  bool empty() const { return organizations_.empty() && contents_.empty(); }

  // What the manifest and GetIndexInfo tell about the records.
  generation::Manifest::Counts Count(const region::RegionTable& regions) const;

  // SHA-256 over the public parts in the order of names, hexadecimal: the same records give the
  // same digest.
  std::string Digest() const;

 private:
  std::map<std::string, kok::search::v1::Organization> organizations_;
  std::map<std::string, kok::search::v1::Content> contents_;
  std::map<std::string, std::string> places_;  // resource name to `path:line`
  mutable std::optional<WordCensus> words_;
};

// Sets the hash of everything else in it.
void SetEtag(kok::search::v1::Organization& organization);

// Serialisation that is the same for equal messages.
std::string DeterministicBytes(const google::protobuf::Message& message);

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_RECORD_SET_H_
