#include "indexer/source/hsds_takeout_parts.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace kok::source {

using google::protobuf::EnumDescriptor;
using google::protobuf::EnumValueDescriptor;
using kok::search::v1::AttributeState;
using kok::search::v1::Fact;

int HsdsTakeoutParts::Value(const EnumDescriptor& type, std::string_view prefix,
                            const std::string& word, std::string_view link) {
  const EnumValueDescriptor* value =
      type.FindValueByName(absl::StrCat(std::string(prefix), absl::AsciiStrToUpper(word)));
  if (value != nullptr) return value->number();
  Fail(absl::StrCat("attributes.kok_", std::string(link)),
       absl::StrCat("expected a value of ", type.name(), " in lower case, without ",
                    std::string(prefix)));
  return 0;
}

AttributeState HsdsTakeoutParts::State(const std::string& word, std::string_view link) {
  return static_cast<AttributeState>(
      Value(*kok::search::v1::AttributeState_descriptor(), "ATTRIBUTE_STATE_", word, link));
}

void HsdsTakeoutParts::FillFact(const Said& said, Fact& fact) {
  fact.set_kind(static_cast<kok::search::v1::FactKind>(Value(
      *kok::search::v1::FactKind_descriptor(), "FACT_KIND_", said.One("fact_kind"), "fact_kind")));
  fact.set_source(said.One("fact_source"));
  fact.set_source_date(said.One("fact_source_date"));
}

}  // namespace kok::source
