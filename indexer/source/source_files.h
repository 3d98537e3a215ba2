// Which files a SOURCE of the command line means.

#ifndef KOK_INDEXER_SOURCE_SOURCE_FILES_H_
#define KOK_INDEXER_SOURCE_SOURCE_FILES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace kok::source {

// A file to read.
struct SourceFile {
  std::string path;          // to open
  std::string display_path;  // as messages and the manifest name it: relative to the folder that
                             // the command line names
};

// A file as it is; a folder with all files of known formats below it, sorted by path. Where a
// folder has subfolders `organizations` or `content`, only these are read: it is a data folder, and
// the rest is reference data. `README.md`, hidden files and symbolic links are passed over.
// InvalidArgument for a file of an unknown format, NotFound where there is nothing.
absl::StatusOr<std::vector<SourceFile>> FindSourceFiles(const std::string& source);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_SOURCE_FILES_H_
