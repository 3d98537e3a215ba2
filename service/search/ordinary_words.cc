#include "service/search/ordinary_words.h"

namespace kok::search_core {

bool IsOrdinaryWord(const analysis::Analyzer& analyzer, std::string_view folded) {
  // Two letters are a word of some language, or stand for too much.
  constexpr size_t kMinBytesToName = 3;
  return folded.size() < kMinBytesToName || analyzer.glossary().IsForeignWord(folded) ||
         analyzer.everyday_words().Contains(folded);
}

}  // namespace kok::search_core
