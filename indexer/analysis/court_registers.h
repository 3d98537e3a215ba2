// Register signs of courts, and the letters that some courts put before their file numbers: tables
// of what German courts print, without which no letters before a number can be told from a word.
//
// Pure functions: safe from any thread; any bytes are accepted.

#ifndef KOK_INDEXER_ANALYSIS_COURT_REGISTERS_H_
#define KOK_INDEXER_ANALYSIS_COURT_REGISTERS_H_

#include <string_view>

namespace kok::analysis {

// Whether letters, as written, are a register: one that is known, one letter, or at most six with
// two capitals. `dotted`: before a number with a dot (`1 C 15.12`), where only capitals are one, at
// most three, and `a`, `b` and `c`.
bool IsRegister(std::string_view letters, bool dotted);

// The following in lower case.
// Whether panels of this register have no number: `stb` of `StB 12/18`.
bool IsRegisterWithoutPanel(std::string_view sign);
// Whether it is one of social courts, whose numbers begin with the letter of the instance.
bool IsSocialRegister(std::string_view sign);

// Whether `letters`, as written, are what administrative courts of Bavaria and Baden-Württemberg
// put before: `M`, `AN`, `RN`.
bool IsAdministrativePrefix(std::string_view letters);

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_COURT_REGISTERS_H_
