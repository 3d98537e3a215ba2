// The changes of one record as a person counts them: a number that was corrected is one change,
// although its digits, its print and its place in the list have all become others.

#ifndef KOK_INDEXER_COMMANDS_CHANGE_LINES_H_
#define KOK_INDEXER_COMMANDS_CHANGE_LINES_H_

#include <vector>

#include "indexer/publish/record_changes.h"

namespace kok {

// The fields of `change` put together: whatever changed in one element of a list, or in the fax, is
// one, its values with ` | ` between them. A telephone number or a value such as an e-mail address
// that went is paired with the most similar that came, `phones: "0221 – 13" -> "0221 – 14"`; what
// is left over came or went. In the order of the fields. Pure function.
std::vector<publish::FieldChange> ChangeLines(const publish::RecordChange& change);

// `changes` with the fields of each record put together so. Pure function.
publish::RecordChanges WithChangeLines(publish::RecordChanges changes);

}  // namespace kok

#endif  // KOK_INDEXER_COMMANDS_CHANGE_LINES_H_
