// An index with an active generation and two older ones, the commands that faults are tried on, and
// what must be true of the index after any fault.

#ifndef KOK_TESTS_FAULT_PREPARED_INDEX_H_
#define KOK_TESTS_FAULT_PREPARED_INDEX_H_

#include <iosfwd>
#include <set>
#include <string>
#include <vector>

#include "tests/unit/temporary_folder.h"

namespace kok::tests {

// A command of kok-indexer that writes to an index. `{index}`, `{source}`, `{reference}` and
// `{older}` in its words stand for folders, a file and the id of the generation before the active.
struct WritingCommand {
  std::string name;
  std::vector<std::string> words;
};

// How a failing test names it.
void PrintTo(const WritingCommand& command, std::ostream* out);

// All of them; a new one is one line.
const std::vector<WritingCommand>& WritingCommands();

// The folders and files that a fault test starts from, made once a process. Constant afterwards and
// safe from any thread.
class PreparedIndex {
 public:
  static const PreparedIndex& Get();

  // Copies the prepared index into `folder`, which must not exist.
  void CopyTo(const std::string& folder) const;

  // The command line of `command` on the index in `folder`, program included.
  std::vector<std::string> CommandLine(const WritingCommand& command,
                                       const std::string& folder) const;

  // Content digests of what is active before `command` and after it.
  std::set<std::string> AllowedAfter(const WritingCommand& command) const;
  const std::string& digest_before() const { return digest_before_; }
  const std::string& active() const { return active_; }
  const std::string& older() const { return older_; }

 private:
  PreparedIndex();

  TemporaryFolder folder_;
  std::string index_;
  std::string reference_;
  std::string source_;
  std::string older_;
  std::string active_;
  std::string digest_before_;
};

// Digest of the records in the active generation, read back from its databases. Fails the test,
// naming `fault`, unless CURRENT names a complete generation that verifies and opens, holds the
// records that its manifest digests, and every other generation in the folder verifies as well.
std::string DigestOfWholeIndex(const std::string& folder, const std::string& fault);

// Builds undisturbed in `folder` and expects it to succeed, to become active and to leave nothing
// behind but generations.
void ExpectNextBuildCleansUp(const std::string& folder, const std::string& fault);

}  // namespace kok::tests

#endif  // KOK_TESTS_FAULT_PREPARED_INDEX_H_
