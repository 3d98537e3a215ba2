#include "service/index/opened_generation.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/stored_records.h"
#include "service/index/completion_reader.h"

namespace kok::index {
namespace {

constexpr int64_t kMaxTextBytes = 64 << 20;

absl::StatusOr<std::string> ReadText(const generation::VerifiedGeneration& generation,
                                     const char* path) {
  const auto file = generation.files.find(path);
  if (file == generation.files.end()) {
    return absl::DataLossError(
        absl::StrCat("generation ", generation.id, ": ", path, " is missing"));
  }
  return generation::ReadAll(file->second.get(), kMaxTextBytes);
}

absl::StatusOr<generation::AnalysisFiles> ReadTexts(
    const generation::VerifiedGeneration& generation) {
  generation::AnalysisFiles texts;
  for (const char* path : generation::kAnalysisFiles) {
    absl::StatusOr<std::string> text = ReadText(generation, path);
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

absl::StatusOr<GenerationTables> ReadTables(const generation::AnalysisFiles& texts,
                                            const analysis::Analyzer* earlier) {
  absl::StatusOr<analysis::Analyzer> analyzer = analysis::Analyzer::Create(
      {texts.at(generation::kStopWordsFile), texts.at(generation::kConceptsFile),
       texts.at(generation::kCompoundWordsFile), texts.at(generation::kWordFrequenciesFile),
       texts.at(generation::kKnownNamesFile), texts.at(generation::kEverydayWordsFile)},
      earlier);
  if (!analyzer.ok()) return analyzer.status();
  absl::StatusOr<region::RegionTable> regions = region::RegionTable::Parse(
      texts.at(generation::kRegionsFile), texts.at(generation::kRegionNamesFile));
  if (!regions.ok()) return regions.status();
  absl::StatusOr<region::PlaceNames> place_names =
      region::PlaceNames::Parse(texts.at(generation::kPlaceNamesFile));
  if (!place_names.ok()) return place_names.status();
  absl::StatusOr<region::Gazetteer> gazetteer = region::Gazetteer::Parse(
      texts.at(generation::kMunicipalitiesFile), texts.at(generation::kPostcodesFile),
      texts.at(generation::kPlacesAbroadFile), texts.at(generation::kQuartersFile));
  if (!gazetteer.ok()) return gazetteer.status();
  absl::StatusOr<region::AreaTable> areas =
      region::AreaTable::Parse(texts.at(generation::kAreasFile), *regions);
  if (!areas.ok()) return areas.status();
  absl::StatusOr<CuratedLines> curated_lines =
      CuratedLines::Parse(texts.at(generation::kCuratedLinesFile));
  if (!curated_lines.ok()) return curated_lines.status();
  return GenerationTables{
      *std::move(analyzer),     *std::move(regions),
      *std::move(place_names),  *std::move(gazetteer),
      *std::move(areas),        schema::Vocabulary(texts.at(generation::kTopicsFile)),
      *std::move(curated_lines)};
}

}  // namespace

OpenedGeneration::OpenedGeneration(generation::VerifiedGeneration files, GenerationTables tables,
                                   generation::UniqueFd content, generation::TextStore bodies)
    : files_(std::move(files)),
      tables_(std::move(tables)),
      content_(std::move(content)),
      bodies_(std::move(bodies)) {}

absl::Status OpenedGeneration::ReadContent() {
  const absl::StatusOr<std::string> words_text = ReadText(files_, generation::kContentWordsFile);
  if (!words_text.ok()) return words_text.status();
  absl::StatusOr<ContentWords> words = ContentWords::Parse(*words_text);
  if (!words.ok()) return words.status();
  content_words_ = *std::move(words);
  const absl::StatusOr<std::string> best_text = ReadText(files_, generation::kContentBestFile);
  if (!best_text.ok()) return best_text.status();
  absl::StatusOr<BestDocuments> best = BestDocuments::Parse(*best_text);
  if (!best.ok()) return best.status();
  best_documents_ = *std::move(best);
  const absl::StatusOr<std::string> titles_text = ReadText(files_, generation::kContentTitlesFile);
  if (!titles_text.ok()) return titles_text.status();
  absl::StatusOr<Completions> titles = ReadTitles(*titles_text);
  if (titles.ok()) titles_ = *std::move(titles);
  return titles.status();
}

absl::StatusOr<std::shared_ptr<const OpenedGeneration>> OpenedGeneration::Open(
    const std::string& index_folder, const std::string& id, const OpenedGeneration* earlier) {
  absl::StatusOr<generation::VerifiedGeneration> files =
      generation::VerifyGeneration(index_folder, id);
  if (!files.ok()) return files.status();
  const absl::StatusOr<generation::AnalysisFiles> texts = ReadTexts(*files);
  if (!texts.ok()) return texts.status();
  if (absl::Status same = CheckAnalysis(*files, *texts); !same.ok()) return same;
  absl::StatusOr<GenerationTables> tables =
      ReadTables(*texts, earlier == nullptr ? nullptr : &earlier->tables().analyzer);
  if (!tables.ok()) return tables.status();
  absl::StatusOr<generation::UniqueFd> content =
      generation::SameFile(*files, generation::kContentDatabase);
  if (!content.ok()) return content.status();
  absl::StatusOr<generation::TextStore> bodies = generation::OpenBodies(*files);
  if (!bodies.ok()) return bodies.status();
  std::shared_ptr<OpenedGeneration> opened(new OpenedGeneration(
      *std::move(files), *std::move(tables), *std::move(content), *std::move(bodies)));
  if (absl::Status read = opened->ReadContent(); !read.ok()) return read;
  return opened;
}

}  // namespace kok::index
