// Writes the files of a generation, all but its manifest.
//
// What a build needs in memory, whatever the texts:
//   a content              300 bytes (content_set.h) and 32 (content_writer.h)
//   an organisation        about 6 kB (record_set.h)
//   a different word       about 600 bytes, while the tables of words are made (word_census.h,
//                          analysis/word_table.h); of 22 million words of law 0.3 are different,
//                          of ten times as many 1.1
//   constant               some 150 MB: the reference data and one part a core (content_writer.h)

#ifndef KOK_INDEXER_BUILD_INDEX_WRITER_H_
#define KOK_INDEXER_BUILD_INDEX_WRITER_H_

#include <string>

#include "absl/status/status.h"
#include "indexer/build/build_analysis.h"
#include "indexer/build/progress.h"
#include "indexer/build/record_set.h"
#include "indexer/build/reference_data.h"

namespace kok::build {

// Writes organizations.glass, the files of content (content_writer.h) and, the texts of
// `analysis` into the existing, empty `folder`, each fsynced. The same records give the same files
// but for Xapian's identifier, on however many cores. Fails with what Xapian or the file system
// failed with; what was written so far is the caller's to remove.
absl::Status WriteIndex(const RecordSet& records, const ReferenceData& reference,
                        const BuildAnalysis& analysis, const std::string& folder,
                        Progress& progress);

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_INDEX_WRITER_H_
