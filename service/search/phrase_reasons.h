// Reasons of a result: where it says the phrases of the query.

#ifndef KOK_SERVICE_SEARCH_PHRASE_REASONS_H_
#define KOK_SERVICE_SEARCH_PHRASE_REASONS_H_

#include <string_view>
#include <vector>

#include "kok/search/v1/search_service.pb.h"
#include "service/search/phrase_check.h"
#include "service/search/record_texts.h"

namespace kok::search_core {

// Puts a reason for each place in front of those that `result` has; nothing where `places` is null.
// `texts`: of the record that PhraseCheck found them in, as TextsOf has them. Sentences are in
// `language` ("en", German for any other). Safe from any thread, for different results.
void AddPhraseReasons(const std::vector<FieldText>& texts, const std::vector<PhrasePlace>* places,
                      std::string_view language, kok::search::v1::SearchResult& result);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_PHRASE_REASONS_H_
