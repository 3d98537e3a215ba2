// What fuzz targets have in common: what must hold, and files that lie in memory.

#ifndef KOK_TESTS_FUZZ_FUZZ_CHECKS_H_
#define KOK_TESTS_FUZZ_FUZZ_CHECKS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kok::fuzz {

// Says what is broken and aborts, where it does not hold.
void Require(bool holds, const char* what);

// The input as text; it may hold any bytes.
inline std::string_view AsText(const uint8_t* bytes, size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

// A folder of this process, in memory where the system allows it; removed at exit.
const std::string& ScratchFolder();

// Writes a file into the scratch folder and returns its path.
std::string WriteScratch(const std::string& name, std::string_view bytes);

}  // namespace kok::fuzz

#endif  // KOK_TESTS_FUZZ_FUZZ_CHECKS_H_
