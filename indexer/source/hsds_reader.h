// HSDS 3.x JSON, the standard of Open Referral: one Organization an organization of the file.
//
// Services, locations, phones, languages and service areas become part of their organization; see
// data/templates/FORMATS.md for what goes where.

#ifndef KOK_INDEXER_SOURCE_HSDS_READER_H_
#define KOK_INDEXER_SOURCE_HSDS_READER_H_

#include <deque>
#include <map>
#include <memory>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "indexer/source/record_reader.h"
#include "kok/search/ingest/v1/hsds.pb.h"

namespace kok::source {

// Holds the file, at most 64 MiB, and all its objects in memory, about six times the file: the
// parts of an organization may stand anywhere in it. A field that the standard does not define is
// a problem of the object that has it.
class HsdsReader : public RecordReader {
 public:
  // FailedPrecondition for a larger file; DataLoss for one that changes while it is read.
  static absl::StatusOr<std::unique_ptr<RecordReader>> Open(const std::string& path,
                                                            const std::string& display_path,
                                                            const ReaderOptions& options);

  absl::StatusOr<std::optional<ReadItem>> Next() override;

 private:
  struct Group {
    kok::search::ingest::v1::HsdsOrganization organization;
    int line;                                 // of its first object
    absl::flat_hash_set<std::string> copies;  // without services, as bytes
    // Where each service stands in the organization, by id; of one without, by itself as bytes.
    absl::flat_hash_map<std::string, int> services;
  };
  struct LooseService {
    kok::search::ingest::v1::HsdsService service;
    int line;
  };

  HsdsReader(std::string text, std::string display_path, const ReaderOptions& options)
      : text_(std::move(text)), display_path_(std::move(display_path)), options_(options) {}

  void Load();
  void AddOrganization(kok::search::ingest::v1::HsdsOrganization organization, int line);
  void AddService(kok::search::ingest::v1::HsdsService service, int line);
  void AttachLooseServices();
  static void AddServices(
      google::protobuf::RepeatedPtrField<kok::search::ingest::v1::HsdsService> services,
      Group& group);
  // `may_hide_protected` as in RecordProblem.
  void Problem(int line, std::string field, std::string message, bool may_hide_protected);

  std::string text_;
  std::string display_path_;
  const ReaderOptions options_;
  bool loaded_ = false;
  std::deque<RecordProblem> problems_;
  std::deque<Group> groups_;
  std::deque<LooseService> loose_;  // of which only the organization's id is known yet
  std::map<std::string, size_t> group_by_id_;
};

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_HSDS_READER_H_
