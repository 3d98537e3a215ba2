#include "service/search/query_builder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "indexer/schema/fields.h"
#include "service/search/ranking.h"

namespace kok::search_core {
namespace {

using kok::search::v1::SearchFilter;
using schema::TermForm;

constexpr std::array<TermForm, 3> kForms = {TermForm::kExact, TermForm::kFold, TermForm::kStem};

const std::string& FormOf(const analysis::Token& word, TermForm form) {
  switch (form) {
    case TermForm::kExact:
      return word.exact;
    case TermForm::kFold:
      return word.fold;
    default:
      return word.stem;
  }
}

Xapian::Query Scaled(const std::string& term, double weight) {
  return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term), weight);
}

Xapian::Query Combine(Xapian::Query::op op, const std::vector<Xapian::Query>& parts) {
  return Xapian::Query(op, parts.begin(), parts.end());
}

// A term that some document holds, and in how many.
struct KnownTerm {
  std::string term;
  double weight;
  Xapian::doccount frequency;
};

std::vector<KnownTerm> KnownOrganizationTerms(const Xapian::Database& database,
                                              const analysis::Token& word) {
  std::vector<KnownTerm> known;
  for (const schema::TextField& field : schema::kOrganizationFields) {
    for (const TermForm form : kForms) {
      std::string term = schema::TextTerm(field.prefix, form, FormOf(word, form));
      const Xapian::doccount frequency = database.get_termfreq(term);
      if (frequency > 0) {
        known.push_back({std::move(term), field.weight * FormFactor(form), frequency});
      }
    }
  }
  return known;
}

// The best of all fields and forms counts; a word that stands in many records counts less.
Xapian::Query OrganizationWord(const Xapian::Database& database, const analysis::Token& word) {
  const std::vector<KnownTerm> known = KnownOrganizationTerms(database, word);
  Xapian::doccount holders = 0;
  for (const KnownTerm& term : known) holders = std::max(holders, term.frequency);
  if (holders == 0) return Xapian::Query();
  const double rarity = std::log1p(static_cast<double>(database.get_doccount()) / holders);
  std::vector<Xapian::Query> terms;
  for (const KnownTerm& term : known) terms.push_back(Scaled(term.term, term.weight * rarity));
  return Combine(Xapian::Query::OP_MAX, terms);
}

Xapian::Query ContentWord(const analysis::Token& word) {
  std::vector<Xapian::Query> forms;
  for (const TermForm form : kForms) {
    forms.push_back(Scaled(schema::TextTerm(schema::kContentPrefix, form, FormOf(word, form)),
                           FormFactor(form)));
  }
  return Combine(Xapian::Query::OP_MAX, forms);
}

void AddNameTiers(const SearchWords& words, std::vector<Xapian::Query>& parts) {
  parts.push_back(
      Scaled(schema::FilterTerm(schema::kFullNamePrefix, words.full_name_key), kFullNameTier));
  parts.push_back(Scaled(schema::FilterTerm(schema::kNamePrefix, words.name_key), kNameTier));
}

// What a type adds to a match, without matching by itself.
Xapian::Query WithTypePriors(const Xapian::Query& query) {
  std::vector<Xapian::Query> priors;
  for (int number = 0; number < kok::search::v1::OrganizationType_ARRAYSIZE; ++number) {
    const double prior = TypePrior(static_cast<kok::search::v1::OrganizationType>(number));
    if (prior > 0) {
      priors.push_back(Scaled(
          schema::FilterTerm(schema::kOrganizationTypePrefix, std::to_string(number)), prior));
    }
  }
  return Xapian::Query(Xapian::Query::OP_AND_MAYBE, query, Combine(Xapian::Query::OP_OR, priors));
}

// Values of one field are alternatives.
template <typename Values, typename ToText>
void Restrict(std::string_view prefix, const Values& values, ToText to_text,
              Xapian::Query& filter) {
  if (values.empty()) return;
  std::vector<Xapian::Query> alternatives;
  for (const auto& value : values) {
    alternatives.emplace_back(schema::FilterTerm(prefix, to_text(value)));
  }
  filter =
      Xapian::Query(Xapian::Query::OP_FILTER, filter, Combine(Xapian::Query::OP_OR, alternatives));
}

std::string SameText(const std::string& value) { return value; }
std::string Number(int value) { return std::to_string(value); }

bool AsksForKind(const SearchFilter& filter, kok::search::v1::RecordKind kind) {
  return filter.kinds().empty() ||
         std::find(filter.kinds().begin(), filter.kinds().end(), kind) != filter.kinds().end();
}

}  // namespace

Xapian::Query OrganizationQuery(const Xapian::Database& database, const SearchWords& words) {
  std::vector<Xapian::Query> parts;
  AddNameTiers(words, parts);
  for (const analysis::Token& word : words.words) {
    const Xapian::Query query = OrganizationWord(database, word);
    if (!query.empty()) parts.push_back(query);
  }
  return WithTypePriors(Combine(Xapian::Query::OP_OR, parts));
}

Xapian::Query ContentQuery(const SearchWords& words) {
  std::vector<Xapian::Query> parts;
  AddNameTiers(words, parts);
  for (const analysis::Token& word : words.words) parts.push_back(ContentWord(word));
  return Combine(Xapian::Query::OP_OR, parts);
}

std::optional<Xapian::Query> OrganizationFilter(const SearchFilter& filter) {
  const bool asks_for_content_only = !filter.content_types().empty() || !filter.topics().empty();
  if (asks_for_content_only || !AsksForKind(filter, kok::search::v1::RECORD_KIND_ORGANIZATION)) {
    return std::nullopt;
  }
  Xapian::Query query{std::string()};
  Restrict(schema::kSeatRegionPrefix, filter.regions(), SameText, query);
  Restrict(schema::kOrganizationTypePrefix, filter.organization_types(), Number, query);
  Restrict(schema::kMemberKindPrefix, filter.member_kinds(), Number, query);
  return query;
}

std::optional<Xapian::Query> ContentFilter(const SearchFilter& filter) {
  const bool asks_for_organizations_only = !filter.regions().empty() ||
                                           !filter.organization_types().empty() ||
                                           !filter.member_kinds().empty();
  if (asks_for_organizations_only || !AsksForKind(filter, kok::search::v1::RECORD_KIND_CONTENT)) {
    return std::nullopt;
  }
  Xapian::Query query{std::string()};
  Restrict(schema::kContentTypePrefix, filter.content_types(), Number, query);
  Restrict(schema::kTopicPrefix, filter.topics(), SameText, query);
  return query;
}

}  // namespace kok::search_core
