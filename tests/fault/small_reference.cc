#include "tests/fault/small_reference.h"

#include <fstream>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "tests/unit/built_index.h"

namespace kok::tests {

std::string WriteSmallReference(const TemporaryFolder& folder) {
  const std::string shipped = ShippedData();
  for (const char* whole : {"glossary/everyday_words.tsv", "glossary/stop_words.txt",
                            "glossary/vocabulary.tsv", "regions/regions.tsv"}) {
    folder.Write(absl::StrCat("reference/", whole), ReadFile(absl::StrCat(shipped, "/", whole)));
  }
  for (const char* cut :
       {"glossary/concepts.tsv", "glossary/place_names.tsv", "gazetteer/municipalities.tsv",
        "gazetteer/postcodes.tsv", "gazetteer/places_abroad.tsv"}) {
    std::ifstream table(absl::StrCat(shipped, "/", cut));
    std::string header;
    for (std::string line; std::getline(table, line) && absl::StartsWith(line, "#");) {
      absl::StrAppend(&header, line, "\n");
    }
    folder.Write(absl::StrCat("reference/", cut), header);
  }
  return folder.File("reference");
}

}  // namespace kok::tests
