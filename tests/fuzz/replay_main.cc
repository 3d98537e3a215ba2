// Runs a fuzz target over the files of a folder, where there is no fuzzer: `target CHANGES FOLDER`.
// Over each file, up to CHANGES / 5 beginnings of it, and CHANGES versions with some bytes changed,
// the same ones each time.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size);
// Not every target has it.
extern "C" __attribute__((weak)) int LLVMFuzzerInitialize(int* argc, char*** argv);

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
  const size_t changes = argc == 3 ? std::strtoul(argv[1], nullptr, 10) : 0;
  if (changes == 0) {
    std::fprintf(stderr, "usage: %s CHANGES FOLDER\n", argv[0]);
    return 1;
  }
  if (LLVMFuzzerInitialize != nullptr) LLVMFuzzerInitialize(&argc, &argv);
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(argv[2])) {
    files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  for (const std::string& file : files) {
    std::printf("%s\n", file.c_str());
    std::fflush(stdout);  // tells which one it was
    std::ifstream stream(file, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
    Run(bytes);
    const size_t step = std::max<size_t>(1, bytes.size() * 5 / changes);
    for (size_t size = 0; size < bytes.size(); size += step) Run(bytes.substr(0, size));
    std::mt19937 random(20261126);
    for (size_t i = 0; i < changes; ++i) Run(Changed(bytes, random));
  }
  return files.empty() ? 1 : 0;
}
