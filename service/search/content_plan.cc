#include "service/search/content_plan.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "indexer/schema/fields.h"
#include "service/search/ranking.h"
#include "service/search/rarity.h"

namespace kok::search_core {
namespace {

using schema::TermForm;
namespace v1 = kok::search::v1;

// A query of more words than these, or of so many stop words, is a sentence: what answers it best
// rarely says all of it.
constexpr size_t kMostWordsOfAll = 8;
constexpr size_t kStopWordsOfASentence = 3;
// Names that one query may begin; a shorter beginning says too little to name any.
constexpr size_t kMaxBegunNames = 20;
// A part of a compound that more texts than these say tells nothing where the compound itself is
// known.
constexpr Xapian::doccount kMostTextsOfAPart = 2000;

Xapian::Query Scaled(const PlannedTerm& term) {
  return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term.term), term.weight);
}

Xapian::Query Combine(Xapian::Query::op op, const std::vector<Xapian::Query>& parts) {
  if (parts.size() == 1) return parts.front();
  return Xapian::Query(op, parts.begin(), parts.end());
}

class Planner {
 public:
  Planner(const index::Snapshot& snapshot, const Xapian::Database& content,
          const UnderstoodQuery& understood)
      : snapshot_(snapshot),
        content_(content),
        understood_(understood),
        documents_(content.get_doccount()) {}

  void AddUnit(const Unit& unit);
  void AddEvidence();
  ContentPlan Take();

 private:
  struct Asked {
    std::string term;
    double factor;
    const Reading* reading;
  };

  // The term of a reading; empty for a form that content does not keep apart from the stem.
  std::string TermOf(const Reading& reading, bool is_whole_word) const;
  std::vector<Asked> TermsOf(const std::vector<Reading>& readings, bool is_whole_word) const;
  // Adds the terms that a text holds to the plan; returns them as a query, in which they add up.
  // (The best of them would fit better, but Xapian 1.4.22 crashes on an OP_MAX below an OP_OR where
  // it may leave documents out.)
  Xapian::Query Sum(const std::vector<Asked>& asked, const WordRange& words, Xapian::doccount most);
  void AddWhole(const std::string& term, const Evidence& whole);
  Xapian::Query AllWords() const;

  const index::Snapshot& snapshot_;
  const Xapian::Database& content_;
  const UnderstoodQuery& understood_;
  const Xapian::doccount documents_;
  std::vector<PlannedTerm> terms_;
  std::vector<bool> says_whole_word_;  // by term: not only a part of a compound of the query
  std::vector<Xapian::Query> any_;
  std::vector<Xapian::Query> named_;  // what the query names as a whole
};

std::string Planner::TermOf(const Reading& reading, bool is_whole_word) const {
  const auto stem_term = [](const std::string& stem) {
    return schema::TextTerm(schema::kContentPrefix, TermForm::kStem, stem);
  };
  switch (reading.form) {
    case TermForm::kConcept:
      return schema::TextTerm(schema::kContentPrefix, TermForm::kConcept, reading.text);
    case TermForm::kStem:
    case TermForm::kPart:
      return stem_term(reading.text);
    default:
      break;
  }
  // The word as it was typed: its stem is among the readings.
  if (is_whole_word &&
      (reading.kind == v1::MATCH_KIND_EXACT || reading.kind == v1::MATCH_KIND_FOLD)) {
    return "";
  }
  const analysis::Token word = snapshot_.analyzer().Word(reading.text);
  return word.fold.empty() ? "" : stem_term(word.stem);
}

std::vector<Planner::Asked> Planner::TermsOf(const std::vector<Reading>& readings,
                                             bool is_whole_word) const {
  std::vector<Asked> asked;
  for (const Reading& reading : readings) {
    std::string term = TermOf(reading, is_whole_word);
    if (term.empty()) continue;
    // All forms of a word are one term, so its stem counts as the word.
    const bool itself = is_whole_word && reading.kind == v1::MATCH_KIND_STEM;
    const double factor = itself ? kExactFactor : reading.factor;
    const auto known = std::find_if(asked.begin(), asked.end(),
                                    [&](const Asked& other) { return other.term == term; });
    if (known == asked.end()) {
      asked.push_back({std::move(term), factor, &reading});
    } else if (known->factor < factor) {
      known->factor = factor;
      known->reading = &reading;
    }
  }
  return asked;
}

Xapian::Query Planner::Sum(const std::vector<Asked>& asked, const WordRange& words,
                           Xapian::doccount most) {
  std::vector<Xapian::Query> terms;
  for (const Asked& one : asked) {
    const Xapian::doccount texts = snapshot_.TextsWith(content_, one.term);
    if (texts == 0 || texts > most) continue;
    terms_.push_back({one.term, one.factor * Rarity(documents_, texts), words, one.reading->kind,
                      "body", one.reading->text, one.reading->form, texts});
    terms.push_back(Scaled(terms_.back()));
  }
  return terms.empty() ? Xapian::Query() : Combine(Xapian::Query::OP_OR, terms);
}

