#include "service/search/notices.h"

#include <string>

namespace kok::search_core {
namespace {

struct Sentence {
  std::string_view de;
  std::string_view en;
};

Sentence SentenceOf(kok::search::v1::NoticeCode code) {
  switch (code) {
    case kok::search::v1::NOTICE_CODE_NO_SEARCHABLE_WORDS:
      return {
          "Die Anfrage enthält keinen Buchstaben und keine Ziffer, nach denen gesucht werden kann.",
          "The query holds no letter or digit to search for."};
    case kok::search::v1::NOTICE_CODE_WORDS_IGNORED:
      return {"Gesucht wurde nur nach den ersten 64 Wörtern.",
              "Only the first 64 words were searched for."};
    case kok::search::v1::NOTICE_CODE_DIRECTORY_INCOMPLETE:
      return {
          "Nichts gefunden. Das Verzeichnis ist nicht vollständig: Es kann trotzdem Hilfe geben.",
          "Nothing found. The directory is not complete: there may be help all the same."};
    case kok::search::v1::NOTICE_CODE_NO_CENTRE_IN_REGION:
      return {"In dieser Region hat keine Organisation des Verzeichnisses ihren Sitz.",
              "No organisation of the directory is seated in this region."};
    case kok::search::v1::NOTICE_CODE_PAGE_DEPTH_REACHED:
      return {"Weitere Seiten gibt es nicht; bitte die Suche eingrenzen.",
              "There are no further pages; please narrow the search."};
    case kok::search::v1::NOTICE_CODE_FILTER_CONTRADICTORY:
      return {"Die Filter schließen einander aus.", "The filters exclude each other."};
    default:
      return {"", ""};
  }
}

}  // namespace

kok::search::v1::Notice MakeNotice(kok::search::v1::NoticeCode code, std::string_view field,
                                   std::string_view language) {
  const Sentence sentence = SentenceOf(code);
  kok::search::v1::Notice notice;
  notice.set_code(code);
  notice.set_field(std::string(field));
  notice.set_message(std::string(language == "en" ? sentence.en : sentence.de));
  return notice;
}

}  // namespace kok::search_core
