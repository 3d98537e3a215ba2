// Reads a corpus: one section a line, as a JSON object with `id`, `title` and `text`; other keys
// are passed over.
#pragma once

#include <cstdio>
#include <string>

namespace kok::bench {

struct Section {
  std::string id;
  std::string title;
  std::string text;
};

// One thread at a time. Ends the program with a message where the file cannot be read or a line is
// not such an object: a benchmark of half a corpus would be no benchmark.
class SectionReader {
 public:
  explicit SectionReader(const std::string& path);
  ~SectionReader();
  SectionReader(const SectionReader&) = delete;
  SectionReader& operator=(const SectionReader&) = delete;

  // Fills `section`; false at the end.
  bool Next(Section& section);

 private:
  [[noreturn]] void Fail(const char* expected) const;

  std::string path_;
  std::FILE* file_;
  char* line_ = nullptr;  // of getline, grown by it
  size_t capacity_ = 0;
  long number_ = 0;
};

}  // namespace kok::bench
