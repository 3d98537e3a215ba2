// One organization of HSDS that this project wrote, on its way back to a record: what its parts are
// read from and into, and how the words of its attributes become values of the record.

#ifndef KOK_INDEXER_SOURCE_HSDS_TAKEOUT_PARTS_H_
#define KOK_INDEXER_SOURCE_HSDS_TAKEOUT_PARTS_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "google/protobuf/descriptor.h"
#include "indexer/source/hsds_said.h"
#include "indexer/source/record_reader.h"
#include "kok/search/ingest/v1/hsds.pb.h"
#include "kok/search/v1/fact.pb.h"

namespace kok::source {

// Of one conversion. Refers to `organization` and `options`, which must outlive it. Not safe from
// several threads at once.
struct HsdsTakeoutParts {
  const kok::search::ingest::v1::HsdsOrganization& organization;
  std::string path;  // of the file, as messages name it
  int line;          // first line of the organization, from 1
  const ReaderOptions& options;

  Organization record = {};
  std::vector<RecordProblem> warnings = {};  // of the record
  RecordProblem problem = {};  // the first that keeps the record out; without message: none

  void Warn(std::string field, std::string message) {
    warnings.push_back({path, line, std::move(field), std::move(message)});
  }
  void Fail(std::string field, std::string message) {
    if (problem.message.empty()) problem = {path, line, std::move(field), std::move(message)};
  }

  // The value of the enum whose name is `prefix` and `word`, in any case; 0 and a problem of the
  // attribute `kok_<link>` where it has none.
  int Value(const google::protobuf::EnumDescriptor& type, std::string_view prefix,
            const std::string& word, std::string_view link);
  kok::search::v1::AttributeState State(const std::string& word, std::string_view link);
  // Kind, source and date of what `said` states, into `fact`; nothing where it names no kind.
  template <typename Statement>
  void ReadFact(const Said& said, Statement& statement) {
    if (said.Has("fact_kind")) FillFact(said, *statement.mutable_fact());
  }

 private:
  void FillFact(const Said& said, kok::search::v1::Fact& fact);
};

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_HSDS_TAKEOUT_PARTS_H_
