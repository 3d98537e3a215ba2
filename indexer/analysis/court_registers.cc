#include "indexer/analysis/court_registers.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>

#include "indexer/analysis/citation_text.h"
#include "indexer/schema/word_list.h"

namespace kok::analysis {
namespace {

using schema::IsOneOf;

// Register signs that people also write in small letters, sorted. Any other counts with two
// capitals or alone.
constexpr std::string_view kRegisters[] = {
    "abr", "al",  "anwz", "ar",  "ars", "as",  "ay",   "azb", "azn", "azr",  "bgs", "bjs",  "bk",
    "bl",  "bs",  "bv",   "bvb", "bve", "bvf", "bvg",  "bvl", "bvq", "bvr",  "bwl", "ca",   "cs",
    "ds",  "eg",  "enr",  "f",   "ga",  "gs",  "hk",   "js",  "ka",  "kg",   "kls", "kr",   "ks",
    "ls",  "ns",  "nzb",  "oa",  "oh",  "ojs", "orbs", "os",  "owi", "qs",   "rvs", "sa",   "sb",
    "sf",  "sha", "so",   "ss",  "sta", "stb", "stes", "sto", "str", "stvk", "ta",  "tabv", "tk",
    "u",   "uf",  "ujs",  "ve",  "vg",  "vs",  "vu",   "wf",  "ws",  "za",   "zb",  "zr",   "zu"};
constexpr bool IsSorted() {
  for (size_t i = 1; i < std::size(kRegisters); ++i) {
    if (kRegisters[i - 1] >= kRegisters[i]) return false;
  }
  return true;
}
static_assert(IsSorted(), "found by binary search");

// Registers of panels without a number: `StB 12/18`.
constexpr std::string_view kWithoutPanel[] = {"ak", "anwz", "gsst", "gsz", "notz", "riz", "stb"};

// Registers of social courts, whose numbers begin with the letter of the instance.
constexpr std::string_view kSocial[] = {"al", "as", "ay", "ba", "bk", "bl", "eg", "ka",
                                        "kg", "kr", "p",  "r",  "sb", "sf", "so", "sv",
                                        "u",  "v",  "ve", "vg", "vj", "vk", "vs"};

// Letters that administrative courts of Bavaria and Baden-Württemberg put before.
constexpr std::string_view kAdministrativePrefixes[] = {"A",  "AN", "An", "Au", "B",  "M",
                                                        "NC", "RN", "RO", "Rn", "Ro", "W"};

}  // namespace

bool IsRegister(std::string_view letters, bool dotted) {
  constexpr size_t kLongest = 6;
  if (letters.empty() || letters.size() > kLongest) return false;
  const auto capitals = std::count_if(letters.begin(), letters.end(), IsCapital);
  if (letters.size() == 1) {
    // `1 c 15.12`: a small letter alone is one only where such numbers begin.
    return capitals == 1 || !dotted || letters[0] == 'a' || letters[0] == 'b' || letters[0] == 'c';
  }
  if (dotted) return capitals == static_cast<std::ptrdiff_t>(letters.size()) && letters.size() <= 3;
  return capitals >= 2 || std::binary_search(std::begin(kRegisters), std::end(kRegisters),
                                             std::string_view(LowerAscii(letters)));
}

bool IsRegisterWithoutPanel(std::string_view sign) { return IsOneOf(sign, kWithoutPanel); }

bool IsSocialRegister(std::string_view sign) { return IsOneOf(sign, kSocial); }

bool IsAdministrativePrefix(std::string_view letters) {
  return IsOneOf(letters, kAdministrativePrefixes);
}

}  // namespace kok::analysis
