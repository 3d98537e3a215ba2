// One organization of HSDS on its way to a record: what its parts are read from and into.

#ifndef KOK_INDEXER_SOURCE_HSDS_PARTS_H_
#define KOK_INDEXER_SOURCE_HSDS_PARTS_H_

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "indexer/source/hsds_confidential.h"
#include "indexer/source/record_reader.h"
#include "kok/search/ingest/v1/hsds.pb.h"
#include "kok/search/v1/fact.pb.h"

namespace kok::source {

// Plain data of one conversion; points into `organization`, which must outlive it. Not safe from
// several threads at once.
struct HsdsParts {
  const kok::search::ingest::v1::HsdsOrganization& organization;
  std::string path;  // of the file, as messages name it
  int line;          // first line of the organization, from 1

  std::vector<const kok::search::ingest::v1::HsdsService*> services = {};    // that are active
  std::vector<const kok::search::ingest::v1::HsdsLocation*> locations = {};  // its and of these
  // What is said at a confidential location tells where it is: no numbers, hours, access or areas.
  ConfidentialPlaces confidential = {};
  kok::search::v1::Fact fact = {};           // who says it
  std::set<std::string> seen = {};           // kinds and keys of what stands in the record
  std::vector<RecordProblem> warnings = {};  // of the record
  Organization record = {};

  void Warn(std::string field, std::string message) {
    warnings.push_back({path, line, std::move(field), std::move(message)});
  }
};

// `text` without white space around it.
inline std::string Trimmed(const std::string& text) {
  return std::string(absl::StripAsciiWhitespace(text));
}

// By which telephone numbers are compared.
inline std::string DigitsOf(const std::string& number) {
  std::string digits;
  for (const char c : number) {
    if (absl::ascii_isdigit(static_cast<unsigned char>(c))) digits.push_back(c);
  }
  return digits;
}

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_HSDS_PARTS_H_
