// One generation, opened: all that a request needs from its first look to its last snippet.

#ifndef KOK_SERVICE_INDEX_SNAPSHOT_H_
#define KOK_SERVICE_INDEX_SNAPSHOT_H_

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/analysis/analyzer.h"
#include "indexer/generation/manifest.h"
#include "indexer/generation/retractions.h"
#include "indexer/generation/verified_generation.h"
#include "indexer/region/area_table.h"
#include "indexer/region/gazetteer.h"
#include "indexer/region/place_names.h"
#include "indexer/region/place_resolver.h"
#include "indexer/region/region_table.h"
#include "indexer/schema/vocabulary.h"
#include "kok/search/v1/index_info.pb.h"
#include "service/index/completions.h"
#include "service/index/content_words.h"
#include "service/index/curated_lines.h"
#include "service/index/database_pool.h"
#include "service/index/lexicon.h"
#include "service/index/opened_generation.h"
#include "service/index/organization_table.h"
#include "service/index/visible_records.h"

namespace kok::index {

// Immutable, shared by the requests that it serves; the last of them closes it. Safe from any
// thread.
class Snapshot {
 public:
  // Verifies every byte of the generation, compares its analysis with this program's, opens both
  // databases and asks each something. Fails as VerifyGeneration does, or with FailedPrecondition
  // where the generation was analysed in another way.
  // Nothing of it shows the records that `retractions` names. What follows from the same reference
  // data in `earlier`, which may be null, is shared with it and not made again.
  static absl::StatusOr<std::shared_ptr<const Snapshot>> Open(
      const std::string& index_folder, const std::string& id,
      const generation::Retractions& retractions = {}, const Snapshot* earlier = nullptr);

  // The same generation with another list; what is on disk by now does not matter. Fails as
  // ReadVisibleRecords does.
  absl::StatusOr<std::shared_ptr<const Snapshot>> With(
      const generation::Retractions& retractions) const;

  const std::string& id() const { return opened_->files().id; }
  const generation::Manifest& manifest() const { return opened_->files().manifest; }
  const kok::search::v1::IndexInfo& info() const { return info_; }
  const analysis::Analyzer& analyzer() const { return opened_->tables().analyzer; }
  const region::RegionTable& regions() const { return opened_->tables().regions; }
  const region::PlaceNames& place_names() const { return opened_->tables().place_names; }
  const region::Gazetteer& gazetteer() const { return opened_->tables().gazetteer; }
  const region::PlaceResolver& places() const { return places_; }
  const schema::Vocabulary& vocabulary() const { return opened_->tables().vocabulary; }
  const OrganizationTable& organization_table() const { return organization_table_; }
  const Lexicon& lexicon() const { return lexicon_; }
  // Of the directory, and of content.
  const Completions& completions() const { return completions_; }
  const Completions& titles() const { return titles_.has_value() ? *titles_ : opened_->titles(); }
  const CuratedLines& curated_lines() const { return curated_lines_; }

  // The list that it was opened with, and what follows from it: the numbers of what is left, names
  // of this generation's records that it leaves out, and names of those that lost a reference.
  const generation::Retractions& retractions() const { return retractions_; }
  const generation::Manifest::Counts& counts() const { return counts_; }
  const std::vector<std::string>& withheld() const { return withheld_; }
  const std::vector<std::string>& rewritten() const { return rewritten_; }
  // Documents of the texts among those withheld, ascending.
  const std::vector<Xapian::docid>& withheld_contents() const { return withheld_contents_; }
  // Etags of the texts among those rewritten, by document (shown_content.h).
  const std::map<Xapian::docid, std::string>& rewritten_contents() const {
    return rewritten_contents_;
  }
  // Tells snapshots of one generation apart that withhold or rewrite different records; empty where
  // the list changes nothing. The same in every process that has the same files. Nobody can try
  // names against it who has not got the generation.
  const std::string& view() const { return info_.withdrawals(); }

  const DatabasePool& organizations() const { return organizations_; }
  // Of all texts, those withheld too: whoever asks it excludes them, as ContentFilter does. A text
  // for an answer is read by shown_content.h.
  const DatabasePool& content() const { return opened_->content(); }
  const generation::TextStore& bodies() const { return opened_->bodies(); }
  const BestDocuments& best_documents() const { return opened_->best_documents(); }
  // In how many texts but those withheld a term stands. `content` is a handle on content(). May
  // throw Xapian::Error.
  Xapian::doccount TextsWith(const Xapian::Database& content, const std::string& term) const;

 private:
  static absl::StatusOr<std::shared_ptr<const Snapshot>> Show(
      const std::shared_ptr<const OpenedGeneration>& opened,
      const generation::Retractions& retractions);
  Snapshot(std::shared_ptr<const OpenedGeneration> opened, CuratedLines lines,
           const generation::Retractions& retractions, VisibleRecords visible, std::string view);
  absl::Status Warm(const Xapian::Database& content);
  absl::Status ReadRecords(const Xapian::Database& organizations);
  const ContentWords& content_words() const {
    return content_words_.has_value() ? *content_words_ : opened_->content_words();
  }

  std::shared_ptr<const OpenedGeneration> opened_;
  kok::search::v1::IndexInfo info_;
  region::PlaceResolver places_;  // refers to opened_
  CuratedLines curated_lines_;
  generation::Retractions retractions_;
  generation::Manifest::Counts counts_;
  std::vector<std::string> withheld_;
  std::vector<std::string> rewritten_;
  std::vector<Xapian::docid> withheld_contents_;
  std::map<Xapian::docid, std::string> rewritten_contents_;
  DatabasePool organizations_;
  // Set once, before anybody else sees the snapshot.
  Lexicon lexicon_;
  Completions completions_;
  // Nothing: those of all texts.
  std::optional<Completions> titles_;
  std::optional<ContentWords> content_words_;
  OrganizationTable organization_table_;
};

}  // namespace kok::index

#endif  // KOK_SERVICE_INDEX_SNAPSHOT_H_
