// A whole organisation or text, as `get` prints it, and an organisation's contact alone, as
// `lookup` does.
//
// Pure functions: safe from any thread. The results are fit for a terminal, each line ended.

#ifndef KOK_SERVICE_CTL_FULL_RECORD_TEXT_H_
#define KOK_SERVICE_CTL_FULL_RECORD_TEXT_H_

#include <string>

#include "kok/search/v1/content.pb.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::ctl {

std::string FullText(const kok::search::v1::Organization& organization);
std::string FullText(const kok::search::v1::Content& content);

// Name, town, how it is reached, and where all of this comes from.
std::string ContactText(const kok::search::v1::Organization& organization);

}  // namespace kok::ctl

#endif  // KOK_SERVICE_CTL_FULL_RECORD_TEXT_H_
