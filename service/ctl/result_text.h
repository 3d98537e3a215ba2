// Results of a search as a table, each with its contact and the passage that matched.
//
// Pure function: safe from any thread. The result is fit for a terminal, each line ended.

#ifndef KOK_SERVICE_CTL_RESULT_TEXT_H_
#define KOK_SERVICE_CTL_RESULT_TEXT_H_

#include <google/protobuf/repeated_ptr_field.h>

#include <string>

#include "kok/search/v1/search_service.pb.h"

namespace kok::ctl {

// `bold`: what matched is emphasised. Empty without results.
std::string ResultTable(
    const google::protobuf::RepeatedPtrField<kok::search::v1::SearchResult>& results, bool bold);

}  // namespace kok::ctl

#endif  // KOK_SERVICE_CTL_RESULT_TEXT_H_
