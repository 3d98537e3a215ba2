// A made directory and a scan of it that does nothing clever: what a search without words must
// equal.

#ifndef KOK_TESTS_UNIT_SERVICE_SEARCH_NAIVE_DIRECTORY_H_
#define KOK_TESTS_UNIT_SERVICE_SEARCH_NAIVE_DIRECTORY_H_

#include <map>
#include <random>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "kok/search/v1/search_service.pb.h"

namespace kok::tests {

// A town of the gazetteer.
struct Town {
  std::string name;
  std::string ags;     // empty abroad
  std::string region;  // Land or country
  double latitude;
  double longitude;
};

// Some towns, in several Länder and abroad.
const std::vector<Town>& Towns();

// One question without words.
struct Question {
  kok::search::v1::SearchRequest request;
  int near_town = -1;             // index in Towns(), which request.near names
  std::vector<int> avoid_towns;   // likewise, of avoid_regions
  std::vector<int> avoid_around;  // likewise, of avoid_areas, in their order
};

// Made organisations, the same for the same seed.
std::vector<kok::search::v1::Organization> MakeDirectory(size_t size, std::mt19937& random);

// As JSON Lines for the indexer.
std::string ToJsonLines(const std::vector<kok::search::v1::Organization>& organizations);

Question MakeQuestion(std::mt19937& random);

// Names of all that answer, in order.
std::vector<std::string> Scan(const std::vector<kok::search::v1::Organization>& organizations,
                              const Question& question, absl::CivilDay today);

// How many seats each Land has among those that answer but for the filter of regions.
std::map<std::string, int> CountRegions(
    const std::vector<kok::search::v1::Organization>& organizations, Question question,
    absl::CivilDay today);

// How many state a language, among those that answer but for the filter of languages: stated YES or
// through interpreters.
std::map<std::string, int> CountLanguages(
    const std::vector<kok::search::v1::Organization>& organizations, Question question,
    absl::CivilDay today);

// Whether the seat or a branch lies where the question must not lead.
bool IsForbidden(const kok::search::v1::Organization& organization, const Question& question);

}  // namespace kok::tests

#endif  // KOK_TESTS_UNIT_SERVICE_SEARCH_NAIVE_DIRECTORY_H_
