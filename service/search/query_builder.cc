#include "service/search/query_builder.h"

#include <algorithm>
#include <utility>

#include "indexer/schema/fields.h"
#include "service/search/ranking.h"
#include "service/search/rarity.h"

namespace kok::search_core {
namespace {

using schema::TermForm;
namespace v1 = kok::search::v1;

// A word in more names than these says nothing of who is meant.
constexpr Xapian::doccount kMostSameNamed = 5;
// Names that one query may begin; a shorter beginning says too little to name any.
constexpr size_t kMaxBegunNames = 20;

Xapian::Query Scaled(const std::string& term, double weight) {
  return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term), weight);
}

Xapian::Query Combine(Xapian::Query::op op, const std::vector<Xapian::Query>& parts) {
  return Xapian::Query(op, parts.begin(), parts.end());
}

// Readings as typed, whatever the inflection: they share one rarity, or a rare inflection would
// count more than the word.
bool IsTheWordItself(v1::MatchKind kind) {
  return kind == v1::MATCH_KIND_EXACT || kind == v1::MATCH_KIND_FOLD || kind == v1::MATCH_KIND_STEM;
}

// Turns units into terms of one database.
class Planner {
 public:
  struct Field {
    std::string_view path;
    char prefix;
    double weight;
  };

  // `needs_head`: of a compound that the query says, the head must match for any part to count.
  Planner(const Xapian::Database& database, std::vector<Field> fields, bool needs_head)
      : database_(database),
        fields_(std::move(fields)),
        needs_head_(needs_head),
        documents_(database.get_doccount()) {}

  void AddUnit(const Unit& unit) {
    std::vector<Xapian::Query> alternatives = TermsOf(unit, unit.readings);
    if (Xapian::Query parts = PartsOf(unit); !parts.empty()) alternatives.push_back(parts);
    if (!alternatives.empty()) words_.push_back(Combine(Xapian::Query::OP_MAX, alternatives));
  }

  void AddEvidence(const std::vector<Evidence>& evidence) {
    for (const Evidence& whole : evidence) {
      if (!whole.is_begun) {
        AddWhole(whole.term, whole);
        continue;
      }
      size_t added = 0;
      for (auto term = database_.allterms_begin(whole.term);
           term != database_.allterms_end(whole.term) && added < kMaxBegunNames; ++term, ++added) {
        AddWhole(*term, whole);
      }
    }
  }

  QueryPlan Take() {
    plan_.query = Combine(Xapian::Query::OP_OR, words_);
    return std::move(plan_);
  }

 private:
  void AddWhole(const std::string& term, const Evidence& whole) {
    if (database_.get_termfreq(term) == 0) return;
    words_.push_back(Scaled(term, whole.weight));
    plan_.terms.push_back(
        {term, whole.weight, whole.words, whole.kind, whole.field, "", TermForm::kExact, 0});
  }

  struct Found {
    const Reading* reading;
    const Field* field;
    std::string term;
    Xapian::doccount frequency;
  };

  static double NameTier(v1::MatchKind kind) {
    return kind == v1::MATCH_KIND_TYPO ? kMisspeltNameTier : kNameWordTier;
  }

  // Whether a term is a word of few organisations' names.
  static bool Names(const Found& found) {
    const bool in_name = found.field->path == "display_name" || found.field->path == "short_name" ||
                         found.field->path == "alternate_names";
    return in_name && found.frequency <= kMostSameNamed &&
           (IsTheWordItself(found.reading->kind) || found.reading->kind == v1::MATCH_KIND_TYPO);
  }

  static bool IsPlace(const Field& field) {
    return field.path == "seat.locality" || field.path == "seat.region_code";
  }

