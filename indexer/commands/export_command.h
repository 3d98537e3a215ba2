// `kok-indexer export`: the active generation in the formats that others read.

#ifndef KOK_INDEXER_COMMANDS_EXPORT_COMMAND_H_
#define KOK_INDEXER_COMMANDS_EXPORT_COMMAND_H_

#include <functional>
#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace kok {

// What the command line asks for.
struct ExportOptions {
  std::string index_folder;
  std::string reference_folder;  // the one the generation was built with; empty: the shipped data
  bool contents = false;         // the texts instead of the organisations
  bool both_kinds = false;       // organisations and texts, whatever `contents` says; JSON Lines
};

// Each hands its file to `write`, piece by piece, the records in the order of their names: the same
// generation gives the same bytes.
//
// A spreadsheet that people edit and send around (csv_writer.h). What the indexer itself has added
// to an organisation, statements on members in general and names easily confused, is left out where
// a build with the same reference data adds it again; retracted records are left out. NotFound
// without an active generation, FailedPrecondition where that one was activated against the gate of
// protected values, else as verified_generation.h says. Holds all records of the kind.
absl::Status ExportCsv(const ExportOptions& options,
                       const std::function<void(std::string_view)>& write);

// JSON Lines of Record (jsonl_writer.h), organisations before texts; what is left out and what
// fails is as with ExportCsv.
absl::Status ExportJsonLines(const ExportOptions& options,
                             const std::function<void(std::string_view)>& write);

// HSDS 3 of Open Referral, the organisations alone (hsds_writer.h). Internal, with the resource
// name and the field, where one would not be as the standard demands; else as ExportCsv.
absl::Status ExportHsds(const ExportOptions& options,
                        const std::function<void(std::string_view)>& write);

// A Bundle of HL7 FHIR R4, the organisations alone (fhir_writer.h); fails as ExportHsds.
absl::Status ExportFhir(const ExportOptions& options,
                        const std::function<void(std::string_view)>& write);

}  // namespace kok

#endif  // KOK_INDEXER_COMMANDS_EXPORT_COMMAND_H_
