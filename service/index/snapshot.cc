#include "service/index/snapshot.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "indexer/generation/checksums.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/stored_records.h"
#include "indexer/generation/xapian_status.h"
#include "service/index/completion_reader.h"

namespace kok::index {
namespace {

constexpr size_t kViewDigits = 16;

// The first question warms the handle and shows that the file answers.
template <typename Read>
absl::Status AskSomething(const Xapian::Database& database, Read read) {
  return generation::CatchXapian([&]() -> absl::Status {
    Xapian::Enquire enquire(database);
    enquire.set_query(Xapian::Query(std::string()));
    const Xapian::MSet hits = enquire.get_mset(0, 1);
    return hits.empty() ? absl::OkStatus() : read(database, *hits.begin()).status();
  });
}

// What no client has: a digest of all organisations. With it, nobody can find out by trying names
// which of them are withdrawn.
std::string KeyOf(const generation::Manifest& manifest) {
  for (const auto& file : manifest.files()) {
    if (file.path() == generation::kOrganizationsDatabase) return file.sha256();
  }
  return "";
}

// Everything by which what is shown differs from the generation, and nothing else.
std::string ViewOf(const generation::Manifest& manifest, const CuratedLines& lines,
                   const CuratedLines& shown_lines, const VisibleRecords& visible) {
  std::vector<std::string> parts = visible.withheld;
  for (const auto& [name, etag] : visible.rewritten) {
    parts.push_back(absl::StrCat(name, " ", etag));
  }
  for (const CuratedLine& line : lines.lines()) {
    const std::string& name = line.organization().name();
    const auto* shown = shown_lines.Find(name);
    if (shown == nullptr) {
      parts.push_back(name);
    } else if (shown->etag() != line.organization().etag()) {
      parts.push_back(absl::StrCat(name, " ", shown->etag()));
    }
  }
  if (parts.empty()) return "";
  return generation::Sha256Hex(absl::StrCat(KeyOf(manifest), "\n", absl::StrJoin(parts, "\n")))
      .substr(0, kViewDigits);
}

}  // namespace

Snapshot::Snapshot(std::shared_ptr<const OpenedGeneration> opened, CuratedLines lines,
                   const generation::Retractions& retractions, VisibleRecords visible,
                   std::string view)
    : opened_(std::move(opened)),
      places_(opened_->tables().gazetteer, opened_->tables().place_names, opened_->tables().regions,
              opened_->tables().areas),
      curated_lines_(std::move(lines)),
      retractions_(retractions),
      counts_(std::move(visible.counts)),
      withheld_(std::move(visible.withheld)),
      withheld_contents_(std::move(visible.withheld_contents)),
      rewritten_contents_(std::move(visible.rewritten_contents)),
      organizations_(std::move(visible.organizations)) {
  for (const auto& [name, etag] : visible.rewritten) rewritten_.push_back(name);
  info_.set_generation(opened_->files().id);
  info_.set_build_time(manifest().build_time());
  info_.set_schema_version(manifest().schema_version());
  info_.set_withdrawals(std::move(view));
}

// Asks both databases something and reads their words, names and properties.
absl::Status Snapshot::Warm(const Xapian::Database& content) {
  absl::StatusOr<DatabasePool::Handle> organizations = organizations_.Borrow();
  if (!organizations.ok()) return organizations.status();
  absl::Status answer = AskSomething(**organizations, generation::ReadOrganization);
  if (answer.ok()) {
    answer = AskSomething(content, [&](const Xapian::Database& database, Xapian::docid document) {
      return generation::ReadContent(database, bodies(), document);
    });
  }
  if (!answer.ok()) return answer;
  if (withheld_contents_.empty()) return ReadRecords(**organizations);
  titles_ = opened_->titles().Without(withheld_contents_);
  WithdrawnWords withdrawn(analyzer());
  const absl::Status read = generation::CatchXapian([&] {
    for (const Xapian::docid document : withheld_contents_) {
      auto text = generation::ReadContent(content, bodies(), document);
      if (!text.ok()) return text.status();
      withdrawn.Add(*text);
    }
    return absl::OkStatus();
  });
  if (!read.ok()) return read;
  content_words_ = opened_->content_words().Without(withdrawn);
  return ReadRecords(**organizations);
}

Xapian::doccount Snapshot::TextsWith(const Xapian::Database& content,
                                     const std::string& term) const {
  const Xapian::doccount all = content.get_termfreq(term);
  return all - std::min(all, content_words().WithheldWith(term));
}

absl::Status Snapshot::ReadRecords(const Xapian::Database& organizations) {
  absl::StatusOr<Lexicon> lexicon =
      Lexicon::Read(organizations, content_words(), analyzer(), vocabulary());
  if (!lexicon.ok()) return lexicon.status();
  lexicon_ = *std::move(lexicon);
  absl::StatusOr<Completions> completions =
      ReadCompletions({organizations, regions(), place_names(), vocabulary()});
  if (!completions.ok()) return completions.status();
  completions_ = *std::move(completions);
  absl::StatusOr<OrganizationTable> table = OrganizationTable::Read(organizations, places_);
  if (table.ok()) organization_table_ = *std::move(table);
  return table.status();
}

absl::StatusOr<std::shared_ptr<const Snapshot>> Snapshot::Open(
    const std::string& index_folder, const std::string& id,
    const generation::Retractions& retractions, const Snapshot* earlier) {
  absl::StatusOr<std::shared_ptr<const OpenedGeneration>> opened = OpenedGeneration::Open(
      index_folder, id, earlier == nullptr ? nullptr : earlier->opened_.get());
  if (!opened.ok()) return opened.status();
  return Show(*std::move(opened), retractions);
}

absl::StatusOr<std::shared_ptr<const Snapshot>> Snapshot::With(
    const generation::Retractions& retractions) const {
  return Show(opened_, retractions);
}

absl::StatusOr<std::shared_ptr<const Snapshot>> Snapshot::Show(
    const std::shared_ptr<const OpenedGeneration>& opened,
    const generation::Retractions& retractions) {
  // Borrowed for as long as `opened` is the caller's, whatever becomes of the snapshot.
  const absl::StatusOr<DatabasePool::Handle> content = opened->content().Borrow();
  if (!content.ok()) return content.status();
  absl::StatusOr<VisibleRecords> visible =
      ReadVisibleRecords(opened->files(), **content, opened->bodies(), retractions);
  if (!visible.ok()) return visible.status();
  CuratedLines lines = opened->tables().curated_lines.Without(retractions);
  std::string view =
      ViewOf(opened->files().manifest, opened->tables().curated_lines, lines, *visible);
  std::shared_ptr<Snapshot> snapshot(
      new Snapshot(opened, std::move(lines), retractions, *std::move(visible), std::move(view)));
  if (absl::Status warm = snapshot->Warm(**content); !warm.ok()) return warm;
  return snapshot;
}

}  // namespace kok::index
