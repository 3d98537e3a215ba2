// What a query means, before any field or database is chosen.

#ifndef KOK_SERVICE_SEARCH_UNDERSTOOD_QUERY_H_
#define KOK_SERVICE_SEARCH_UNDERSTOOD_QUERY_H_

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "indexer/analysis/token.h"
#include "indexer/region/place_resolver.h"
#include "indexer/schema/fields.h"
#include "kok/search/v1/search_service.pb.h"
#include "service/search/quoted_phrases.h"

namespace kok::search_core {

// Words beyond these are not looked for: each costs the match, and nobody's question has so many.
inline constexpr size_t kMaxWords = 64;

// Some consecutive words of the query, as indexes into its tokens.
struct WordRange {
  size_t first;
  size_t count;
  size_t end() const { return first + count; }
};

// One way in which a record may say a word.
struct Reading {
  schema::TermForm form;
  std::string text;  // of the term, behind field and form
  double factor;     // against an exact match, see ranking.h
  kok::search::v1::MatchKind kind;
};

// A word (or some words that are one) and all its readings. Of those in an organisation the best
// counts; those in a text add up (content_plan.cc says why).
struct Unit {
  WordRange words;
  std::vector<Reading> readings;
  // Where the word is a compound: the readings of each part, the head last. A record that says
  // the head matches, the more of the others the better.
  std::vector<std::vector<Reading>> parts;
  // The word is none that German or the glossary knows: in a name it tells who is meant.
  bool may_name = false;
  // The word is a surname, or one that is only spelt as a town: not looked for in towns.
  bool is_no_place = false;
};

// A whole term that words of the query name: an organisation, a town, a number.
struct Evidence {
  WordRange words;
  std::string term;
  double weight;
  kok::search::v1::MatchKind kind;
  std::string field;      // of the record, for explanations
  bool is_begun = false;  // `term` is the beginning of terms
};

// Plain data, of one request.
struct UnderstoodQuery {
  std::vector<analysis::Token> tokens;  // the first kMaxWords words and all stop words between
  std::vector<bool> is_named;           // by token: it belongs to a name or place
  // By token: it is not looked for by itself, since it is part of a place where nobody is seated or
  // of a foreign phrase.
  std::vector<bool> is_part;
  // By token: it is no place, although a place is called so.
  std::vector<bool> is_no_place;
  std::vector<Unit> units;
  std::vector<Evidence> organization_evidence;
  std::vector<Evidence> content_evidence;
  // What stands in quotes. Its words are words of the query beside; records must say it as well.
  std::vector<Phrase> phrases;
  bool phrases_shortened = false;  // there were more, or longer ones
  // Nothing says them, so that they were given up: `phrases` is empty.
  bool phrases_not_found = false;
  bool phrases_not_all_checked = false;  // ... of what could be looked through
  // Seats to which the whole query is restricted, where it says nothing but a place.
  std::vector<std::string> seat_terms;
  std::vector<std::string> regions;  // codes
  std::vector<std::string> towns;    // in German
  // A place where nobody is seated: what it may be, the likeliest first. Empty: the query names
  // none, or one that the gazetteer does not know.
  std::vector<region::ResolvedPlace> places_elsewhere;
  // Towns where nobody is seated that the query names as another choice than the first place or a
  // town: `München oder Augsburg`, `Ulm/Augsburg`.
  std::vector<region::ResolvedPlace> places_besides;
  // Names of the places that may be meant, where there are several; the one taken first.
  std::vector<std::string> place_choices;
  // A place to keep away from.
  struct Avoided {
    std::string name;      // as the query or, in another language, the place names write it
    bool is_near = false;  // and its surroundings
  };
  std::vector<Avoided> avoided;
  bool avoids_unknown_place = false;   // ... one that the gazetteer does not know
  bool only_avoided = false;           // the query says nothing else
  bool names_place_elsewhere = false;  // a place where nobody is seated
  bool only_places = false;            // the query says nothing but places
  bool reference_understood = false;   // a contact or citation
  // A citation of content.
  struct Citation {
    std::vector<std::string> terms;  // of texts that are, apply or cite it
    std::string section;             // of a norm: the key of its section, `aufenthg 25`; else empty
    std::string paragraph;           // ... and the paragraph of it, `4a`; may be empty
    std::string ecli;                // the key of an ECLI; else empty
  };
  std::vector<Citation> citations;
  bool translated = false;  // a word was looked up in the glossary or the place names
  bool personal_data = false;
  bool some_ignored = false;  // there were more words or citations
  // Words that may have been meant: token and the word to show, in the order of tokens.
  std::vector<std::pair<size_t, std::string>> corrections;
  std::string suggested_query;

  // The folded words of a range, joined by one space: as analysis::PhraseKey of their text.
  std::string Key(const WordRange& words) const {
    std::string key;
    for (size_t i = words.first; i < words.end(); ++i) {
      if (!key.empty()) key.push_back(' ');
      key.append(tokens[i].fold);
    }
    return key;
  }

  // Whether all of the words belong to a name that was found before.
  bool AreNamed(const WordRange& words) const {
    for (size_t i = words.first; i < words.end(); ++i) {
      if (!is_named[i]) return false;
    }
    return true;
  }

  // Adds evidence for organisations, each term once.
  void AddForOrganizations(Evidence evidence) {
    for (const Evidence& known : organization_evidence) {
      if (known.term == evidence.term && known.weight >= evidence.weight) return;
    }
    organization_evidence.push_back(std::move(evidence));
  }

  // Whether a token is looked for on its own: a stop word is not, nor one that came before.
  bool IsWord(size_t at) const {
    if (tokens[at].is_stop_word) return false;
    for (size_t i = 0; i < at; ++i) {
      if (tokens[i].exact == tokens[at].exact) return false;
    }
    return true;
  }
  // Whether the query is nothing but a place where nobody is seated.
  bool only_elsewhere() const {
    return only_places && seat_terms.empty() && !places_elsewhere.empty();
  }
  // Whether a place in which nobody is seated is asked for, alone or beside other words.
  bool asks_elsewhere() const { return seat_terms.empty() && !places_elsewhere.empty(); }
  // Drops the places in which nobody is seated.
  void ForgetElsewhere() {
    places_elsewhere.clear();
    place_choices.clear();
    names_place_elsewhere = false;
  }
  bool names_a_place() const { return !towns.empty() || !regions.empty(); }
  bool empty() const {
    return units.empty() && organization_evidence.empty() && content_evidence.empty();
  }
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_UNDERSTOOD_QUERY_H_