  // The terms that some document holds.
  std::vector<Found> Find(const Unit& unit, const std::vector<Reading>& readings) const {
    std::vector<Found> found;
    for (const Reading& reading : readings) {
      for (const Field& field : fields_) {
        if (unit.is_no_place && IsPlace(field)) continue;
        std::string term = schema::TextTerm(field.prefix, reading.form, reading.text);
        const Xapian::doccount frequency = database_.get_termfreq(term);
        if (frequency > 0) found.push_back({&reading, &field, std::move(term), frequency});
      }
    }
    return found;
  }

  std::vector<Xapian::Query> TermsOf(const Unit& unit, const std::vector<Reading>& readings) {
    std::vector<Found> found = Find(unit, readings);
    Xapian::doccount holders = 0;
    for (const Found& one : found) {
      if (IsTheWordItself(one.reading->kind)) holders = std::max(holders, one.frequency);
    }
    std::vector<Xapian::Query> terms;
    for (Found& one : found) {
      const bool itself = IsTheWordItself(one.reading->kind);
      double weight = one.field->weight * one.reading->factor *
                      Rarity(documents_, itself ? holders : one.frequency);
      if (unit.may_name && Names(one)) weight += NameTier(one.reading->kind) * one.reading->factor;
      terms.push_back(Scaled(one.term, weight));
      plan_.terms.push_back({std::move(one.term), weight, unit.words, one.reading->kind,
                             one.field->path, one.reading->text, one.reading->form, one.frequency});
    }
    return terms;
  }

  // The parts of a compound. Where the head is needed, it must be a word of its own; as part of
  // another compound it says something only with one more part: Organhandel is no Menschenhandel.
  Xapian::Query PartsOf(const Unit& unit) {
    if (unit.parts.empty()) return Xapian::Query();
    const size_t planned = plan_.terms.size();
    std::vector<Xapian::Query> heads = TermsOf(unit, unit.parts.back());
    const size_t heads_end = plan_.terms.size();
    std::vector<Xapian::Query> others;
    for (size_t i = 0; i + 1 < unit.parts.size(); ++i) {
      const std::vector<Xapian::Query> part = TermsOf(unit, unit.parts[i]);
      if (!part.empty()) others.push_back(Combine(Xapian::Query::OP_MAX, part));
    }
    if (!needs_head_) {
      if (!heads.empty()) others.push_back(Combine(Xapian::Query::OP_MAX, heads));
      return others.empty() ? Xapian::Query() : Combine(Xapian::Query::OP_OR, others);
    }
    Xapian::Query query;
    if (!heads.empty()) query = HeadWith(heads, planned, heads_end, others);
    if (query.empty()) plan_.terms.resize(planned);
    return query;
  }

  // `heads` are the queries of the terms [begin, end) of the plan.
  Xapian::Query HeadWith(const std::vector<Xapian::Query>& heads, size_t begin, size_t end,
                         const std::vector<Xapian::Query>& others) const {
    std::vector<Xapian::Query> alone;
    for (size_t i = begin; i < end; ++i) {
      if (plan_.terms[i].form != TermForm::kPart) alone.push_back(heads[i - begin]);
    }
    const Xapian::Query head = Combine(Xapian::Query::OP_MAX, heads);
    std::vector<Xapian::Query> ways;
    if (!alone.empty()) ways.push_back(Combine(Xapian::Query::OP_MAX, alone));
    if (!others.empty()) {
      ways.push_back(
          Xapian::Query(Xapian::Query::OP_AND, head, Combine(Xapian::Query::OP_OR, others)));
    }
    return ways.empty() ? Xapian::Query() : Combine(Xapian::Query::OP_MAX, ways);
  }

  const Xapian::Database& database_;
  const std::vector<Field> fields_;
  const bool needs_head_;
  const Xapian::doccount documents_;
  std::vector<Xapian::Query> words_;
  QueryPlan plan_;
};

// Whether a term says its words for sure, rather than something like them.
bool IsSure(const PlannedTerm& term) {
  switch (term.kind) {
    case v1::MATCH_KIND_COMPOUND:
    case v1::MATCH_KIND_TYPO:
    case v1::MATCH_KIND_PREFIX:
      return false;
    default:
      return true;
  }
}

