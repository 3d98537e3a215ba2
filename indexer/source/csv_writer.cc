#include "indexer/source/csv_writer.h"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <optional>
#include <string>

#include "absl/strings/str_replace.h"
#include "indexer/source/csv_cell.h"
#include "indexer/source/csv_field.h"

namespace kok::source {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr char kByteOrderMark[] = "\xEF\xBB\xBF";
constexpr char kRowEnd[] = "\r\n";
constexpr char kSeparator = ';';

// Room for a further number of everybody, as people enter them.
constexpr int kLeastPhones = 3;

std::string Quoted(const std::string& cell) {
  const bool plain = cell.find_first_of(";,\t\"\r\n") == std::string::npos &&
                     (cell.empty() || (cell.front() != ' ' && cell.back() != ' '));
  if (plain) return cell;
  return "\"" + absl::StrReplaceAll(cell, {{"\"", "\"\""}}) + "\"";
}

int MostPhones(const std::vector<const Message*>& records, const Descriptor& type) {
  const FieldDescriptor* phones = type.FindFieldByName("phones");
  int most = kLeastPhones;
  if (phones == nullptr) return most;
  for (const Message* record : records) {
    most = std::max(most, record->GetReflection()->FieldSize(*record, phones));
  }
  return most;
}

// Fields that hold messages have no column: theirs have. But for one that is there and empty.
void AddEmptyMessages(const std::vector<const Message*>& records, const Descriptor& type,
                      const std::string& prefix, std::vector<std::string>& columns) {
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    if (field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE || field.is_repeated()) continue;
    const std::string name = prefix + field.name();
    const std::optional<FieldPath> path = FindField(*records.front()->GetDescriptor(), name);
    const bool used = std::any_of(records.begin(), records.end(), [&](const Message* record) {
      return !FieldText(*record, *path).empty();
    });
    if (used) columns.push_back(name);
    AddEmptyMessages(records, *field.message_type(), name + ".", columns);
  }
}

}  // namespace

void WriteCsvTable(const std::vector<const Message*>& records, const Descriptor& type,
                   const std::function<void(std::string_view)>& write) {
  std::vector<std::string> columns = ColumnsOf(type, MostPhones(records, type));
  if (!records.empty()) AddEmptyMessages(records, type, "", columns);
  std::string row = kByteOrderMark;
  std::vector<FieldPath> paths;
  for (const std::string& column : columns) {
    paths.push_back(*FindField(type, column));
    if (paths.size() > 1) row += kSeparator;
    row += column;
  }
  write(row + kRowEnd);
  for (const Message* record : records) {
    row.clear();
    for (size_t i = 0; i < paths.size(); ++i) {
      if (i > 0) row += kSeparator;
      row += Quoted(GuardCell(FieldText(*record, paths[i])));
    }
    write(row + kRowEnd);
  }
}

}  // namespace kok::source
