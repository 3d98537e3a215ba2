#include "service/search/query_understanding.h"

namespace kok::search_core {

SearchWords UnderstandQuery(const analysis::Analyzer& analyzer, std::string_view query) {
  SearchWords understood;
  understood.words = analyzer.QueryWords(query);
  understood.full_name_key = analyzer.FullNameKey(query);
  understood.name_key = analyzer.NameKey(query);
  if (understood.words.size() > kMaxWords) {
    understood.words.resize(kMaxWords);
    understood.some_ignored = true;
  }
  return understood;
}

}  // namespace kok::search_core
