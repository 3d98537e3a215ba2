#include "service/search/query_builder.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "indexer/schema/fields.h"
#include "service/search/ranking.h"

namespace kok::search_core {
namespace {

using schema::TermForm;
namespace v1 = kok::search::v1;

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

  Planner(const Xapian::Database& database, std::vector<Field> fields)
      : database_(database), fields_(std::move(fields)), documents_(database.get_doccount()) {}

  void AddUnit(const Unit& unit) {
    std::vector<Xapian::Query> alternatives = TermsOf(unit.words, unit.readings);
    if (Xapian::Query parts = PartsOf(unit); !parts.empty()) alternatives.push_back(parts);
    if (!alternatives.empty()) words_.push_back(Combine(Xapian::Query::OP_MAX, alternatives));
  }

  void AddEvidence(const std::vector<Evidence>& evidence) {
    for (const Evidence& whole : evidence) {
      if (database_.get_termfreq(whole.term) == 0) continue;
      words_.push_back(Scaled(whole.term, whole.weight));
      plan_.terms.push_back(
          {whole.term, whole.weight, whole.words, whole.kind, whole.field, "", TermForm::kExact});
    }
  }

  QueryPlan Take() {
    plan_.query = Combine(Xapian::Query::OP_OR, words_);
    return std::move(plan_);
  }

 private:
  struct Found {
    const Reading* reading;
    const Field* field;
    std::string term;
    Xapian::doccount frequency;
  };

  double Rarity(Xapian::doccount frequency) const {
    return std::log1p((static_cast<double>(documents_) - frequency + 0.5) / (frequency + 0.5));
  }

  // The terms that some document holds.
  std::vector<Found> Find(const std::vector<Reading>& readings) const {
    std::vector<Found> found;
    for (const Reading& reading : readings) {
      for (const Field& field : fields_) {
        std::string term = schema::TextTerm(field.prefix, reading.form, reading.text);
        const Xapian::doccount frequency = database_.get_termfreq(term);
        if (frequency > 0) found.push_back({&reading, &field, std::move(term), frequency});
      }
    }
    return found;
  }

  std::vector<Xapian::Query> TermsOf(const WordRange& words, const std::vector<Reading>& readings) {
    std::vector<Found> found = Find(readings);
    Xapian::doccount holders = 0;
    for (const Found& one : found) {
      if (IsTheWordItself(one.reading->kind)) holders = std::max(holders, one.frequency);
    }
    std::vector<Xapian::Query> terms;
    for (Found& one : found) {
      const bool itself = IsTheWordItself(one.reading->kind);
      const double weight =
          one.field->weight * one.reading->factor * Rarity(itself ? holders : one.frequency);
      terms.push_back(Scaled(one.term, weight));
      plan_.terms.push_back({std::move(one.term), weight, words, one.reading->kind, one.field->path,
                             one.reading->text, one.reading->form});
    }
    return terms;
  }

  // The head of a compound, with whatever else of it matches.
  Xapian::Query PartsOf(const Unit& unit) {
    if (unit.parts.empty()) return Xapian::Query();
    const size_t planned = plan_.terms.size();
    const std::vector<Xapian::Query> head = TermsOf(unit.words, unit.parts.back());
    if (head.empty()) {
      plan_.terms.resize(planned);
      return Xapian::Query();
    }
    Xapian::Query query = Combine(Xapian::Query::OP_MAX, head);
    for (size_t i = 0; i + 1 < unit.parts.size(); ++i) {
      const std::vector<Xapian::Query> modifier = TermsOf(unit.words, unit.parts[i]);
      if (modifier.empty()) continue;
      query = Xapian::Query(Xapian::Query::OP_AND_MAYBE, query,
                            Combine(Xapian::Query::OP_MAX, modifier));
    }
    return query;
  }

  const Xapian::Database& database_;
  const std::vector<Field> fields_;
  const Xapian::doccount documents_;
  std::vector<Xapian::Query> words_;
  QueryPlan plan_;
};

// What a type adds to a match, without matching by itself.
Xapian::Query WithTypePriors(const Xapian::Query& query) {
  std::vector<Xapian::Query> priors;
  for (int number = 0; number < v1::OrganizationType_ARRAYSIZE; ++number) {
    const double prior = TypePrior(static_cast<v1::OrganizationType>(number));
    if (prior > 0) {
      priors.push_back(Scaled(
          schema::FilterTerm(schema::kOrganizationTypePrefix, std::to_string(number)), prior));
    }
  }
  return Xapian::Query(Xapian::Query::OP_AND_MAYBE, query, Combine(Xapian::Query::OP_OR, priors));
}

}  // namespace

QueryPlan PlanOrganizations(const Xapian::Database& database, const UnderstoodQuery& understood) {
  std::vector<Planner::Field> fields;
  for (const schema::TextField& field : schema::kOrganizationFields) {
    fields.push_back({field.path, field.prefix, field.weight});
  }
  Planner planner(database, std::move(fields));
  planner.AddEvidence(understood.organization_evidence);
  for (const Unit& unit : understood.units) planner.AddUnit(unit);
  QueryPlan plan = planner.Take();
  if (!understood.seat_terms.empty()) {
    plan.query = Xapian::Query(Xapian::Query::OP_FILTER, plan.query,
                               Xapian::Query(Xapian::Query::OP_OR, understood.seat_terms.begin(),
                                             understood.seat_terms.end()));
  }
  plan.query = WithTypePriors(plan.query);
  return plan;
}

QueryPlan PlanContent(const Xapian::Database& database, const UnderstoodQuery& understood) {
  Planner planner(database, {{"body", schema::kContentPrefix, 1.0}});
  planner.AddEvidence(understood.content_evidence);
  for (const Unit& unit : understood.units) planner.AddUnit(unit);
  return planner.Take();
}

}  // namespace kok::search_core
