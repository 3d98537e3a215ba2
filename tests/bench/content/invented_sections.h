// Sections for where no corpus is at hand: words by Zipf's law, the most frequent ones those of the
// project's own texts, the others from Debian's list of German words (wngerman); lengths
// distributed as those of sections of German law.
#pragma once

#include <cstdint>
#include <string>

#include "tests/bench/content/corpus_pieces.h"

namespace kok::bench {

// Adds `count` sections to `corpus`; the same ones for the same seed, texts and list. `texts` is a
// folder of Markdown. Ends the program with a message where the list or the texts are missing.
void AddInventedSections(const std::string& texts, size_t count, uint64_t seed,
                         CorpusPieces& corpus);

}  // namespace kok::bench
