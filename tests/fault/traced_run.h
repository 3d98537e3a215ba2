// kok-indexer under strace, which records its calls or disturbs one of them.
//
// Where tracing is not permitted the recording fails the test: a fault that was never injected
// proves nothing.

#ifndef KOK_TESTS_FAULT_TRACED_RUN_H_
#define KOK_TESTS_FAULT_TRACED_RUN_H_

#include <string>
#include <vector>

#include "tests/integration/child_process.h"

namespace kok::tests {

// One system call on a file of the index: the `number`th of its name in its process.
struct RecordedCall {
  std::string name;
  int number;
  std::string line;  // as strace prints it, paths of descriptors included
  bool mutating;     // creates, changes, syncs, renames or removes; else opens or locks
};

// Runs `command_line` undisturbed and returns its calls that touch `folder`, in order. A line shows
// the first `data_bytes` of what is written.
std::vector<RecordedCall> RecordCalls(const std::vector<std::string>& command_line,
                                      const std::string& folder, int data_bytes = 8);

// What became of a run of which one call was disturbed.
struct DisturbedRun {
  Outcome outcome;
  std::vector<std::string> trace;  // its lines
  bool disturbed;                  // the call was reached
};

// Runs `command_line` with `what` (strace's `error=EIO`, `signal=KILL`, `retval=1`) done to `call`.
DisturbedRun RunDisturbed(const std::vector<std::string>& command_line, const RecordedCall& call,
                          const std::string& what);

}  // namespace kok::tests

#endif  // KOK_TESTS_FAULT_TRACED_RUN_H_
