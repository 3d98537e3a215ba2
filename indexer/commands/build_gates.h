// The gates of one build: what is asked of the new records and of what was built of them.

#ifndef KOK_INDEXER_COMMANDS_BUILD_GATES_H_
#define KOK_INDEXER_COMMANDS_BUILD_GATES_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/analysis/analyzer.h"
#include "indexer/generation/verified_generation.h"
#include "indexer/publish/approvals.h"
#include "indexer/publish/disk_space.h"
#include "indexer/publish/gates.h"
#include "indexer/publish/golden_queries.h"
#include "indexer/publish/protected_scan.h"
#include "indexer/publish/record_changes.h"
#include "indexer/region/region_table.h"
#include "indexer/source/protected_values.h"

namespace kok {

// The files that gates read. Empty: none.
struct GateFiles {
  std::string golden_queries;
  std::string approvals;
};

// For one thread, from before the first file is written to the generation's manifest.
class BuildGates {
 public:
  // Opens the active generation of `index_folder`, if there is one, and reads the files.
  // InvalidArgument where one of them is wrong. An active generation of another schema version is a
  // finding of the compatibility gate; in the place of one that is damaged or lost stands the
  // newest that is whole, if there is one. REQUIRES: the lock.
  static absl::StatusOr<BuildGates> Open(const std::string& index_folder, const GateFiles& files,
                                         publish::Overrides overrides,
                                         publish::FreeBytesOf free_bytes = publish::FreeBytes);

  // Compares the new records, of which there are `counts`, with those of the active generation that
  // were not withdrawn since. Fails where those cannot be read.
  absl::Status CompareRecords(const publish::Organizations& organizations,
                              const generation::Manifest::Counts& counts,
                              const region::RegionTable& regions);

  // Whether there is too little room for a generation as large as the active one, and nobody
  // decided against that gate: it has failed then, and there is no need to fill the disk first.
  // False where no generation is active: how large one of these records would be is not known. Call
  // after CompareRecords.
  bool LacksRoom();

  // Examines what was written into `folder` with this analyzer and such reference texts, and what
  // is to become its manifest: names of source files go in there.
  absl::Status ExamineFolder(const std::string& folder, const analysis::Analyzer& analyzer,
                             const generation::Manifest& manifest,
                             const source::ProtectedValues& protected_values,
                             publish::ReferenceTexts texts);

  const publish::GateReport& report() const { return report_; }

  // Whether a gate failed that a generation must pass even where it is only held: what it holds,
  // not how it differs from the active one.
  bool FailedOnItsOwn() const;

 private:
  BuildGates(std::string index_folder, publish::Overrides overrides,
             publish::FreeBytesOf free_bytes)
      : index_folder_(std::move(index_folder)),
        free_bytes_(std::move(free_bytes)),
        report_(std::move(overrides)) {}

  std::string index_folder_;
  publish::FreeBytesOf free_bytes_;
  publish::GateReport report_;
  std::optional<generation::VerifiedGeneration> active_;
  std::vector<publish::GoldenQuery> golden_queries_;
  std::vector<publish::Approval> approvals_;
  std::vector<std::string> disk_findings_;
};

}  // namespace kok

#endif  // KOK_INDEXER_COMMANDS_BUILD_GATES_H_
