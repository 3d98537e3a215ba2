#include "indexer/build/reference_data.h"

#include <sys/auxv.h>

#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "indexer/build/compound_dictionary.h"
#include "indexer/build/gazetteer_overlay.h"
#include "indexer/build/region_names.h"
#include "indexer/generation/files.h"
#include "indexer/generation/layout.h"
#include "indexer/region/gazetteer.h"
#include "indexer/region/place_names.h"

namespace kok::build {
namespace {

namespace fs = std::filesystem;

constexpr int64_t kMaxTextBytes = 16 << 20;
constexpr char kDictionaryFolder[] = "/usr/share";

// The German dictionaries as the compound splitter wants them. They are large, belong to the
// machine and do not change while a program runs, so they are read once.
absl::StatusOr<std::string> CompoundWords() {
  static const auto* const kWords =
      new absl::StatusOr<std::string>(ReadCompoundWords(kDictionaryFolder));
  return *kWords;
}

absl::StatusOr<std::string> ReadText(const std::string& folder, const char* name) {
  return generation::ReadWholeFile(generation::JoinPath(folder, name), kMaxTextBytes);
}

// The same of a text that an operator's folder may leave out: empty where it is missing.
absl::StatusOr<std::string> ReadOptionalText(const std::string& folder, const char* name) {
  absl::StatusOr<std::string> text = ReadText(folder, name);
  if (absl::IsNotFound(text.status())) return std::string();
  return text;
}

// Reads one text into `texts` under its path in the generation.
absl::Status Read(const std::string& folder, const char* name, const char* path,
                  generation::AnalysisFiles& texts) {
  absl::StatusOr<std::string> text = ReadText(folder, name);
  if (text.ok()) texts[path] = *std::move(text);
  return text.status();
}

absl::Status ReadTexts(const std::string& folder, generation::AnalysisFiles& texts) {
  constexpr std::pair<const char*, const char*> kTexts[] = {
      {"glossary/stop_words.txt", generation::kStopWordsFile},
      {"glossary/concepts.tsv", generation::kConceptsFile},
      {"glossary/place_names.tsv", generation::kPlaceNamesFile},
      {"glossary/vocabulary.tsv", generation::kTopicsFile},
      {"regions/regions.tsv", generation::kRegionsFile},
      {"gazetteer/municipalities.tsv", generation::kMunicipalitiesFile},
      {"gazetteer/postcodes.tsv", generation::kPostcodesFile},
      {"gazetteer/places_abroad.tsv", generation::kPlacesAbroadFile},
  };
  for (const auto& [name, path] : kTexts) {
    if (absl::Status read = Read(folder, name, path, texts); !read.ok()) return read;
  }
  absl::StatusOr<std::string> everyday_words =
      ReadOptionalText(folder, "glossary/everyday_words.tsv");
  if (!everyday_words.ok()) return everyday_words.status();
  texts[generation::kEverydayWordsFile] = *std::move(everyday_words);
  absl::StatusOr<std::string> quarters = ReadOptionalText(folder, "gazetteer/quarters.tsv");
  if (!quarters.ok()) return quarters.status();
  texts[generation::kQuartersFile] = *std::move(quarters);
  absl::StatusOr<std::string> compound_words = CompoundWords();
  if (compound_words.ok()) texts[generation::kCompoundWordsFile] = *std::move(compound_words);
  return compound_words.status();
}

// The regions, with their names in other languages, which are added to `texts`.
absl::StatusOr<region::RegionTable> ReadRegions(generation::AnalysisFiles& texts) {
  const std::string& table = texts[generation::kRegionsFile];
  absl::StatusOr<region::RegionTable> regions = region::RegionTable::Parse(table);
  if (!regions.ok()) return regions;
  absl::StatusOr<std::string> names = RegionNames(texts[generation::kPlaceNamesFile], *regions);
  if (!names.ok()) return names.status();
  texts[generation::kRegionNamesFile] = *std::move(names);
  return region::RegionTable::Parse(table, texts[generation::kRegionNamesFile]);
}

// The named areas, whose text, empty where the folder has none, is added to `texts`.
absl::StatusOr<region::AreaTable> ReadAreas(const std::string& folder,
                                            const region::RegionTable& regions,
                                            generation::AnalysisFiles& texts) {
  absl::StatusOr<std::string> tsv = ReadOptionalText(folder, "regions/areas.tsv");
  if (!tsv.ok()) return tsv.status();
  texts[generation::kAreasFile] = *std::move(tsv);
  return region::AreaTable::Parse(texts[generation::kAreasFile], regions);
}

absl::StatusOr<GeneralStatements> ReadGeneralStatements(const std::string& folder,
                                                        const schema::Vocabulary& vocabulary) {
  const absl::StatusOr<std::string> tsv =
      ReadOptionalText(folder, "glossary/general_statements.tsv");
  if (!tsv.ok()) return tsv.status();
  return GeneralStatements::Parse(*tsv, vocabulary);
}

// Reads the gazetteer of the generation, for its errors and the names of its places and of parts of
// towns, one a line.
absl::StatusOr<std::string> ReadPlaces(const generation::AnalysisFiles& texts) {
  const absl::StatusOr<region::Gazetteer> gazetteer = region::Gazetteer::Parse(
      texts.at(generation::kMunicipalitiesFile), texts.at(generation::kPostcodesFile),
      texts.at(generation::kPlacesAbroadFile), texts.at(generation::kQuartersFile));
  if (!gazetteer.ok()) return gazetteer.status();
  std::string names;
  for (const region::GazetteerPlace& place : gazetteer->places()) {
    names.append(place.name).append("\n");
    if (!place.german_name.empty()) names.append(place.german_name).append("\n");
  }
  for (const region::Quarter& quarter : gazetteer->quarters()) {
    names.append(quarter.name).append("\n");
  }
  return names;
}

// `texts` lack what only records tell.
absl::StatusOr<analysis::Analyzer> AnalyzerWithoutRecords(generation::AnalysisFiles texts) {
  texts[generation::kKnownNamesFile] = "";
  texts[generation::kWordFrequenciesFile] = "";
  return MakeAnalyzer(texts);
}

}  // namespace

absl::StatusOr<ReferenceData> LoadReferenceData(const std::string& folder,
                                                const std::string& own_gazetteer) {
  generation::AnalysisFiles texts;
  if (absl::Status read = ReadTexts(folder, texts); !read.ok()) return read;
  if (!own_gazetteer.empty()) {
    if (absl::Status laid = OverlayGazetteer(own_gazetteer, texts); !laid.ok()) return laid;
  }
  absl::StatusOr<std::string> places = ReadPlaces(texts);
  if (!places.ok()) return places.status();
  absl::StatusOr<region::RegionTable> regions = ReadRegions(texts);
  if (!regions.ok()) return regions.status();
  absl::StatusOr<region::AreaTable> areas = ReadAreas(folder, *regions, texts);
  if (!areas.ok()) return areas.status();
  const absl::StatusOr<region::PlaceNames> place_names =
      region::PlaceNames::Parse(texts[generation::kPlaceNamesFile]);
  if (!place_names.ok()) return place_names.status();
  schema::Vocabulary vocabulary(texts[generation::kTopicsFile]);
  absl::StatusOr<GeneralStatements> statements = ReadGeneralStatements(folder, vocabulary);
  if (!statements.ok()) return statements.status();
  absl::StatusOr<CuratedLines> curated =
      ReadCuratedLines(generation::JoinPath(folder, "curated/lines.jsonl"),
                       source::RecordCheck({*regions, *areas, vocabulary}));
  if (!curated.ok()) return curated.status();
  texts[generation::kCuratedLinesFile] = std::move(curated->text);
  absl::StatusOr<analysis::Analyzer> analyzer = AnalyzerWithoutRecords(texts);
  if (!analyzer.ok()) return analyzer.status();
  return ReferenceData{std::move(texts),       *std::move(places),    *std::move(regions),
                       *std::move(areas),      std::move(vocabulary), std::move(curated->names),
                       *std::move(statements), *std::move(analyzer)};
}

absl::StatusOr<ReferenceData> ReferenceDataOf(generation::AnalysisFiles texts) {
  for (const char* const path : generation::kAnalysisFiles) {
    if (texts.count(path) == 0) return absl::DataLossError(absl::StrCat(path, " is missing"));
  }
  absl::StatusOr<std::string> places = ReadPlaces(texts);
  if (!places.ok()) return places.status();
  absl::StatusOr<region::RegionTable> regions = region::RegionTable::Parse(
      texts[generation::kRegionsFile], texts[generation::kRegionNamesFile]);
  if (!regions.ok()) return regions.status();
  absl::StatusOr<region::AreaTable> areas = region::AreaTable::Parse("", *regions);
  if (!areas.ok()) return areas.status();
  schema::Vocabulary vocabulary(texts[generation::kTopicsFile]);
  absl::StatusOr<analysis::Analyzer> analyzer = MakeAnalyzer(texts);
  if (!analyzer.ok()) return analyzer.status();
  return ReferenceData{std::move(texts),    *std::move(places),    *std::move(regions),
                       *std::move(areas),   std::move(vocabulary), CuratedNames(),
                       GeneralStatements(), *std::move(analyzer)};
}

absl::StatusOr<analysis::Analyzer> MakeAnalyzer(const generation::AnalysisFiles& texts,
                                                const analysis::Analyzer* earlier) {
  return analysis::Analyzer::Create(
      {texts.at(generation::kStopWordsFile), texts.at(generation::kConceptsFile),
       texts.at(generation::kCompoundWordsFile), texts.at(generation::kWordFrequenciesFile),
       texts.at(generation::kKnownNamesFile), texts.at(generation::kEverydayWordsFile)},
      earlier);
}

absl::StatusOr<std::string> ShippedDataFolder() {
  std::error_code error;
  fs::path binary = fs::read_symlink("/proc/self/exe", error);
  if (error) {
    // Without /proc (a bare chroot): the path that this program was started by.
    const auto* started_by = reinterpret_cast<const char*>(getauxval(AT_EXECFN));
    binary = fs::canonical(started_by == nullptr ? "" : started_by, error);
  }
  if (error) return absl::NotFoundError("cannot tell where this program lies");
  // Installed: bin/ beside share/. Built: build/<preset>/bin/ below the checkout.
  for (const fs::path& candidate : {binary.parent_path() / "../share/kok-search/data",
                                    binary.parent_path() / "../../../data"}) {
    if (fs::is_directory(candidate, error)) return candidate.lexically_normal().string();
  }
  return absl::NotFoundError("no shipped data found beside this program; name --reference-data");
}

absl::StatusOr<ReferenceData> OpenReferenceData(const std::string& folder,
                                                const std::string& own_gazetteer) {
  if (!folder.empty()) return LoadReferenceData(folder, own_gazetteer);
  absl::StatusOr<std::string> shipped = ShippedDataFolder();
  if (!shipped.ok()) return shipped.status();
  return LoadReferenceData(*shipped, own_gazetteer);
}

}  // namespace kok::build
