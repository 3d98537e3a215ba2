#include "tests/fuzz/reader_fuzz.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <variant>

#include "indexer/source/record_reader.h"
#include "indexer/source/text_bytes.h"

namespace kok::fuzz {
namespace {

void Require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

// A folder in memory where there is one.
std::string FilePath(const std::string& ending) {
  const char* folder = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
  return std::string(folder) + "/kok-fuzz-" + std::to_string(getpid()) + ending;
}

void Write(const std::string& path, const uint8_t* bytes, size_t size) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  Require(file != nullptr, "the file can be written");
  Require(std::fwrite(bytes, 1, size, file) == size, "the file is written");
  Require(std::fclose(file) == 0, "the file is closed");
}

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
  Require(!source::FirstLineOfNoText(problem.ToString()).has_value(), "a message is UTF-8");
}

}  // namespace

void ReadBytes(const std::string& ending, const uint8_t* bytes, size_t size) {
  const std::string path = FilePath(ending);
  Write(path, bytes, size);
  source::ProtectedValues protected_values;
  source::ReaderOptions options;
  options.protected_values = &protected_values;
  auto reader = source::OpenReader(path, "input" + ending, options);
  Require(reader.ok(), "the file can be opened");
  unlink(path.c_str());
  while (true) {
    const auto item = (*reader)->Next();
    // The file has been unlinked meanwhile, which readers that stream tell at its end.
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
