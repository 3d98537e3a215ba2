#include "service/index/best_documents.h"

#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"

namespace kok::index {

absl::StatusOr<BestDocuments> BestDocuments::Parse(std::string_view tsv) {
  BestDocuments all;
  for (const absl::string_view line :
       absl::StrSplit(absl::string_view(tsv.data(), tsv.size()), '\n', absl::SkipEmpty())) {
    if (line.front() == '#') continue;
    std::vector<BestDocument>* documents = nullptr;
    for (const absl::string_view column : absl::StrSplit(line, '\t')) {
      if (documents == nullptr) {
        documents = &all.by_term_[column];
        continue;
      }
      const std::pair<absl::string_view, absl::string_view> best = absl::StrSplit(column, ':');
      BestDocument& added = documents->emplace_back();
      if (!absl::SimpleAtoi(best.first, &added.document) ||
          !absl::SimpleAtoi(best.second, &added.impact) || added.document == 0) {
        return absl::DataLossError("content_best.tsv: expected numbers of documents and impacts");
      }
    }
  }
  return all;
}

}  // namespace kok::index
