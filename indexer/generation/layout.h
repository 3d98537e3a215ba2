// Every name on disk.
//
//   INDEX/CURRENT                    id of the active generation and a newline
//   INDEX/RETRACTED                  resource names withdrawn, one a line; outside generations
//   INDEX/RETRACTED.required         since the first withdrawal: nobody goes on without RETRACTED
//   INDEX/HISTORY                    ids that were active before CURRENT, one a line, oldest first
//   INDEX/PINNED                     ids that are never collected, one a line
//   INDEX/.lock                      held by the indexer at work
//   INDEX/.building-<random>/        being built; removed by the next writer
//   INDEX/.trash-<id>/               being removed; the next writer finishes it
//   INDEX/<id>/manifest.json
//   INDEX/<id>/organizations.glass
//   INDEX/<id>/content.glass         all of a text but its body
//   INDEX/<id>/content.texts         the bodies
//   INDEX/<id>/content_words.tsv     the words of all texts and how often they say them
//   INDEX/<id>/content_titles.tsv    titles to suggest
//   INDEX/<id>/content_best.tsv      the best documents of frequent words
//   INDEX/<id>/analysis/<file>       what text analysis, regions and curated lines need
//
// Pure functions and constants; safe from any thread.

#ifndef KOK_INDEXER_GENERATION_LAYOUT_H_
#define KOK_INDEXER_GENERATION_LAYOUT_H_

#include <string>
#include <string_view>

#include "absl/time/time.h"

namespace kok::generation {

inline constexpr char kCurrentFile[] = "CURRENT";
inline constexpr char kCurrentTemporary[] = ".CURRENT.new";
inline constexpr char kRetractedFile[] = "RETRACTED";
inline constexpr char kRetractedTemporary[] = ".RETRACTED.new";
inline constexpr char kRetractedRequiredFile[] = "RETRACTED.required";
inline constexpr char kRetractedRequiredTemporary[] = ".RETRACTED.required.new";
inline constexpr char kHistoryFile[] = "HISTORY";
inline constexpr char kHistoryTemporary[] = ".HISTORY.new";
inline constexpr char kPinnedFile[] = "PINNED";
inline constexpr char kPinnedTemporary[] = ".PINNED.new";
inline constexpr char kExposedFile[] = "EXPOSED";
inline constexpr char kExposedTemporary[] = ".EXPOSED.new";
inline constexpr char kLockFile[] = ".lock";
inline constexpr char kBuildingPrefix[] = ".building-";
inline constexpr char kTrashPrefix[] = ".trash-";
inline constexpr char kManifestFile[] = "manifest.json";
inline constexpr char kOrganizationsDatabase[] = "organizations.glass";
inline constexpr char kContentDatabase[] = "content.glass";
inline constexpr char kContentTexts[] = "content.texts";
inline constexpr char kContentWordsFile[] = "content_words.tsv";
inline constexpr char kContentBestFile[] = "content_best.tsv";
inline constexpr char kContentTitlesFile[] = "content_titles.tsv";
inline constexpr char kAnalysisFolder[] = "analysis";
inline constexpr char kWordFrequenciesFile[] = "analysis/word_frequencies.tsv";
inline constexpr char kStopWordsFile[] = "analysis/stop_words.txt";
inline constexpr char kConceptsFile[] = "analysis/concepts.tsv";
inline constexpr char kCompoundWordsFile[] = "analysis/compound_words.txt";
inline constexpr char kCuratedLinesFile[] = "analysis/curated_lines.jsonl";
inline constexpr char kEverydayWordsFile[] = "analysis/everyday_words.tsv";
inline constexpr char kKnownNamesFile[] = "analysis/known_names.txt";
inline constexpr char kPlaceNamesFile[] = "analysis/place_names.tsv";
inline constexpr char kRegionNamesFile[] = "analysis/region_names.tsv";
inline constexpr char kRegionsFile[] = "analysis/regions.tsv";
inline constexpr char kAreasFile[] = "analysis/areas.tsv";
inline constexpr char kMunicipalitiesFile[] = "analysis/municipalities.tsv";
inline constexpr char kPostcodesFile[] = "analysis/postcodes.tsv";
inline constexpr char kPlacesAbroadFile[] = "analysis/places_abroad.tsv";
inline constexpr char kQuartersFile[] = "analysis/quarters.tsv";
inline constexpr char kTopicsFile[] = "analysis/vocabulary.tsv";

// All but the manifest and analysis/, in the order of names.
inline constexpr const char* kRecordFiles[] = {kContentDatabase,  kContentTexts,
                                               kContentBestFile,  kContentTitlesFile,
                                               kContentWordsFile, kOrganizationsDatabase};

// All of analysis/, in the order of names.
inline constexpr const char* kAnalysisFiles[] = {
    kAreasFile,         kCompoundWordsFile, kConceptsFile,       kCuratedLinesFile,
    kEverydayWordsFile, kKnownNamesFile,    kMunicipalitiesFile, kPlaceNamesFile,
    kPlacesAbroadFile,  kPostcodesFile,     kQuartersFile,       kRegionNamesFile,
    kRegionsFile,       kStopWordsFile,     kTopicsFile,         kWordFrequenciesFile};

// Id of a generation: build time in UTC and the first 16 hexadecimal digits of its manifest's
// SHA-256, such as `20261123T021500Z-0123456789abcdef`. Ids sort by build time.
std::string GenerationId(absl::Time build_time, std::string_view manifest_sha256);

// Whether `id` has that form. Nothing else is ever joined to a path.
bool IsGenerationId(std::string_view id);

// The part of the id that the manifest's hash must begin with. REQUIRES: IsGenerationId(id).
std::string_view ManifestHashOf(std::string_view id);

// The build time in an id, a whole second. REQUIRES: IsGenerationId(id).
absl::Time BuildTimeOf(std::string_view id);

// `folder/name`.
std::string JoinPath(std::string_view folder, std::string_view name);

}  // namespace kok::generation

#endif  // KOK_INDEXER_GENERATION_LAYOUT_H_
