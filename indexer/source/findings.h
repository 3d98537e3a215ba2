// What the check of one record finds.

#ifndef KOK_INDEXER_SOURCE_FINDINGS_H_
#define KOK_INDEXER_SOURCE_FINDINGS_H_

#include <string>
#include <utility>
#include <vector>

#include "indexer/source/record_reader.h"

namespace kok::source {

// Outcome of a check.
struct CheckResult {
  std::vector<RecordProblem> errors;    // the record cannot be used
  std::vector<RecordProblem> warnings;  // it can, but a person should look
};

// Collects the problems of one record. Not safe from several threads at once.
class Findings {
 public:
  // `record` must outlive the collection.
  explicit Findings(const SourceRecord& record) : record_(record) {}

  void Error(const std::string& field, const std::string& message) {
    result_.errors.push_back(record_.Problem(field, message));
  }
  void Warn(const std::string& field, const std::string& message) {
    result_.warnings.push_back(record_.Problem(field, message));
  }

  // Whether people see columns and cells where there are fields.
  bool is_spreadsheet() const { return record_.origin != nullptr; }

  CheckResult Take() { return std::move(result_); }

 private:
  const SourceRecord& record_;
  CheckResult result_;
};

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_FINDINGS_H_
