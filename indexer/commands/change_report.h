// Differences between two sets of records, for people and for machines.

#ifndef KOK_INDEXER_COMMANDS_CHANGE_REPORT_H_
#define KOK_INDEXER_COMMANDS_CHANGE_REPORT_H_

#include <string>

#include "indexer/publish/record_changes.h"

namespace kok {

// A line a record and a line a field, which for people are those of change_lines.h, then the
// counts; `no changes` where there are none. Control characters are escaped, and of a long text
// only what is around the difference is shown. Pure functions, both.
std::string ChangesToText(const publish::RecordChanges& changes);

// One JSON object with the keys added and removed (lists of names) and changed (a list of objects
// with name and fields, each with field, before, after).
std::string ChangesToJson(const publish::RecordChanges& changes);

}  // namespace kok

#endif  // KOK_INDEXER_COMMANDS_CHANGE_REPORT_H_
