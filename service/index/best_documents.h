// The best documents of frequent words, as content_best.tsv lists them.

#ifndef KOK_SERVICE_INDEX_BEST_DOCUMENTS_H_
#define KOK_SERVICE_INDEX_BEST_DOCUMENTS_H_

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"

namespace kok::index {

// A document and the stored impact of the word in it.
struct BestDocument {
  Xapian::docid document;
  Xapian::termcount impact;
};

// Immutable; safe from any thread.
class BestDocuments {
 public:
  // DataLoss where a line is none.
  static absl::StatusOr<BestDocuments> Parse(std::string_view tsv);

  // Those of a term, the best first, as a match of the term alone would rank them; there are more.
  // Null for a term that is not frequent.
  const std::vector<BestDocument>* Find(std::string_view term) const {
    const auto found = by_term_.find(absl::string_view(term.data(), term.size()));
    return found == by_term_.end() ? nullptr : &found->second;
  }

 private:
  absl::flat_hash_map<std::string, std::vector<BestDocument>> by_term_;
};

}  // namespace kok::index

#endif  // KOK_SERVICE_INDEX_BEST_DOCUMENTS_H_
