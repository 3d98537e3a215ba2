// What stands around the records of a page: notices before its end, the total, the way to the next
// page.
//
// Pure functions: safe from any thread. The results are fit for a terminal, each line ended.

#ifndef KOK_SERVICE_CTL_PAGE_TEXT_H_
#define KOK_SERVICE_CTL_PAGE_TEXT_H_

#include <google/protobuf/repeated_ptr_field.h>

#include <string>

#include "kok/search/v1/search_service.pb.h"

namespace kok::ctl {

// A line a notice; empty where there is none.
std::string NoticeText(const google::protobuf::RepeatedPtrField<kok::search::v1::Notice>& notices);

// `18 in total`, or `about 18`.
std::string TotalText(int total_size, bool estimated);

// How to ask for the next page; empty where there is none.
std::string NextPageText(const std::string& next_page_token);

}  // namespace kok::ctl

#endif  // KOK_SERVICE_CTL_PAGE_TEXT_H_
