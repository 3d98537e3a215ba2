// The words of explanations, in German and English.

#ifndef KOK_SERVICE_SEARCH_MATCH_SENTENCES_H_
#define KOK_SERVICE_SEARCH_MATCH_SENTENCES_H_

#include <string>
#include <string_view>

#include "kok/search/v1/search_service.pb.h"

namespace kok::search_core {

// The field of a match in the town of a branch.
inline constexpr std::string_view kBranchTown = "branches.locality";

// "Ort: „Köln“ – gleich bis auf Umlaute". `field` is a path of the record, `matched_text` what
// matched there; `language` "en", German for any other. Nothing of the request is in it. Pure
// function; safe from any thread.
std::string MatchSentence(kok::search::v1::MatchKind kind, std::string_view field,
                          std::string_view matched_text, std::string_view language);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_MATCH_SENTENCES_H_
