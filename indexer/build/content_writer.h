// Writes the content of a generation: the index, the bodies beside it, and the small tables that
// the service reads when it opens them.
//
// Xapian collects the postings of a database in memory, in a tree whose cost grows with its size.
// So the texts go into many small databases, in the order of names and on all cores, which are then
// merged into one file, as many at a time as may be open. No lists of terms by document are kept:
// only changes and expansion would need them.

#ifndef KOK_INDEXER_BUILD_CONTENT_WRITER_H_
#define KOK_INDEXER_BUILD_CONTENT_WRITER_H_

#include <string>

#include "absl/status/status.h"
#include "indexer/analysis/word_table.h"
#include "indexer/build/document_builder.h"
#include "indexer/build/progress.h"
#include "indexer/build/record_set.h"

namespace kok::build {

// Writes content.glass, content.texts, content_words.tsv, content_titles.tsv and
// content_best.tsv into `folder`, each fsynced. The same records give the same files but for
// Xapian's identifier, on however many cores. Beside what `records`, its census and `words` hold it
// needs 32 bytes a content, and one part a core: of at most 8 MiB of texts or one text, some ten
// times that in memory, of which one text at a time. Fails with what Xapian or the file system
// failed with; what was written so far is the caller's to remove.
absl::Status WriteContent(const RecordSet& records, const DocumentBuilder& builder,
                          const analysis::WordTable& words, const std::string& stop_words,
                          const std::string& folder, Progress& progress);

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_CONTENT_WRITER_H_
