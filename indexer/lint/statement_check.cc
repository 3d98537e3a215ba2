#include "indexer/lint/statement_check.h"

#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace kok::lint {
namespace {

using kok::search::v1::Attribute;
using source::Organization;

constexpr int kNamedCodes = 3;

bool States(const Attribute& attribute) {
  return attribute.state() == kok::search::v1::ATTRIBUTE_STATE_YES ||
         attribute.state() == kok::search::v1::ATTRIBUTE_STATE_NO ||
         attribute.state() == kok::search::v1::ATTRIBUTE_STATE_VIA_INTERPRETER;
}

void CheckList(const std::string& field,
               const google::protobuf::RepeatedPtrField<Attribute>& attributes,
               RecordFindings& findings) {
  int without = 0;
  std::string codes;
  for (const Attribute& attribute : attributes) {
    if (!States(attribute) || !attribute.fact().source().empty()) continue;
    if (++without <= kNamedCodes) {
      absl::StrAppend(&codes, without == 1 ? "" : ", ", absl::Utf8SafeCEscape(attribute.code()));
    }
  }
  if (without == 0) return;
  findings.Warn("attribute-source", field,
                absl::StrCat(without, " of ", attributes.size(), " without fact.source: ", codes,
                             without > kNamedCodes ? ", ..." : ""));
}

}  // namespace

void CheckAttributeSources(const Organization& organization, RecordFindings& findings) {
  CheckList("services", organization.services(), findings);
  CheckList("languages", organization.languages(), findings);
  CheckList("target_groups", organization.target_groups(), findings);
  CheckList("exploitation_forms", organization.exploitation_forms(), findings);
}

void CheckSuccessor(const Organization& organization, RecordFindings& findings) {
  const bool merged = organization.status() == kok::search::v1::ORGANIZATION_STATUS_MERGED;
  const bool closed = organization.status() == kok::search::v1::ORGANIZATION_STATUS_CLOSED;
  if (organization.superseded_by().empty()) {
    if (merged) {
      findings.Error("successor", "superseded_by", "is missing: MERGED, but into whom?");
    } else if (closed) {
      findings.Warn("successor", "superseded_by", "is missing: CLOSED, and who took over?");
    }
  } else if (!merged && !closed) {
    findings.Warn("successor", "status", "expected MERGED or CLOSED beside superseded_by");
  }
}

}  // namespace kok::lint
