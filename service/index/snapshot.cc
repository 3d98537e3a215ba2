#include "service/index/snapshot.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "indexer/generation/checksums.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/xapian_status.h"
#include "service/index/completion_reader.h"

namespace kok::index {
namespace {

constexpr int64_t kMaxTextBytes = 64 << 20;
constexpr size_t kViewDigits = 16;

absl::StatusOr<generation::AnalysisFiles> ReadTexts(
    const generation::VerifiedGeneration& generation) {
  generation::AnalysisFiles texts;
  for (const char* path : generation::kAnalysisFiles) {
    const auto file = generation.files.find(path);
    if (file == generation.files.end()) {
      return absl::DataLossError(
          absl::StrCat("generation ", generation.id, ": ", path, " is missing"));
    }
    absl::StatusOr<std::string> text = generation::ReadAll(file->second.get(), kMaxTextBytes);
    if (!text.ok()) return text.status();
    texts[path] = *std::move(text);
  }
  return texts;
}

absl::Status CheckAnalysis(const generation::VerifiedGeneration& generation,
                           const generation::AnalysisFiles& texts) {
  const std::string fingerprint =
      generation::AnalysisFingerprint(analysis::Analyzer::Description(), texts);
  if (fingerprint == generation.manifest.analysis_fingerprint()) return absl::OkStatus();
  return absl::FailedPreconditionError(
      absl::StrCat("generation ", generation.id,
                   ": its text was analysed in another way than this program does; build "
                   "the index with the kok-indexer of this version"));
}

// The first question warms the handle and shows that the file answers.
absl::Status AskSomething(const Xapian::Database& database) {
  return generation::CatchXapian([&]() -> absl::Status {
    Xapian::Enquire enquire(database);
    enquire.set_query(Xapian::Query(std::string()));
    const Xapian::MSet hits = enquire.get_mset(0, 1);
    if (!hits.empty() && hits.begin().get_document().get_data().empty()) {
      return absl::DataLossError("a document holds no record");
    }
    return absl::OkStatus();
  });
}

std::string ViewOf(const std::vector<std::string>& withheld) {
  if (withheld.empty()) return "";
  return generation::Sha256Hex(absl::StrJoin(withheld, "\n")).substr(0, kViewDigits);
}

}  // namespace

Snapshot::Snapshot(SharedGeneration generation, SharedTables tables,
                   const generation::Retractions& retractions, VisibleRecords visible)
    : generation_(std::move(generation)),
      tables_(std::move(tables)),
      places_(tables_->gazetteer, tables_->place_names, tables_->regions, tables_->areas),
      curated_lines_(tables_->curated_lines.Without(retractions)),
      retractions_(retractions),
      counts_(std::move(visible.counts)),
      withheld_(std::move(visible.withheld)),
      rewritten_(std::move(visible.rewritten)),
      view_(ViewOf(withheld_)),
      organizations_(std::move(visible.organizations)),
      content_(std::move(visible.content)) {
  info_.set_generation(generation_->id);
  info_.set_build_time(generation_->manifest.build_time());
  info_.set_schema_version(generation_->manifest.schema_version());
}

// Opens both databases, asks each something and reads their words, names and properties.
absl::Status Snapshot::Warm() {
  absl::StatusOr<DatabasePool::Handle> organizations = organizations_.Borrow();
  if (!organizations.ok()) return organizations.status();
  absl::StatusOr<DatabasePool::Handle> content = content_.Borrow();
  if (!content.ok()) return content.status();
  absl::Status answer = AskSomething(**organizations);
  if (answer.ok()) answer = AskSomething(**content);
  if (!answer.ok()) return answer;
  return ReadRecords(**organizations, **content);
}

absl::Status Snapshot::ReadRecords(const Xapian::Database& organizations,
                                   const Xapian::Database& content) {
  absl::StatusOr<Lexicon> lexicon = Lexicon::Read(organizations, content, analyzer(), vocabulary());
  if (!lexicon.ok()) return lexicon.status();
  lexicon_ = *std::move(lexicon);
  absl::StatusOr<Completions> completions =
      ReadCompletions({organizations, content, regions(), place_names(), vocabulary()});
  if (!completions.ok()) return completions.status();
  completions_ = *std::move(completions);
  absl::StatusOr<OrganizationTable> table = OrganizationTable::Read(organizations, places_);
  if (table.ok()) organization_table_ = *std::move(table);
  return table.status();
}

absl::StatusOr<Snapshot::Tables> Snapshot::ReadTables(const generation::AnalysisFiles& texts) {
  absl::StatusOr<analysis::Analyzer> analyzer = analysis::Analyzer::Create(
      {texts.at(generation::kStopWordsFile), texts.at(generation::kConceptsFile),
       texts.at(generation::kCompoundWordsFile), texts.at(generation::kWordFrequenciesFile),
       texts.at(generation::kKnownNamesFile)});
  if (!analyzer.ok()) return analyzer.status();
  absl::StatusOr<region::RegionTable> regions = region::RegionTable::Parse(
      texts.at(generation::kRegionsFile), texts.at(generation::kRegionNamesFile));
  if (!regions.ok()) return regions.status();
  absl::StatusOr<region::PlaceNames> place_names =
      region::PlaceNames::Parse(texts.at(generation::kPlaceNamesFile));
  if (!place_names.ok()) return place_names.status();
  absl::StatusOr<region::Gazetteer> gazetteer = region::Gazetteer::Parse(
      texts.at(generation::kMunicipalitiesFile), texts.at(generation::kPostcodesFile),
      texts.at(generation::kPlacesAbroadFile));
  if (!gazetteer.ok()) return gazetteer.status();
  absl::StatusOr<region::AreaTable> areas =
      region::AreaTable::Parse(texts.at(generation::kAreasFile), *regions);
  if (!areas.ok()) return areas.status();
  absl::StatusOr<CuratedLines> curated_lines =
      CuratedLines::Parse(texts.at(generation::kCuratedLinesFile));
  if (!curated_lines.ok()) return curated_lines.status();
  return Tables{*std::move(analyzer),     *std::move(regions),
                *std::move(place_names),  *std::move(gazetteer),
                *std::move(areas),        schema::Vocabulary(texts.at(generation::kTopicsFile)),
                *std::move(curated_lines)};
}

absl::StatusOr<std::shared_ptr<const Snapshot>> Snapshot::Open(
    const std::string& index_folder, const std::string& id,
    const generation::Retractions& retractions) {
  absl::StatusOr<generation::VerifiedGeneration> verified =
      generation::VerifyGeneration(index_folder, id);
  if (!verified.ok()) return verified.status();
  const absl::StatusOr<generation::AnalysisFiles> texts = ReadTexts(*verified);
  if (!texts.ok()) return texts.status();
  if (absl::Status same = CheckAnalysis(*verified, *texts); !same.ok()) return same;
  absl::StatusOr<Tables> tables = ReadTables(*texts);
  if (!tables.ok()) return tables.status();
  return Show(std::make_shared<generation::VerifiedGeneration>(*std::move(verified)),
              std::make_shared<Tables>(*std::move(tables)), retractions);
}

absl::StatusOr<std::shared_ptr<const Snapshot>> Snapshot::With(
    const generation::Retractions& retractions) const {
  return Show(generation_, tables_, retractions);
}

absl::StatusOr<std::shared_ptr<const Snapshot>> Snapshot::Show(
    SharedGeneration generation, SharedTables tables, const generation::Retractions& retractions) {
  absl::StatusOr<VisibleRecords> visible = ReadVisibleRecords(*generation, retractions);
  if (!visible.ok()) return visible.status();
  std::shared_ptr<Snapshot> snapshot(
      new Snapshot(std::move(generation), std::move(tables), retractions, *std::move(visible)));
  if (absl::Status warm = snapshot->Warm(); !warm.ok()) return warm;
  return snapshot;
}

}  // namespace kok::index
