// Which files a SOURCE of the command line means.

#ifndef KOK_INDEXER_SOURCE_SOURCE_FILES_H_
#define KOK_INDEXER_SOURCE_SOURCE_FILES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/source/record_reader.h"

namespace kok::source {

// A file to read.
struct SourceFile {
  std::string path;          // to open
  std::string display_path;  // as messages and the manifest name it: relative to the folder that
                             // the command line names
};

// A file as it is; a folder with all files of known formats below it, sorted by path. Where a
// folder has subfolders `organizations` or `content`, only these are read: it is a data folder, and
// the rest is reference data. What people leave lying about is passed over: `README.md`, hidden
// files, backups of editors, `LICENSE`, `NOTICE`, `*.txt`, `*.tsv`, `*.mapping.json`. Anything else
// that is not read is told to `passed_over`, if given, the first 20 by name: files of unknown
// formats, symbolic links (none is followed), pipes, devices and sockets.
//
// InvalidArgument for a file of an unknown format, for a name with control characters or no UTF-8,
// which no message and no manifest could hold, and for more than 100,000 files. NotFound where
// there is nothing.
absl::StatusOr<std::vector<SourceFile>> FindSourceFiles(
    const std::string& source, std::vector<RecordProblem>* passed_over = nullptr);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_SOURCE_FILES_H_
