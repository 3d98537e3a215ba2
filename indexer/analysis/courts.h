// Courts by any of their names.

#ifndef KOK_INDEXER_ANALYSIS_COURTS_H_
#define KOK_INDEXER_ANALYSIS_COURTS_H_

#include <string>
#include <string_view>
#include <vector>

namespace kok::analysis {

// A court, or all courts of a type.
struct Court {
  std::string key;         // the same for all its names: `bgh`, `lg koln`; empty: no name at all
  std::string type_key;    // of a court that is one of many: `lg`
  std::string short_name;  // `BGH`, `LG Köln`
  std::string long_name;   // `Bundesgerichtshof`, `Landgericht Köln`
  // The table (data/courts/courts.tsv) or a type in it says which court this is; else its own words
  // are the key.
  bool known = false;
};

// The court that `name` names: short or long, in any case and spelling of umlauts, with or without
// its panel (`BGH, 2. Strafsenat`). `LG` alone is the type, under the key of all its courts. Pure
// function; safe from any thread; any bytes are accepted.
Court ReadCourt(std::string_view name);

// Keys of the courts that may be meant by words anywhere in `text`, with the byte range of each.
// A type of two letters counts only with a town, for `AG` means many things.
struct CourtMention {
  std::string key;
  size_t begin;
  size_t end;
};
std::vector<CourtMention> FindCourts(std::string_view text);

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_COURTS_H_
