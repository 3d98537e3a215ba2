// One call of the client as its command sees it: operands and flags, already read.
//
// Plain values; each command has its own.

#ifndef KOK_SERVICE_CTL_INVOCATION_H_
#define KOK_SERVICE_CTL_INVOCATION_H_

#include <string>
#include <vector>

#include "service/ctl/request_flags.h"

namespace kok::ctl {

struct Invocation {
  std::vector<std::string> operands;  // what follows the command's name
  RequestFlags flags;
  bool all = false;       // follow the pages of a list
  std::string since;      // generation that the caller already has
  bool referral = false;  // print contact blocks instead of records or tables
  bool json = false;      // print the response as JSON instead of a text for people
  bool bold = false;      // the output is a terminal that can show emphasis
};

}  // namespace kok::ctl

#endif  // KOK_SERVICE_CTL_INVOCATION_H_
