#include "service/search/sentences.h"

#include <gtest/gtest.h>

#include <string>

namespace kok::search_core {
namespace {

// Texts in which | marks where a sentence begins behind the first.
std::string Marked(const std::string& text) {
  std::string marked;
  for (size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && text[i] != ' ' && text[i] != '\n' && BeginsSentence(text, i))
      marked.push_back('|');
    marked.push_back(text[i]);
  }
  return marked;
}

TEST(Sentences, BeginBehindTheEndOfOthers) {
  for (const char* marked : {
           "Wir helfen. |Sie rufen an! |Wann? |Immer.",
           "Er sagte: „Nein.“ |Sie ging.",
           "Das gilt (nicht immer.) |Über alles andere entscheidet das Gericht.",
           "Der Antrag ist gestellt. |(2) Die Behörde entscheidet.",
           "So war es im Jahr 2020. |Danach nicht mehr.",
           "Es gelten die §§ 5 ff. |Die Frist beginnt.",
           "Das steht in Satz 3. |Der Antrag ist frei.",
           "Помощь есть. |Звоните нам.",
       }) {
    std::string text(marked);
    for (size_t at; (at = text.find('|')) != std::string::npos;) text.erase(at, 1);
    EXPECT_EQ(Marked(text), marked);
  }
}

TEST(Sentences, DoNotBeginBehindAbbreviationsNumbersAndDates) {
  for (const char* text : {
           "Nach § 25 Abs. 4a Satz 3 Nr. 2 des Gesetzes",
           "Nach Art. Eins und Art. 4 EMRK",
           "Das gilt z. B. Opfern, d. h. Menschen, u. a. Frauen",
           "BGBl. I S. 2317 vom 20. Dezember 1991 und 31.\n    Dezember 1993",
           "am 3. Mai und am 3. 5. 2020",
           "Frau Dr. Meier und Prof. Schulz aus St. Gallen, Tel. 0228",
           "bzw. Kinder, ggf. Jugendliche, vgl. BGH, usw. Kosten",
           "i. V. m. Anlage 2, gem. Absatz 3, insb. Opfer",
           "wird endet. aber klein",
           "Mio. Euro und ca. 30 Mrd. Euro",
           "www.example.org Seite",
       }) {
    EXPECT_EQ(Marked(text), text);
  }
}

TEST(Sentences, ParagraphsAndItemsBegin) {
  EXPECT_EQ(Marked("Überschrift\n\nText, der\nweitergeht.\n\n1.  die Orte\n\n\n2.  Die Zeiten"),
            "Überschrift\n\n|Text, der\nweitergeht.\n\n|1.  die Orte\n\n\n|2.  Die Zeiten");
  EXPECT_TRUE(BeginsSentence("Text", 0));
}

TEST(Sentences, AnyBytesAreAccepted) {
  for (const std::string& text :
       {std::string("."), std::string("\xff. \xff"), std::string(" . . "),
        std::string("a\x80. \x80"), std::string(300, '.'), std::string()}) {
    for (size_t at = 0; at <= text.size(); ++at) BeginsSentence(text, at);
  }
}

}  // namespace
}  // namespace kok::search_core
