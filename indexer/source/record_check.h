// What a record must be before it may be indexed: limits of the protocol, forms of names, numbers,
// dates and regions.

#ifndef KOK_INDEXER_SOURCE_RECORD_CHECK_H_
#define KOK_INDEXER_SOURCE_RECORD_CHECK_H_

#include "absl/time/civil_time.h"
#include "indexer/region/area_table.h"
#include "indexer/region/region_table.h"
#include "indexer/source/attribute_check.h"
#include "indexer/source/findings.h"
#include "indexer/source/protection_classes.h"
#include "indexer/source/record_reader.h"

namespace kok::source {

// The tables that records are checked against.
struct RecordTables {
  const region::RegionTable& regions;
  const region::AreaTable& areas;
  const schema::Vocabulary& vocabulary;
};

// Checks a record and completes it: region spellings become codes, countries follow from regions,
// areas from their names, numbers are read from print, a missing display is the number, codes of
// languages are canonical, a missing language is `de`.
class RecordCheck {
 public:
  // The tables must outlive the check. `today` is that of the machine, in UTC, if not given.
  explicit RecordCheck(const RecordTables& tables);
  // A field that `classes` does not call public is an error of the record: no such field of ours
  // exists, which the build sees to, but nobody could tell if one did.
  RecordCheck(const RecordTables& tables, absl::CivilDay today,
              const ProtectionClasses& classes = ProtectionClasses::Get());

  // The warnings of the reader come first. Safe from any thread, on different records.
  CheckResult Run(SourceRecord& record) const;

 private:
  const RecordTables tables_;
  const absl::CivilDay today_;
  const ProtectionClasses& classes_;
  const bool all_public_;  // nothing to look for in records
};

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_RECORD_CHECK_H_
