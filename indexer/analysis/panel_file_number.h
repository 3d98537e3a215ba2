// File numbers of a panel or register of a court: `2 StR 345/18`, `VI ZR 12/20`, `B 8 SO 3/19 R`,
// `StB 12/18`.

#ifndef KOK_INDEXER_ANALYSIS_PANEL_FILE_NUMBER_H_
#define KOK_INDEXER_ANALYSIS_PANEL_FILE_NUMBER_H_

#include <string_view>

#include "indexer/analysis/file_number.h"
#include "indexer/analysis/file_number_digits.h"

namespace kok::analysis {

// Reads backwards from `digits`, those of a place of `text`: register, panel, and the letter that
// some courts put before it. A register without a panel (`StR 345/18`) is a part of a number, and
// sets `part_keys` only, but where its panels have no number. Returns false, with `number` as it
// was, where no register stands there. Pure function; safe from any thread; any bytes are accepted.
bool ReadPanelFileNumber(std::string_view text, const FileNumberDigits& digits, FileNumber& number);

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_PANEL_FILE_NUMBER_H_
