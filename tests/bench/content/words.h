// Words as they stand in German texts, without an engine's analysis.
#pragma once

#include <string_view>
#include <vector>

namespace kok::bench {

// The runs of Latin letters in UTF-8 `text` in their order, as views into it; `words` is emptied
// first.
void SplitWords(std::string_view text, std::vector<std::string_view>& words);

}  // namespace kok::bench
