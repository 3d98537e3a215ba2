// Counts records one after the other, so that nobody has to hold them for that.

#ifndef KOK_INDEXER_BUILD_RECORD_COUNTER_H_
#define KOK_INDEXER_BUILD_RECORD_COUNTER_H_

#include <map>
#include <string>

#include "indexer/generation/manifest.h"
#include "indexer/region/region_table.h"
#include "kok/search/v1/content.pb.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::build {

// For one thread.
class RecordCounter {
 public:
  void Add(const kok::search::v1::Organization& organization);
  void AddContent(kok::search::v1::ContentType type);

  // What the manifest and GetIndexInfo tell about the records so far, with every region that
  // `regions` lists.
  generation::Manifest::Counts Counts(const region::RegionTable& regions) const;

 private:
  generation::Manifest::Counts counts_;  // but for regions
  std::map<std::string, int> seated_;
  std::map<std::string, int> covered_;
};

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_RECORD_COUNTER_H_
