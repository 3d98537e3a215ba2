// What a record must be before it may be indexed: limits of the protocol, forms of names, numbers,
// dates and regions.

#ifndef KOK_INDEXER_SOURCE_RECORD_CHECK_H_
#define KOK_INDEXER_SOURCE_RECORD_CHECK_H_

#include <map>
#include <string>
#include <vector>

#include "indexer/region/region_table.h"
#include "indexer/source/record_reader.h"

namespace kok::source {

// The published vocabulary (`data/glossary/vocabulary.tsv`): `facet/code` to its German and English
// words.
using Vocabulary = std::map<std::string, std::string>;

// Reads the text of the vocabulary; lines that are no rows are passed over.
Vocabulary ParseVocabulary(std::string_view tsv);

// Outcome of a check.
struct CheckResult {
  std::vector<RecordProblem> errors;    // the record cannot be used
  std::vector<RecordProblem> warnings;  // it can, but a person should look
};

// Checks a record and completes it: region spellings become codes, countries follow from regions,
// numbers are read from print, a missing display is the number, a missing language is `de`.
class RecordCheck {
 public:
  // Both must outlive the check.
  RecordCheck(const region::RegionTable& regions, const Vocabulary& vocabulary)
      : regions_(regions), vocabulary_(vocabulary) {}

  // Safe from any thread, on different records.
  CheckResult Run(SourceRecord& record) const;

 private:
  const region::RegionTable& regions_;
  const Vocabulary& vocabulary_;
};

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_RECORD_CHECK_H_
