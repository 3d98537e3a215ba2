// The records that an operand of `diff` stands for.

#ifndef KOK_INDEXER_COMMANDS_COMPARED_RECORDS_H_
#define KOK_INDEXER_COMMANDS_COMPARED_RECORDS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/build/record_set.h"
#include "indexer/build/reference_data.h"
#include "indexer/publish/record_changes.h"
#include "indexer/source/protected_values.h"
#include "indexer/source/statute_reader.h"

namespace kok {

// What `operands` name: `active` or the id of a generation, or else one or more sources, read and
// completed together as a build does with `mapping_file` and `statutes`; the protected values of
// sources go into `protected_values`. InvalidArgument where the source has errors, the first of
// them in the message, which may tell such a value (protected_mask.h); NotFound where there is no
// such thing.
absl::StatusOr<build::RecordSet> RecordsOfOperands(const std::string& index_folder,
                                                   const std::vector<std::string>& operands,
                                                   const build::ReferenceData& reference,
                                                   const std::string& mapping_file,
                                                   source::ProtectedValues& protected_values,
                                                   const source::StatuteSelection& statutes = {});

// Appends what leads from the contents `before` to those `after`, as publish::AddChanges does, and
// reads only those that are in both and not the same. Fails where one cannot be read.
absl::Status AddContentChanges(const build::ContentSet& before, const build::ContentSet& after,
                               publish::RecordChanges& changes);

// Whether an operand is `active` or the id of a generation.
bool NamesGeneration(const std::string& operand);

}  // namespace kok

#endif  // KOK_INDEXER_COMMANDS_COMPARED_RECORDS_H_
