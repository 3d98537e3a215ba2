// The values of ProtectedFields that a build has read, on their way past the builder to the scan
// that proves that none of them is in what was built.

#ifndef KOK_INDEXER_SOURCE_PROTECTED_VALUES_H_
#define KOK_INDEXER_SOURCE_PROTECTED_VALUES_H_

#include <string>
#include <vector>

#include "kok/search/ingest/v1/record.pb.h"

namespace kok::source {

// One protected value and where it stands; `value` goes into no message.
struct ProtectedValue {
  std::string field;  // such as `protected.addresses[0]`
  std::string value;
  std::string path;  // of the file, as messages name it
  int line;          // from 1
};

// Filled by the readers, in the order of reading. Not safe from several threads at once.
class ProtectedValues {
 public:
  void Add(const kok::search::ingest::v1::ProtectedFields& fields, const std::string& path,
           int line);

  const std::vector<ProtectedValue>& all() const { return all_; }

 private:
  std::vector<ProtectedValue> all_;
};

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_PROTECTED_VALUES_H_
