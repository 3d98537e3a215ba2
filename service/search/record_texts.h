// What a record says in its own words, field by field: where the wording of a phrase may stand.

#ifndef KOK_SERVICE_SEARCH_RECORD_TEXTS_H_
#define KOK_SERVICE_SEARCH_RECORD_TEXTS_H_

#include <string_view>
#include <vector>

#include "indexer/region/region_table.h"
#include "indexer/schema/vocabulary.h"
#include "kok/search/v1/content.pb.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::search_core {

struct FieldText {
  std::string_view field;  // path of the record
  std::string_view text;   // of the record, or of the tables
};

// All of them are public: a record holds nothing else. Pure functions; safe from any thread. The
// texts point into the arguments.

// Names, towns of seat and branches, Land of the seat and services offered under both their names,
// description and contacts as printed.
std::vector<FieldText> TextsOf(const kok::search::v1::Organization& organization,
                               const region::RegionTable& regions,
                               const schema::Vocabulary& vocabulary);

// Title, summary, headnote, court, file numbers and ECLI; not the body.
std::vector<FieldText> HeadTextsOf(const kok::search::v1::Content& content);

// The same with the body, last: it has the index that HeadTextsOf leaves free.
std::vector<FieldText> TextsOf(const kok::search::v1::Content& content);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_RECORD_TEXTS_H_
