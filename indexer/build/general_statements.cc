#include "indexer/build/general_statements.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace kok::build {
namespace {

using kok::search::v1::MemberKind;
using kok::search::v1::Organization;
using Attributes = google::protobuf::RepeatedPtrField<kok::search::v1::Attribute>;

constexpr char kFile[] = "general_statements.tsv";
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

absl::StatusOr<GeneralStatements::Statement> GeneralStatements::ReadRow(
    const schema::TsvRow& row, const schema::Vocabulary& vocabulary) {
  Statement statement{kok::search::v1::MEMBER_KIND_UNSPECIFIED, std::string(row.columns[1]),
                      std::string(row.columns[2]), std::string(row.columns[3])};
  if (!kok::search::v1::MemberKind_Parse(std::string(row.columns[0]), &statement.member_kind) ||
      statement.member_kind == kok::search::v1::MEMBER_KIND_UNSPECIFIED) {
    return absl::InvalidArgumentError(
        "column member_kind: expected a kind of member, such as MEMBER_KIND_WOMENS_SHELTER");
  }
  if (FindFacet(statement.facet) == nullptr) {
    return absl::InvalidArgumentError(
        "column facet: expected service, target_group or exploitation_form");
  }
  if (vocabulary.Find(statement.facet, statement.code) == nullptr) {
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
                                                           const schema::Vocabulary& vocabulary) {
  GeneralStatements read;
  std::set<std::string> known;
  const absl::Status whole =
      schema::ReadTsv(tsv, kFile, kColumns, [&](const schema::TsvRow& row) -> absl::Status {
        absl::StatusOr<Statement> statement = ReadRow(row, vocabulary);
        if (!statement.ok()) {
          return schema::TsvError(kFile, row.line, std::string(statement.status().message()));
        }
        if (!known.insert(absl::StrJoin(row.columns.begin(), row.columns.end() - 1, "\t")).second) {
          return schema::TsvError(kFile, row.line, "this statement stands there already");
        }
        read.statements_.push_back(*std::move(statement));
        return absl::OkStatus();
      });
  if (!whole.ok()) return whole;
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
