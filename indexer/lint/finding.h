// What the checks of the data find, and who collects it.

#ifndef KOK_INDEXER_LINT_FINDING_H_
#define KOK_INDEXER_LINT_FINDING_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/source/record_reader.h"

namespace kok::lint {

enum class Severity {
  kError,    // it is wrong, whatever else is true
  kWarning,  // it may be right, but a person should look
};

struct Finding {
  Severity severity;
  std::string check;    // which check says so, such as `email-form`; the same for ever
  std::string path;     // of the file, as messages name it; empty: the sources as a whole
  int line;             // from 1; 0 where there is no path
  std::string name;     // resource name; empty where the record has none
  std::string field;    // path within the record; empty: the record as a whole
  std::string message;  // the problem and what was expected; public values of the record at most
  source::CsvPlace cell = {};  // of a spreadsheet: where a person finds it
};

// Collects what is found in one record. Not safe from several threads at once.
class RecordFindings {
 public:
  // `record` must outlive the collection.
  explicit RecordFindings(const source::SourceRecord& record) : record_(record) {}

  void Error(std::string_view check, std::string field, std::string message) {
    Add(Severity::kError, check, std::move(field), std::move(message));
  }
  void Warn(std::string_view check, std::string field, std::string message) {
    Add(Severity::kWarning, check, std::move(field), std::move(message));
  }

  // Whether an error of `field` was collected.
  bool HasErrorAt(std::string_view field) const {
    for (const Finding& finding : findings_) {
      if (finding.severity == Severity::kError && finding.field == field) return true;
    }
    return false;
  }

  std::vector<Finding> Take() { return std::move(findings_); }

 private:
  void Add(Severity severity, std::string_view check, std::string field, std::string message) {
    source::RecordProblem problem = record_.Problem(std::move(field), std::move(message));
    findings_.push_back({severity, std::string(check), std::move(problem.path), problem.line,
                         record_.name(), std::move(problem.field), std::move(problem.message),
                         std::move(problem.cell)});
  }

  const source::SourceRecord& record_;
  std::vector<Finding> findings_;
};

}  // namespace kok::lint

#endif  // KOK_INDEXER_LINT_FINDING_H_
