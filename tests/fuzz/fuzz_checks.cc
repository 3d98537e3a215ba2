#include "tests/fuzz/fuzz_checks.h"

#include <stdlib.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace kok::fuzz {
namespace {

class Scratch {
 public:
  Scratch() {
    path_ = access("/dev/shm", W_OK) == 0 ? "/dev/shm/kok-fuzz-XXXXXX" : "/tmp/kok-fuzz-XXXXXX";
    Require(mkdtemp(path_.data()) != nullptr, "there is a folder for files");
  }
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace

void Require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

const std::string& ScratchFolder() {
  static const Scratch scratch;
  return scratch.path();
}

std::string WriteScratch(const std::string& name, std::string_view bytes) {
  std::string path = ScratchFolder() + "/" + name;
  std::FILE* file = std::fopen(path.c_str(), "wb");
  Require(file != nullptr, "the file can be written");
  Require(std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size(), "the file is written");
  Require(std::fclose(file) == 0, "the file is closed");
  return path;
}

}  // namespace kok::fuzz
