#include "service/ctl/page_text.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/ctl/display_text.h"
#include "service/ctl/enum_names.h"

namespace kok::ctl {

namespace v1 = kok::search::v1;

std::string NoticeText(const google::protobuf::RepeatedPtrField<v1::Notice>& notices) {
  std::string text;
  for (const v1::Notice& notice : notices) {
    std::string line = notice.message().empty() ? EnumWords(notice.code()) : notice.message();
    if (!notice.values().empty()) {
      absl::StrAppend(&line, " (", absl::StrJoin(notice.values(), "; "), ")");
    }
    absl::StrAppend(&text, "notice: ", OneLine(line), "\n");
  }
  return text;
}

std::string TotalText(int total_size, bool estimated) {
  return absl::StrCat(estimated ? "about " : "", total_size, " in total\n");
}

std::string NextPageText(const std::string& next_page_token) {
  if (next_page_token.empty()) return "";
  return absl::StrCat("next page: the same with --page_token=", OneLine(next_page_token), "\n");
}

}  // namespace kok::ctl