// The parts of a compound add to the compound: whoever says it says them too.
void Planner::AddUnit(const Unit& unit) {
  constexpr Xapian::doccount kAnyNumber = std::numeric_limits<Xapian::doccount>::max();
  Xapian::Query whole = Sum(TermsOf(unit.readings, true), unit.words, kAnyNumber);
  const bool is_known = !whole.empty();
  if (is_known) any_.push_back(std::move(whole));
  says_whole_word_.resize(terms_.size(), true);
  for (const std::vector<Reading>& part : unit.parts) {
    Xapian::Query query =
        Sum(TermsOf(part, false), unit.words, is_known ? kMostTextsOfAPart : kAnyNumber);
    if (!query.empty()) any_.push_back(std::move(query));
  }
  says_whole_word_.resize(terms_.size(), false);
}

void Planner::AddWhole(const std::string& term, const Evidence& whole) {
  const Xapian::doccount texts = snapshot_.TextsWith(content_, term);
  if (texts == 0) return;
  terms_.push_back(
      {term, whole.weight, whole.words, whole.kind, whole.field, "", TermForm::kExact, texts});
  says_whole_word_.push_back(true);
  any_.push_back(Scaled(terms_.back()));
  if (whole.weight >= kWiderReferenceTier) named_.emplace_back(term);
}

void Planner::AddEvidence() {
  for (const Evidence& whole : understood_.content_evidence) {
    if (!whole.is_begun) {
      AddWhole(whole.term, whole);
      continue;
    }
    size_t added = 0;
    for (auto term = content_.allterms_begin(whole.term);
         term != content_.allterms_end(whole.term) && added < kMaxBegunNames; ++term, ++added) {
      AddWhole(*term, whole);
    }
  }
}

// Empty where a word has no text that says it, and for queries so long that they are sentences.
Xapian::Query Planner::AllWords() const {
  const auto stop_words =
      std::count_if(understood_.tokens.begin(), understood_.tokens.end(),
                    [](const analysis::Token& token) { return token.is_stop_word; });
  if (static_cast<size_t>(stop_words) >= kStopWordsOfASentence) return Xapian::Query();
  std::vector<Xapian::Query> all;
  for (size_t i = 0; i < understood_.tokens.size(); ++i) {
    if (!understood_.IsWord(i)) continue;
    std::vector<Xapian::Query> ways;
    for (size_t j = 0; j < terms_.size(); ++j) {
      const PlannedTerm& term = terms_[j];
      const bool says_it = term.words.first <= i && i < term.words.end();
      if (says_it && says_whole_word_[j]) ways.push_back(Scaled(term));
    }
    if (ways.empty() && understood_.is_part[i]) continue;
    if (ways.empty() || all.size() == kMostWordsOfAll) return Xapian::Query();
    all.push_back(Combine(Xapian::Query::OP_OR, ways));
  }
  return all.empty() ? Xapian::Query() : Combine(Xapian::Query::OP_AND, all);
}

ContentPlan Planner::Take() {
  ContentPlan plan;
  if (any_.empty()) return plan;
  plan.any.query = Combine(Xapian::Query::OP_OR, any_);
  plan.all_words = AllWords();
  size_t whole_words = 0;
  for (size_t i = 0; i < terms_.size(); ++i) {
    if (says_whole_word_[i]) ++whole_words;
  }
  plan.any.terms = std::move(terms_);
  if (whole_words == 1 && named_.empty() && !plan.all_words.empty()) {
    plan.alone = &plan.any.terms[static_cast<size_t>(
        std::find(says_whole_word_.begin(), says_whole_word_.end(), true) -
        says_whole_word_.begin())];
  }
  if (!named_.empty()) {
    // What it names stands first whatever else it says.
    std::vector<Xapian::Query> first = named_;
    if (!plan.all_words.empty()) first.push_back(plan.all_words);
    plan.all_words = Xapian::Query(Xapian::Query::OP_FILTER, plan.any.query,
                                   Combine(Xapian::Query::OP_OR, first));
  }
  return plan;
}

}  // namespace

ContentPlan PlanContent(const index::Snapshot& snapshot, const Xapian::Database& content,
                        const UnderstoodQuery& understood) {
  Planner planner(snapshot, content, understood);
  planner.AddEvidence();
  for (const Unit& unit : understood.units) planner.AddUnit(unit);
  return planner.Take();
}

}  // namespace kok::search_core
