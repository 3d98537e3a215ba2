// What a text is known by beside its words: court, file numbers, ECLI, norms, day.

#ifndef KOK_INDEXER_BUILD_CONTENT_MARKS_H_
#define KOK_INDEXER_BUILD_CONTENT_MARKS_H_

#include <string>
#include <vector>

#include "kok/search/v1/content.pb.h"

namespace kok::build {

struct ContentMarks {
  // Terms that match whole or not at all, and count alike wherever they stand: courts and own
  // citations. Each once.
  std::vector<std::string> terms;
  // Values of the slots of slots.h; empty: none.
  std::string court;
  std::vector<std::string> norms;
  std::string day;
};

// Own citations are the file numbers and the ECLI of a decision, the norms it applies, and the
// section that a statute is or that the title of another text names. What a text only cites
// elsewhere is none. Pure function.
ContentMarks MarksOf(const kok::search::v1::Content& content);

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_CONTENT_MARKS_H_
