// The fields of a record as columns of a table: names of columns, texts of cells.
//
// A column is named by the path of its field, `seat.locality`; elements of a list are counted from
// 1, `phones.1.number`. Some have a shorter name: `verified_on`, `phone_1`, `phone_1_number`,
// `phone_1_label`. A list fills one cell: values with `|` between them, messages one a line, their
// parts with `|` between them, the main ones first, the others as `name=value`; those of a fact
// without its name: `ro | YES | source=https://... | kind=OWN_STATEMENT`.
//
// Pure functions; safe from any thread, for different messages.

#ifndef KOK_INDEXER_SOURCE_CSV_FIELD_H_
#define KOK_INDEXER_SOURCE_CSV_FIELD_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "indexer/source/csv_cell.h"

namespace kok::source {

// A field on the way to a column's value.
struct FieldStep {
  const google::protobuf::FieldDescriptor* field;
  int index;  // of the element, from 0; -1: the field as a whole
};
using FieldPath = std::vector<FieldStep>;

// The field that a column names; nothing where there is none.
std::optional<FieldPath> FindField(const google::protobuf::Descriptor& type,
                                   std::string_view column);

// The field as checks name it: `phones[0].display`.
std::string PathText(const FieldPath& path);

// Whether the column's cells hold lists.
bool IsList(const FieldPath& path);

// Names of all columns of a table of `type`, in their order, with places for `phones` numbers.
std::vector<std::string> ColumnsOf(const google::protobuf::Descriptor& type, int phones);

// The value in `message` as the text of a cell, not yet guarded; empty where it is not set, `{}`
// for a message in which nothing is set.
std::string FieldText(const google::protobuf::Message& message, const FieldPath& path);

// Enters the value of a cell, unguarded; lists are added to, an empty text changes nothing. Enum
// values may do without their prefix, dates may be written 31.12.2025. InvalidArgument says what
// was expected and repeats no value.
absl::Status SetField(google::protobuf::Message& message, const FieldPath& path,
                      std::string_view text, char list_separator = kListSeparator);

// Removes the elements of the list of messages at `list` in which nothing is set; returns the
// number, from 0, that each of the others had.
std::vector<int> DropEmptyElements(google::protobuf::Message& message, const FieldPath& list);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_CSV_FIELD_H_
