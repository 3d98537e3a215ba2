#include "tests/fuzz/reader_fuzz.h"

#include <unistd.h>

#include <variant>

#include "indexer/schema/text_bytes.h"
#include "indexer/source/protected_values.h"
#include "tests/fuzz/fuzz_checks.h"

namespace kok::fuzz {
namespace {

void CheckRecord(const source::SourceRecord& record) {
  std::visit(
      [](const auto& message) {
        std::remove_const_t<std::remove_reference_t<decltype(message)>> again;
        Require(again.ParseFromString(message.SerializeAsString()), "a record can be read back");
      },
      record.record);
}

void CheckProblem(const source::RecordProblem& problem) {
  Require(problem.line >= 1, "a message names a line");
  Require(!problem.message.empty(), "a message says something");
  Require(problem.ToString().size() < 2000, "a message is short");
  Require(!schema::FirstLineOfNoText(problem.ToString()).has_value(), "a message is UTF-8");
}

// A file as a whole that is not understood, or is not read any further.
void CheckRefusal(const absl::Status& status) {
  const std::string message(status.message());
  Require(!message.empty(), "a refusal says something");
  Require(message.size() < 4000, "a refusal is short");
  Require(!schema::FirstLineOfNoText(message).has_value(), "a refusal is UTF-8");
}

}  // namespace

void ReadBytes(const std::string& ending, const uint8_t* bytes, size_t size) {
  ReadWithMapping(ending, bytes, size, "");
}

void ReadWithMapping(const std::string& ending, const uint8_t* bytes, size_t size,
                     const std::string& mapping_file) {
  const std::string path = WriteScratch("input" + ending, AsText(bytes, size));
  source::ProtectedValues protected_values;
  source::ReaderOptions options;
  options.protected_values = &protected_values;
  options.mapping_file = mapping_file;
  ReadToTheEnd(source::OpenReader(path, "input" + ending, options));
}

void ReadToTheEnd(absl::StatusOr<std::unique_ptr<source::RecordReader>> reader) {
  if (!reader.ok()) {
    CheckRefusal(reader.status());
    return;
  }
  while (true) {
    const auto item = (*reader)->Next();
    if (!item.ok()) CheckRefusal(item.status());
    if (!item.ok() || !item->has_value()) return;
    if (const auto* record = std::get_if<source::SourceRecord>(&**item)) {
      CheckRecord(*record);
      for (const source::RecordProblem& warning : record->warnings) CheckProblem(warning);
    } else {
      CheckProblem(std::get<source::RecordProblem>(**item));
    }
  }
}

}  // namespace kok::fuzz
