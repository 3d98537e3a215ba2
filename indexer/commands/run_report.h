// What one run of kok-indexer says: for people a line at a time, for machines (`--report=json`) one
// JSON object on standard output when it ends.
//
// One report a process; for the main thread only.

#ifndef KOK_INDEXER_COMMANDS_RUN_REPORT_H_
#define KOK_INDEXER_COMMANDS_RUN_REPORT_H_

#include <string>
#include <utility>
#include <vector>

#include "indexer/commands/exit_code.h"

namespace kok {

// Never told: values of records, unless the command is there to show them.
class RunReport {
 public:
  // That of this process.
  static RunReport& Current();

  // To be called before anything is said; text otherwise.
  void SpeakJson() { json_ = true; }

  // A line that says what was done: standard output, or a message of level `info`.
  void Say(const std::string& line);
  // What somebody should look at: standard error, and a message of level `warning`.
  void Warn(const std::string& text);
  // Why the run failed: standard error, and a message of level `error`.
  void Error(const std::string& text);

  // What the command has to show: `text`, or the members of `json`, which is one JSON object.
  void Show(const std::string& text, const std::string& json);

  // Ends the run: prints the JSON object, if that is what is spoken, with the members command,
  // status, exit_code, messages (each with level and text) and those shown. Call once.
  void Finish(const std::string& command, int exit_code);

 private:
  void Keep(const char* level, const std::string& text) { messages_.emplace_back(level, text); }

  bool json_ = false;
  std::vector<std::pair<std::string, std::string>> messages_;
  std::string shown_;  // a JSON object, or empty
};

// `ok`, `bad_input`, `gate_failed`, `locked` or `io_error`. Pure function.
std::string StatusWord(int exit_code);

}  // namespace kok

#endif  // KOK_INDEXER_COMMANDS_RUN_REPORT_H_
