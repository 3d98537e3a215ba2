#include "service/search/phrase_terms.h"

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/analysis/contact_spans.h"
#include "indexer/analysis/courts.h"
#include "indexer/analysis/word_forms.h"
#include "indexer/schema/fields.h"
#include "service/search/contact_evidence.h"
#include "service/search/reference_evidence.h"

namespace kok::search_core {
namespace {

using analysis::ContactSpan;
using analysis::Token;
using schema::TermForm;

using Terms = std::vector<std::string>;

Xapian::Query AnyOf(const Terms& terms) {
  return Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
}

// The words of which every text that says the phrase holds a term.
std::vector<const Token*> WordsWithTerms(const analysis::Analyzer& analyzer, const Phrase& phrase) {
  const std::vector<ContactSpan> contacts = analysis::FindContactSpans(phrase.text);
  std::vector<const Token*> words;
  for (const Token& word : phrase.words) {
    const bool is_of_address =
        std::any_of(contacts.begin(), contacts.end(), [&](const ContactSpan& span) {
          return span.kind != ContactSpan::Kind::kPhone && span.begin <= word.begin &&
                 word.end <= span.end;
        });
    if (!is_of_address && !analyzer.FoldsFromStopWord(word.fold)) words.push_back(&word);
  }
  return words;
}

// Terms of the contacts in the phrase, of which fields hold no words.
Terms ContactTerms(const Phrase& phrase) {
  UnderstoodQuery understood;
  AddContactEvidence(phrase.text, understood);
  Terms terms;
  for (Evidence& contact : understood.organization_evidence) {
    terms.push_back(std::move(contact.term));
  }
  return terms;
}

// Documents that say the words, or hold one of the other terms. `terms_of` gives the terms of a
// word, of which one is enough.
template <typename TermsOf>
Xapian::Query MaySay(const std::vector<const Token*>& words, const Terms& others,
                     TermsOf terms_of) {
  Xapian::Query said;
  for (const Token* word : words) {
    const Xapian::Query one = AnyOf(terms_of(*word));
    said = said.empty() ? one : Xapian::Query(Xapian::Query::OP_AND, said, one);
  }
  if (others.empty()) return said;
  const Xapian::Query other = AnyOf(others);
  return said.empty() ? other : Xapian::Query(Xapian::Query::OP_OR, said, other);
}

void AddTo(const Xapian::Query& one, Xapian::Query& all) {
  if (one.empty()) return;
  all = all.empty() ? one : Xapian::Query(Xapian::Query::OP_AND, all, one);
}

// Terms of what decisions bear beside their texts: file numbers, ECLI, and the court where the
// phrase is nothing else.
Terms DecisionTerms(const Phrase& phrase) {
  UnderstoodQuery understood;
  AddReferenceEvidence(phrase.text, understood);
  Terms terms;
  for (Evidence& reference : understood.content_evidence) {
    if (reference.field == "decision.file_numbers" || reference.field == "decision.ecli") {
      terms.push_back(std::move(reference.term));
    }
  }
  for (const analysis::CourtMention& court : analysis::FindCourts(phrase.text)) {
    const bool is_all =
        court.begin <= phrase.words.front().begin && court.end >= phrase.words.back().end;
    if (is_all) terms.push_back(schema::FilterTerm(schema::kCourtPrefix, court.key));
  }
  return terms;
}

// Where neither postings nor words beside the phrases tell who may say them, everybody may.
Xapian::Query OrAll(const analysis::Analyzer& analyzer, const UnderstoodQuery& understood,
                    Xapian::Query may_say) {
  if (!may_say.empty()) return may_say;
  for (const Token& token : understood.tokens) {
    const bool is_quoted = std::any_of(understood.phrases.begin(), understood.phrases.end(),
                                       [&](const Phrase& phrase) { return phrase.Holds(token); });
    if (!is_quoted && !analyzer.FoldsFromStopWord(token.fold)) return may_say;
  }
  return Xapian::Query(std::string());
}

}  // namespace

Xapian::Query ContentThatMaySay(const analysis::Analyzer& analyzer,
                                const UnderstoodQuery& understood) {
  Xapian::Query all;
  for (const Phrase& phrase : understood.phrases) {
    Terms others = ContactTerms(phrase);
    const Terms decision = DecisionTerms(phrase);
    others.insert(others.end(), decision.begin(), decision.end());
    // All forms of a word are one term.
    AddTo(
        MaySay(WordsWithTerms(analyzer, phrase), others,
               [](const Token& word) {
                 return Terms{schema::TextTerm(schema::kContentPrefix, TermForm::kStem, word.stem)};
               }),
        all);
  }
  return OrAll(analyzer, understood, std::move(all));
}

Xapian::Query OrganizationsThatMaySay(const analysis::Analyzer& analyzer,
                                      const UnderstoodQuery& understood) {
  Xapian::Query all;
  for (const Phrase& phrase : understood.phrases) {
    Terms others = ContactTerms(phrase);
    // Towns of branches are no words of a field.
    others.push_back(schema::FilterTerm(schema::kTownPrefix, analysis::PhraseKey(phrase.text)));
    const std::vector<const Token*> words = WordsWithTerms(analyzer, phrase);
    // The town alone would leave out whoever says nothing but stop words.
    if (words.empty() && others.size() == 1) continue;
    AddTo(MaySay(words, others,
                 [](const Token& word) {
                   Terms terms;
                   for (const schema::TextField& field : schema::kOrganizationFields) {
                     // A folded form is stored only where it differs from the nearer ones.
                     for (const TermForm form :
                          {TermForm::kExact, TermForm::kSpeltOut, TermForm::kFold}) {
                       terms.push_back(schema::TextTerm(field.prefix, form, word.fold));
                     }
                   }
                   return terms;
                 }),
          all);
  }
  return OrAll(analyzer, understood, std::move(all));
}

Xapian::Query Restricted(const Xapian::Query& query, const Xapian::Query& may_say) {
  if (may_say.empty()) return query;
  const Xapian::Query unweighted(Xapian::Query::OP_SCALE_WEIGHT, may_say, 0.0);
  if (query.empty()) return unweighted;
  return Xapian::Query(Xapian::Query::OP_AND_MAYBE, unweighted, query);
}

}  // namespace kok::search_core
