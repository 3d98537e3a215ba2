#include "service/search/phrase_reasons.h"

#include <string>
#include <utility>

#include "service/search/leading_reasons.h"
#include "service/search/match_sentences.h"

namespace kok::search_core {

namespace v1 = kok::search::v1;

void AddPhraseReasons(const std::vector<FieldText>& texts, const std::vector<PhrasePlace>* places,
                      std::string_view language, v1::SearchResult& result) {
  if (places == nullptr) return;
  std::vector<v1::MatchReason> reasons;
  for (const PhrasePlace& place : *places) {
    if (place.text >= texts.size()) continue;
    const FieldText& found = texts[place.text];
    v1::MatchReason& reason = reasons.emplace_back();
    reason.set_kind(v1::MATCH_KIND_PHRASE);
    reason.set_field(std::string(found.field));
    reason.set_matched_text(std::string(found.text.substr(place.begin, place.end - place.begin)));
    reason.set_description(
        MatchSentence(reason.kind(), reason.field(), reason.matched_text(), language));
  }
  PutInFront(std::move(reasons), result);
}

}  // namespace kok::search_core
