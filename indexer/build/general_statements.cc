#include "indexer/build/general_statements.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace kok::build {
namespace {

using kok::search::v1::MemberKind;
using kok::search::v1::Organization;
using Attributes = google::protobuf::RepeatedPtrField<kok::search::v1::Attribute>;

constexpr size_t kColumns = 4;
constexpr size_t kMaxSourceBytes = 500;  // the limit of Fact.source

// A list of attributes, and how many the protocol allows.
struct Facet {
  const char* name;
  Attributes* (Organization::*list)();
  int limit;
};
constexpr Facet kFacets[] = {
    {"service", &Organization::mutable_services, 64},
    {"target_group", &Organization::mutable_target_groups, 64},
    {"exploitation_form", &Organization::mutable_exploitation_forms, 32},
};

// Null where there is none of that name.
const Facet* FindFacet(std::string_view name) {
  const auto* found = std::find_if(std::begin(kFacets), std::end(kFacets),
                                   [&](const Facet& facet) { return name == facet.name; });
  return found == std::end(kFacets) ? nullptr : found;
}

bool Has(const Attributes& attributes, const std::string& code) {
  return std::any_of(attributes.begin(), attributes.end(),
                     [&](const auto& attribute) { return attribute.code() == code; });
}

bool IsOfKind(const Organization& organization, MemberKind kind) {
  const auto& kinds = organization.member_kinds();
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

}  // namespace

absl::StatusOr<GeneralStatements::Statement> GeneralStatements::ReadLine(
    const std::vector<std::string>& columns, const source::Vocabulary& vocabulary) {
  if (columns.size() != kColumns) {
    return absl::InvalidArgumentError(
        absl::StrCat("expected ", kColumns, " columns, found ", columns.size()));
  }
  Statement statement{kok::search::v1::MEMBER_KIND_UNSPECIFIED, columns[1], columns[2], columns[3]};
  if (!kok::search::v1::MemberKind_Parse(columns[0], &statement.member_kind) ||
      statement.member_kind == kok::search::v1::MEMBER_KIND_UNSPECIFIED) {
    return absl::InvalidArgumentError(
        "column member_kind: expected a kind of member, such as MEMBER_KIND_WOMENS_SHELTER");
  }
  if (FindFacet(statement.facet) == nullptr) {
    return absl::InvalidArgumentError(
        "column facet: expected service, target_group or exploitation_form");
  }
  if (vocabulary.count(absl::StrCat(statement.facet, "/", statement.code)) == 0) {
    return absl::InvalidArgumentError(
        absl::StrCat("column code: expected a ", statement.facet, " of vocabulary.tsv"));
  }
  if (statement.source.empty() || statement.source.size() > kMaxSourceBytes) {
    return absl::InvalidArgumentError(
        absl::StrCat("column source: expected 1 to ", kMaxSourceBytes, " bytes"));
  }
  return statement;
}

absl::StatusOr<GeneralStatements> GeneralStatements::Parse(std::string_view tsv,
                                                           const source::Vocabulary& vocabulary) {
  GeneralStatements read;
  std::set<std::string> known;
  int line_number = 0;
  for (absl::string_view line : absl::StrSplit(absl::string_view(tsv.data(), tsv.size()), '\n')) {
    ++line_number;
    absl::ConsumeSuffix(&line, "\r");
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string> columns = absl::StrSplit(line, '\t');
    absl::StatusOr<Statement> statement = ReadLine(columns, vocabulary);
    if (statement.ok() &&
        !known.insert(absl::StrCat(columns[0], "\t", columns[1], "\t", columns[2])).second) {
      statement = absl::InvalidArgumentError("this statement stands there already");
    }
    if (!statement.ok()) {
      return absl::InvalidArgumentError(
          absl::StrCat("general_statements.tsv:", line_number, ": ", statement.status().message()));
    }
    read.statements_.push_back(*std::move(statement));
  }
  return read;
}

bool GeneralStatements::AddTo(Organization& organization) const {
  bool added = false;
  for (const Statement& statement : statements_) {
    const Facet& facet = *FindFacet(statement.facet);
    Attributes& attributes = *(organization.*facet.list)();
    if (!IsOfKind(organization, statement.member_kind) || attributes.size() >= facet.limit ||
        Has(attributes, statement.code)) {
      continue;
    }
    kok::search::v1::Attribute& attribute = *attributes.Add();
    attribute.set_code(statement.code);
    attribute.set_state(kok::search::v1::ATTRIBUTE_STATE_UNKNOWN);
    attribute.mutable_fact()->set_source(statement.source);
    attribute.mutable_fact()->set_kind(kok::search::v1::FACT_KIND_GENERAL_STATEMENT);
    added = true;
  }
  return added;
}

}  // namespace kok::build
