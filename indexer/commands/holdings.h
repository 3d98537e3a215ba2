// What the generations on disk still hold of records that are to be purged.
//
// Two ways to find it: the records themselves, because the index stores them compressed; and every
// byte of every file, because terms, spellings and texts of analysis stand outside of records.

#ifndef KOK_INDEXER_COMMANDS_HOLDINGS_H_
#define KOK_INDEXER_COMMANDS_HOLDINGS_H_

#include <map>
#include <set>
#include <string>

#include "absl/status/statusor.h"
#include "google/protobuf/message.h"
#include "indexer/generation/verified_generation.h"

namespace kok {

// A value that tells a record from others (name, phone number, e-mail address, title) to the field
// it stands in. Never printed.
using DistinctiveValues = std::map<std::string, std::string>;

// Adds the values of one record.
void AddDistinctiveValues(const google::protobuf::Message& record, DistinctiveValues& values);

// Reads the whole generation. Returns whether it holds one of `names`, as a record, as a reference
// to one, or as a curated line, and adds the records' values to `values`. Fails as ReadRecords.
absl::StatusOr<bool> HoldsRecords(const generation::VerifiedGeneration& generation,
                                  const std::set<std::string>& names, DistinctiveValues& values);

// Those of `values` that stand in a file below `path` (a folder or a file), byte by byte.
// Unavailable where one cannot be read. Reads at most some megabytes at a time.
absl::StatusOr<std::set<std::string>> FindValues(const std::string& path,
                                                 const DistinctiveValues& values);

}  // namespace kok

#endif  // KOK_INDEXER_COMMANDS_HOLDINGS_H_
