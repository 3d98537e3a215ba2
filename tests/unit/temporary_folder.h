// A folder that lives as long as one test.

#ifndef KOK_TESTS_UNIT_TEMPORARY_FOLDER_H_
#define KOK_TESTS_UNIT_TEMPORARY_FOLDER_H_

#include <string>
#include <string_view>

namespace kok::tests {

// Created on construction, removed with all that is in it on destruction. Not safe from several
// threads at once.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }
  // Path of `name` below the folder.
  std::string File(std::string_view name) const;
  // Writes `bytes` to `name`, folders included, and returns its path.
  std::string Write(std::string_view name, std::string_view bytes) const;

 private:
  std::string path_;
};

// The whole of a file; fails the test where there is none.
std::string ReadFile(const std::string& path);

}  // namespace kok::tests

#endif  // KOK_TESTS_UNIT_TEMPORARY_FOLDER_H_
