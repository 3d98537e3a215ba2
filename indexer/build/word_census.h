// The words of all content of a build, each as it is written, and how often: counted before
// anything is indexed, since the rank of a word depends on the length of all texts and the way a
// compound is taken apart on what they say.

#ifndef KOK_INDEXER_BUILD_WORD_CENSUS_H_
#define KOK_INDEXER_BUILD_WORD_CENSUS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/build/content_set.h"

namespace kok::build {

// Plain data. Some 150 bytes a different word.
struct WordCensus {
  struct Word {
    std::string written;
    std::string exact;  // lower case
    std::string fold;
    uint32_t count;  // occurrences in titles, summaries and bodies
  };
  // In the order of `written`. Words with digits and words of over kMostWordBytes are left out:
  // they are no vocabulary, and there is no end of them.
  std::vector<Word> words;
  // Mean length of a text in words, all of them, those of title and summary counted by their
  // weight; above 0.
  double average_words = 1.0;
};

inline constexpr size_t kMostWordBytes = 60;

// Counts on all cores, each reading one content at a time; the same contents give the same census.
// Fails where one cannot be read.
absl::StatusOr<WordCensus> CountWords(const ContentSet& contents);

// content_words.tsv: the words but stop words, lower case, each once with its count, a line each,
// in the order of bytes; the kMostContentWords most frequent where there are more.
std::string ContentWordsText(const WordCensus& census, const std::string& stop_words);

// Opening a generation reads them all; rarer words are still found, but not offered as corrections.
inline constexpr size_t kMostContentWords = 100'000;

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_WORD_CENSUS_H_
