#include "service/index/topics.h"

#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"

namespace kok::index {

std::vector<Topic> ParseTopics(std::string_view vocabulary_tsv) {
  constexpr size_t kColumns = 4;  // a note may follow
  std::vector<Topic> topics;
  const absl::string_view text(vocabulary_tsv.data(), vocabulary_tsv.size());
  for (absl::string_view line : absl::StrSplit(text, '\n')) {
    absl::ConsumeSuffix(&line, "\r");
    const std::vector<std::string> columns = absl::StrSplit(line, '\t');
    if (columns.size() < kColumns || columns[0] != "topic") continue;
    topics.push_back({columns[1], columns[2], columns[3]});
  }
  return topics;
}

}  // namespace kok::index
