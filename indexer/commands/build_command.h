// `kok-indexer build`: from sources to an active generation.

#ifndef KOK_INDEXER_COMMANDS_BUILD_COMMAND_H_
#define KOK_INDEXER_COMMANDS_BUILD_COMMAND_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "indexer/build/build_report.h"
#include "indexer/commands/build_gates.h"

namespace kok {

// What the command line asks for.
struct BuildOptions {
  std::string index_folder;
  std::vector<std::string> sources;
  std::string reference_folder;  // empty: the shipped data
  std::string gazetteer_folder;  // tables laid over the gazetteer; empty: none
  std::string mapping_file;      // for *.csv in other columns than our own; empty: none
  std::string statutes_corpus;   // of which the list of statutes is taken; empty: none
  std::string statutes_list;     // empty: that of the reference data
  GateFiles gate_files;
  publish::Overrides overrides;  // gates that need not be passed, and why
  bool skip_invalid = false;     // leave invalid records out instead of failing
  bool activate = true;
  bool show_progress = false;                            // on standard error
  publish::FreeBytesOf free_bytes = publish::FreeBytes;  // of the index folder
};

// Builds, verifies and activates. Fills `report` whatever happens. InvalidArgument or NotFound: bad
// input, or a gate that failed (`report.failed_gates` then names it), the active generation is as
// it was; Aborted: another indexer is at work; anything else:
// the file system or the index library.
absl::Status RunBuild(const BuildOptions& options, build::BuildReport& report);

}  // namespace kok

#endif  // KOK_INDEXER_COMMANDS_BUILD_COMMAND_H_
