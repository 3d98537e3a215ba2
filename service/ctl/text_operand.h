// What is looked for: the operands of a command, or its standard input.
//
// Not safe from several threads at once, since it may read standard input.

#ifndef KOK_SERVICE_CTL_TEXT_OPERAND_H_
#define KOK_SERVICE_CTL_TEXT_OPERAND_H_

#include <cstdio>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace kok::ctl {

// The operands joined with blanks. A single `-` stands for everything that `input` holds, without
// line breaks at its end, so that the text does not stand in the list of processes. UsageError for
// an input over 1 MiB (the service takes far less) or one that cannot be read.
absl::StatusOr<std::string> ReadTextOperand(const std::vector<std::string>& operands,
                                            std::FILE* input = stdin);

}  // namespace kok::ctl

#endif  // KOK_SERVICE_CTL_TEXT_OPERAND_H_