// Documents that say all words of the query, in any of the terms that `counts`. Empty where a word
// has none, and for queries of one word or so many that they are sentences.
template <typename Counts>
Xapian::Query AllWords(const QueryPlan& plan, const UnderstoodQuery& understood, Counts counts) {
  constexpr size_t kMostWords = 8;
  std::vector<Xapian::Query> all;
  for (size_t i = 0; i < understood.tokens.size(); ++i) {
    if (!understood.IsWord(i)) continue;
    std::vector<Xapian::Query> ways;
    for (const PlannedTerm& term : plan.terms) {
      const bool says_it = term.words.first <= i && i < term.words.end();
      if (says_it && counts(term)) ways.emplace_back(term.term);
    }
    if (ways.empty()) return Xapian::Query();
    all.push_back(Combine(Xapian::Query::OP_OR, ways));
  }
  if (all.size() < 2 || all.size() > kMostWords) return Xapian::Query();
  return Combine(Xapian::Query::OP_AND, all);
}

// Adds `tier` to those that `condition` matches.
Xapian::Query WithTier(const Xapian::Query& query, const Xapian::Query& condition, double tier) {
  if (condition.empty()) return query;
  auto* fixed = new Xapian::FixedWeightPostingSource(tier);
  const Xapian::Query weighted(fixed->release());
  return Xapian::Query(Xapian::Query::OP_AND_MAYBE, query,
                       Xapian::Query(Xapian::Query::OP_FILTER, weighted, condition));
}

// What a type adds to a match, without matching by itself.
Xapian::Query WithTypePriors(const Xapian::Query& query, double factor) {
  std::vector<Xapian::Query> priors;
  for (int number = 0; number < v1::OrganizationType_ARRAYSIZE; ++number) {
    const double prior = TypePrior(static_cast<v1::OrganizationType>(number));
    if (prior > 0) {
      priors.push_back(
          Scaled(schema::FilterTerm(schema::kOrganizationTypePrefix, std::to_string(number)),
                 factor * prior));
    }
  }
  return Xapian::Query(Xapian::Query::OP_AND_MAYBE, query, Combine(Xapian::Query::OP_OR, priors));
}

}  // namespace

bool SaysItsWords(const PlannedTerm& term, const UnderstoodQuery& understood) {
  return term.field != "emails" || term.text.empty() || understood.names_a_place();
}

QueryPlan PlanOrganizations(const Xapian::Database& database, const UnderstoodQuery& understood) {
  std::vector<Planner::Field> fields;
  for (const schema::TextField& field : schema::kOrganizationFields) {
    fields.push_back({field.path, field.prefix, field.weight});
  }
  Planner planner(database, std::move(fields), true);
  planner.AddEvidence(understood.organization_evidence);
  for (const Unit& unit : understood.units) planner.AddUnit(unit);
  QueryPlan plan = planner.Take();
  if (!understood.seat_terms.empty()) {
    plan.query = Xapian::Query(Xapian::Query::OP_FILTER, plan.query,
                               Xapian::Query(Xapian::Query::OP_OR, understood.seat_terms.begin(),
                                             understood.seat_terms.end()));
  }
  const auto says_it = [&](const PlannedTerm& term) { return SaysItsWords(term, understood); };
  const auto is_sure = [&](const PlannedTerm& term) { return says_it(term) && IsSure(term); };
  plan.query = WithTier(plan.query, AllWords(plan, understood, is_sure), kAllWordsTier);
  plan.query = WithTier(plan.query, AllWords(plan, understood, says_it), kAllWordsLooselyTier);
  plan.query = WithTypePriors(plan.query, understood.names_a_place() ? kPriorAtPlaceFactor : 1.0);
  return plan;
}

}  // namespace kok::search_core
