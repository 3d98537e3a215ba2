#include "service/search/match_sentences.h"

#include "absl/strings/str_cat.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;

struct Words {
  std::string_view key;
  std::string_view de;
  std::string_view en;
};

constexpr Words kFields[] = {
    {"name", "Angebot", "Service"},
    {"display_name", "Name", "Name"},
    {"short_name", "Kurzname", "Short name"},
    {"alternate_names", "Weiterer Name", "Other name"},
    {"seat.locality", "Ort", "Town"},
    {kBranchTown, "Ort einer Nebenstelle", "Town of a branch"},
    {"seat.region_code", "Land", "Land"},
    {"services", "Angebot", "Service"},
    {"target_groups", "Zielgruppe", "Target group"},
    {"exploitation_forms", "Ausbeutungsform", "Form of exploitation"},
    {"languages", "Sprache", "Language"},
    {"member_kinds", "Art des Mitglieds", "Kind of member"},
    {"type", "Art", "Type"},
    {"description", "Beschreibung", "Description"},
    {"emails", "E-Mail", "E-mail"},
    {"phones", "Telefon", "Telephone"},
    {"website_uri", "Internetseite", "Website"},
    {"title", "Titel", "Title"},
    {"summary", "Zusammenfassung", "Summary"},
    {"decision.headnote", "Leitsatz", "Headnote"},
    {"body", "Text", "Text"},
    {"decision.court", "Gericht", "Court"},
    {"decision.file_numbers", "Aktenzeichen", "File number"},
    {"decision.ecli", "ECLI", "ECLI"},
    {"decision.norms", "Angewandte Norm", "Norm applied"},
};

Words KindWords(v1::MatchKind kind, std::string_view field) {
  if (kind == v1::MATCH_KIND_SEAT && field == kBranchTown) {
    return {"", "hat dort eine Nebenstelle, nicht den Sitz", "has a branch there, not its seat"};
  }
  switch (kind) {
    case v1::MATCH_KIND_EXACT:
      return {"", "genau dieses Wort", "exactly this word"};
    case v1::MATCH_KIND_FOLD:
      return {"", "gleich bis auf Umlaute", "the same but for umlauts"};
    case v1::MATCH_KIND_STEM:
      return {"", "andere Form desselben Worts", "another form of the same word"};
    case v1::MATCH_KIND_GENDER:
      return {"", "andere Geschlechterform desselben Worts",
              "another gender form of the same word"};
    case v1::MATCH_KIND_COMPOUND:
      return {"", "Teil eines zusammengesetzten Worts", "part of a compound word"};
    case v1::MATCH_KIND_SYNONYM:
      return {"", "anderes Wort für dasselbe", "another word for the same"};
    case v1::MATCH_KIND_TRANSLATION:
      return {"", "dasselbe in einer anderen Sprache", "the same in another language"};
    case v1::MATCH_KIND_TYPO:
      return {"", "ähnlich geschrieben", "spelt alike"};
    case v1::MATCH_KIND_PREFIX:
      return {"", "beginnt so", "begins like this"};
    case v1::MATCH_KIND_SEAT:
      return {"", "hat dort den Sitz", "has its seat there"};
    case v1::MATCH_KIND_NEARBY:
      return {"", "liegt in der Nähe", "is near"};
    case v1::MATCH_KIND_CONTACT:
      return {"", "genau dieser Kontakt", "exactly this contact"};
    case v1::MATCH_KIND_REFERENCE:
      return {"", "genau diese Fundstelle", "exactly this citation"};
    case v1::MATCH_KIND_CURATED:
      return {"", "von Hand ausgewählt", "set by hand"};
    case v1::MATCH_KIND_SHARED:
      return {"", "haben beide", "both have it"};
    case v1::MATCH_KIND_PHRASE:
      return {"", "Wort für Wort wie in den Anführungszeichen",
              "word for word as in the quotation marks"};
    case v1::MATCH_KIND_NAME:
      return {"", "heißt so", "bears this name"};
    default:
      return {"", "passt", "matches"};
  }
}

std::string_view In(std::string_view language, const Words& words) {
  return language == "en" ? words.en : words.de;
}

}  // namespace

std::string MatchSentence(v1::MatchKind kind, std::string_view field, std::string_view matched_text,
                          std::string_view language) {
  std::string sentence;
  for (const Words& words : kFields) {
    if (words.key != field) continue;
    const std::string_view name = In(language, words);
    absl::StrAppend(&sentence, absl::string_view(name.data(), name.size()));
  }
  if (!matched_text.empty()) {
    const bool english = language == "en";
    absl::StrAppend(&sentence, english ? ": “" : ": „",
                    absl::string_view(matched_text.data(), matched_text.size()),
                    english ? "”" : "“");
  }
  const std::string_view kind_words = In(language, KindWords(kind, field));
  absl::StrAppend(&sentence, sentence.empty() ? "" : " – ",
                  absl::string_view(kind_words.data(), kind_words.size()));
  return sentence;
}

}  // namespace kok::search_core
