// Runs a fuzz target over the files of folders, where there is no fuzzer: `target FOLDER...`. Over
// each file, every hundredth beginning of it, and 500 versions with some bytes changed, the same
// ones each time.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size);

namespace {

void Run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
}

// One to four places of `bytes` changed, taken out or doubled.
std::string Changed(std::string bytes, std::mt19937& random) {
  for (unsigned count = 1 + random() % 4; count > 0 && !bytes.empty(); --count) {
    const size_t at = random() % bytes.size();
    const size_t length = std::min<size_t>(1 + random() % 16, bytes.size() - at);
    switch (random() % 3) {
      case 0:
        bytes[at] = static_cast<char>(random() % 256);
        break;
      case 1:
        bytes.erase(at, length);
        break;
      default:
        bytes.insert(random() % bytes.size(), bytes.substr(at, length));
    }
  }
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> files;
  for (int i = 1; i < argc; ++i) {
    for (const auto& entry : std::filesystem::directory_iterator(argv[i])) {
      files.push_back(entry.path().string());
    }
  }
  std::sort(files.begin(), files.end());
  for (const std::string& file : files) {
    std::printf("%s\n", file.c_str());
    std::ifstream stream(file, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
    Run(bytes);
    const size_t step = std::max<size_t>(1, bytes.size() / 100);
    for (size_t size = 0; size < bytes.size(); size += step) Run(bytes.substr(0, size));
    std::mt19937 random(20261126);
    for (int i = 0; i < 500; ++i) Run(Changed(bytes, random));
  }
  return files.empty() ? 1 : 0;
}
