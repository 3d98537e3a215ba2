// A file of the index folder, as a log may name it.

#ifndef KOK_SERVICE_TELEMETRY_INDEX_FILE_H_
#define KOK_SERVICE_TELEMETRY_INDEX_FILE_H_

#include <optional>

#include "absl/strings/string_view.h"

namespace kok::telemetry {

// One of the names of indexer/generation/layout.h, and so a constant. Cheap to copy.
class IndexFile {
 public:
  // The one that the message of an error names, the longest if several fit; nothing where none
  // does. Whatever else the message holds is left behind.
  static std::optional<IndexFile> NamedIn(absl::string_view message);

  const char* name() const { return name_; }

 private:
  explicit IndexFile(const char* name) : name_(name) {}

  const char* name_;
};

}  // namespace kok::telemetry

#endif  // KOK_SERVICE_TELEMETRY_INDEX_FILE_H_
