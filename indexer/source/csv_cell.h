// How values stand in the cells of our own spreadsheets: guarded against formulas, lists with
// separators, all of it so that the very same value is read again.
//
// Pure functions; safe from any thread.

#ifndef KOK_INDEXER_SOURCE_CSV_CELL_H_
#define KOK_INDEXER_SOURCE_CSV_CELL_H_

#include <string>
#include <string_view>
#include <vector>

namespace kok::source {

// What separates the elements and the parts of an element where a mapping says nothing else.
inline constexpr char kListSeparator = '|';

// The text of a cell for `value`. A value that a spreadsheet would take for a formula or a
// number or would trim gets an apostrophe in front, the mark by which spreadsheets know a text.
std::string GuardCell(std::string_view value);

// The value of a cell: without its apostrophe and then as it is, else trimmed of spaces, those that
// do not break and those of no width among them, and with the line ends of Unix.
std::string UnguardCell(std::string_view cell);

// Whether a spreadsheet has saved a formula instead of its value.
bool IsFormula(std::string_view cell);

// Whether it is what a spreadsheet shows for a formula that went wrong: `#NAME?`, `#BEZUG!`,
// `Err:502`.
bool IsErrorValue(std::string_view cell);

// Whether a spreadsheet has made a number of a long row of digits and rounded it: 4.97E+11.
bool IsRoundedNumber(std::string_view value);

// An element of a list or a part of one: a backslash before each of `special` and before a
// backslash; `\n`, `\r`, `\t` for line ends and tabs, `\s` for a space at either end, `\e` for an
// empty text.
std::string EscapePart(std::string_view value, std::string_view special);
std::string UnescapePart(std::string_view part);

// The parts of `text` between unescaped separators, trimmed of spaces, still escaped. None for a
// blank text.
std::vector<std::string> SplitParts(std::string_view text, char separator);

// The same between line ends, without empty lines.
std::vector<std::string> SplitLines(std::string_view text);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_CSV_CELL_H_
