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
      return {"Gesucht wurde nur nach den ersten 64 Wörtern und den ersten 64 Fundstellen.",
              "Only the first 64 words and the first 64 citations were searched for."};
    case kok::search::v1::NOTICE_CODE_DIRECTORY_INCOMPLETE:
      return {
          "Nichts gefunden. Das Verzeichnis ist nicht vollständig: Es kann trotzdem Hilfe geben.",
          "Nothing found. The directory is not complete: there may be help all the same."};
    case kok::search::v1::NOTICE_CODE_NO_CENTRE_IN_REGION:
      return {"Dort hat keine Beratungsstelle des Verzeichnisses ihren Sitz.",
              "No counselling centre of the directory is seated there."};
    case kok::search::v1::NOTICE_CODE_PLACE_NOT_FOUND:
      return {
          "Dieser Ort steht nicht im Ortsverzeichnis; bitte die Schreibweise prüfen oder die "
          "Postleitzahl nehmen.",
          "This place is not in the gazetteer; please check its spelling or use the postal "
          "code."};
    case kok::search::v1::NOTICE_CODE_AMBIGUOUS_PLACE:
      return {"Mehrere Orte heißen so; angenommen wurde der erste.",
              "Several places bear this name; the first one was taken."};
    case kok::search::v1::NOTICE_CODE_COVERAGE_NOT_CONFIRMED:
      return {
          "Dass das erste Ergebnis dort zuständig ist, steht in keiner Quelle; bitte "
          "nachfragen.",
          "No source states that the first result is responsible there; please ask."};
    case kok::search::v1::NOTICE_CODE_ATTRIBUTE_UNKNOWN:
      return {
          "Bei einem Teil der Ergebnisse ist nicht bekannt, ob sie das Gefragte bieten; bitte "
          "nachfragen. Genannt ist, was bei keinem bekannt ist.",
          "Of some results it is not known whether they offer what was asked for; please ask. "
          "Named is what is known of none."};
    case kok::search::v1::NOTICE_CODE_RECORDS_STALE:
      return {"Die letzte Prüfung dieser Einträge liegt lange zurück.",
              "These records were last checked long ago."};
    case kok::search::v1::NOTICE_CODE_NOT_AT_WORK:
      return {"Diese Organisationen pausieren, sind geschlossen oder in anderen aufgegangen.",
              "These organisations are paused, closed or merged into others."};
    case kok::search::v1::NOTICE_CODE_AMBIGUOUS_NAME:
      return {"Mehrere Organisationen heißen so; bitte Ort und Kontakt vergleichen.",
              "Several organisations bear this name; please compare town and contact."};
    case kok::search::v1::NOTICE_CODE_PERSONAL_DATA_IN_QUERY:
      return {
          "Die Anfrage sieht aus wie Angaben zu einer Person. Sie wurde nicht gespeichert; bitte "
          "solche Angaben weglassen.",
          "The query looks like data of a person. It was not kept; please leave such data out."};
    case kok::search::v1::NOTICE_CODE_FEWER_WORDS_MATCHED:
      return {"Das erste Ergebnis passt nicht zu allen Wörtern der Anfrage.",
              "The first result does not match all words of the query."};
    case kok::search::v1::NOTICE_CODE_REGION_UNDERSTOOD:
      return {"In der Anfrage wurde eine Region erkannt; wer dort seinen Sitz hat, steht vorn.",
              "A region was understood in the query; who is seated there comes first."};
    case kok::search::v1::NOTICE_CODE_PLACE_UNDERSTOOD:
      return {
          "In der Anfrage wurde ein Ort erkannt; wer dort seinen Sitz hat oder zuständig ist, "
          "steht "
          "vorn.",
          "A place was understood in the query; who is seated or responsible there comes first."};
    case kok::search::v1::NOTICE_CODE_SPELLING_SUGGESTED:
      return {"Ein Wort der Anfrage ist unbekannt; ähnlich geschriebene wurden auch gesucht.",
              "A word of the query is unknown; words spelt alike were searched for too."};
    case kok::search::v1::NOTICE_CODE_REFERENCE_UNDERSTOOD:
      return {"In der Anfrage wurde ein Kontakt oder eine Fundstelle erkannt.",
              "A contact or citation was understood in the query."};
    case kok::search::v1::NOTICE_CODE_REFERENCE_NOT_FOUND:
      return {
          "Kein Text nennt eine der Fundstellen; gesucht wurde nach den übrigen Wörtern und dem "
          "Aktenzeichen eines ECLI.",
          "No text names one of the citations; the other words and the file number of an ECLI were "
          "searched for."};
    case kok::search::v1::NOTICE_CODE_PLACE_AVOIDED:
      return {
          "Die Anfrage nennt einen Ort, der zu meiden ist; wer dort Sitz oder Zweigstelle hat, "
          "fehlt.",
          "The query names a place to keep away from; who has a seat or branch there is left out."};
    case kok::search::v1::NOTICE_CODE_TRANSLATED:
      return {"Ein Wort der Anfrage wurde über das Glossar übersetzt.",
              "A word of the query was translated through the glossary."};
    case kok::search::v1::NOTICE_CODE_PHRASE_NOT_FOUND:
      return {
          "Wort für Wort wie in den Anführungszeichen wurde es nicht gefunden; gesucht wurde nach "
          "den Wörtern.",
          "What stands in quotation marks was not found word for word; its words were searched for "
          "instead."};
    case kok::search::v1::NOTICE_CODE_PHRASES_NOT_ALL_CHECKED:
      return {
          "Auf den Wortlaut in Anführungszeichen wurden nur die besten Treffer durchgesehen; "
          "weitere Wörter grenzen die Suche ein.",
          "Only the best matches were looked through for the words in quotation marks; more words "
          "narrow the search."};
    case kok::search::v1::NOTICE_CODE_PHRASES_SHORTENED:
      return {
          "Wörtlich gesucht wurde nur nach den ersten 8 Anführungen und den ersten 32 Wörtern von "
          "jeder.",
          "Only the first 8 quotations, and the first 32 words of each, were searched for word for "
          "word."};
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
