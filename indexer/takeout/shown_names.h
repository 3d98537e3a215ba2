// The names by which people know codes, for formats that show them.

#ifndef KOK_INDEXER_TAKEOUT_SHOWN_NAMES_H_
#define KOK_INDEXER_TAKEOUT_SHOWN_NAMES_H_

#include <string>
#include <string_view>

#include "indexer/region/region_table.h"
#include "indexer/schema/vocabulary.h"

namespace kok::takeout {

// German names of the published tables; the code itself where a table has no such code. Immutable;
// safe from any thread. Points into the tables, which must outlive it.
class ShownNames {
 public:
  // Null: no table.
  ShownNames(const schema::Vocabulary* vocabulary, const region::RegionTable* regions)
      : vocabulary_(vocabulary), regions_(regions) {}

  // Of a code of the vocabulary's `list`, such as `service`.
  std::string Term(std::string_view list, const std::string& code) const {
    const auto* entry = vocabulary_ == nullptr ? nullptr : vocabulary_->Find(list, code);
    return entry == nullptr ? code : entry->name_de;
  }
  // Of a Land or country.
  std::string Region(const std::string& code) const {
    const auto* row = regions_ == nullptr ? nullptr : regions_->FindCode(code);
    return row == nullptr ? code : row->name_de;
  }

 private:
  const schema::Vocabulary* vocabulary_;
  const region::RegionTable* regions_;
};

}  // namespace kok::takeout

#endif  // KOK_INDEXER_TAKEOUT_SHOWN_NAMES_H_
