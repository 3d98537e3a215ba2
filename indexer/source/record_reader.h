// The interface of all source formats: a stream of records, each with the place it was read from.

#ifndef KOK_INDEXER_SOURCE_RECORD_READER_H_
#define KOK_INDEXER_SOURCE_RECORD_READER_H_

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/region/area_table.h"
#include "indexer/region/region_table.h"
#include "indexer/source/csv_place.h"
#include "kok/search/v1/content.pb.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::source {

// Declared only: whoever includes this header can hand the values on, not read them.
class ProtectedValues;

using kok::search::v1::Content;
using kok::search::v1::Organization;

// Why a record, or what should have been one, cannot be used.
struct RecordProblem {
  std::string path;
  int line;             // from 1
  std::string field;    // path within the record; empty: the record as a whole
  std::string message;  // the problem and what was expected; never a protected value
  CsvPlace cell = {};   // of a spreadsheet: where a person finds it
  // Whether what could not be read may hold protected values: nothing would be searched for them,
  // so a build cannot leave it out.
  bool may_hide_protected = false;

  // `path:line: field: message`; of a spreadsheet `path:line: row 5, column "Ort": message`,
  // without the row where it is the line.
  std::string ToString() const;
};

// The public part of one record. Protected fields end in the reader: this type has no place for
// them.
struct SourceRecord {
  std::variant<Organization, Content> record;
  std::string path;                                   // of the file, as messages name it
  int line;                                           // first line of the record, from 1
  std::vector<RecordProblem> warnings = {};           // of the reader; RecordCheck hands them on
  std::shared_ptr<const CsvOrigin> origin = nullptr;  // of a spreadsheet's row; else null

  // A problem of this record or, with a path within it, of one of its fields.
  RecordProblem Problem(std::string field, std::string message) const;
  // Where it stands, for messages about another: `a.csv:9 (row 5)`.
  std::string Place() const;
  const std::string& name() const;  // resource name; empty where the source gives none
};

// One step of a reader.
using ReadItem = std::variant<SourceRecord, RecordProblem>;

// Reads one file from its beginning to its end. Not safe from several threads at once.
class RecordReader {
 public:
  virtual ~RecordReader() = default;

  // The next record or problem; nothing at the end of the file. Fails where the file cannot be read
  // any further.
  virtual absl::StatusOr<std::optional<ReadItem>> Next() = 0;
};

// What readers need beside the file.
struct ReaderOptions {
  std::string mapping_file;                      // for *.csv in columns of its own; empty: none
  ProtectedValues* protected_values = nullptr;   // told of each; null: nobody wants them
  std::vector<RecordProblem>* notes = nullptr;   // how a file was read that leaves it open; or null
  const region::RegionTable* regions = nullptr;  // for *.json, whose areas are free text
  const region::AreaTable* areas = nullptr;      // likewise
};

// The reader for a file, by its ending. `display_path` is how messages name the file.
// InvalidArgument for an unknown ending; else what opening failed with. What `options` points to
// must outlive the reader.
absl::StatusOr<std::unique_ptr<RecordReader>> OpenReader(const std::string& path,
                                                         const std::string& display_path,
                                                         const ReaderOptions& options = {});

// Whether OpenReader knows the ending.
bool IsKnownFormat(const std::string& path);

// Whether a file of this ending may hold protected values.
bool MayHoldProtected(const std::string& path);

// The endings, for messages: `*.jsonl, *.md`.
std::string KnownFormats();

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_RECORD_READER_H_
