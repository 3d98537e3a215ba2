#include "indexer/source/attribute_check.h"

#include <optional>
#include <set>

#include "absl/strings/str_cat.h"
#include "indexer/analysis/languages.h"
#include "indexer/source/date_check.h"

namespace kok::source {
namespace {

using kok::search::v1::AttributeState;
using Attributes = google::protobuf::RepeatedPtrField<kok::search::v1::Attribute>;

constexpr char kExpectedTag[] = "expected a BCP 47 language tag, such as ro or sr-Latn";

void CheckNoInterpreter(const std::string& field, AttributeState state, Findings& findings) {
  if (state == kok::search::v1::ATTRIBUTE_STATE_VIA_INTERPRETER) {
    findings.Error(field, "expected YES, NO or UNKNOWN: interpreters are for languages");
  }
}

void CheckEachOnce(const std::string& field, const Attributes& attributes, Findings& findings) {
  std::set<std::string> known;
  for (int i = 0; i < attributes.size(); ++i) {
    const std::string& code = attributes[i].code();
    if (!code.empty() && !known.insert(code).second) {
      findings.Error(absl::StrCat(field, "[", i, "].code"),
                     "stands there already: a code has one state");
    }
  }
}

void CheckList(const schema::Vocabulary& vocabulary, const std::string& field,
               const std::string& facet, const Attributes& attributes, Findings& findings) {
  for (int i = 0; i < attributes.size(); ++i) {
    const std::string path = absl::StrCat(field, "[", i, "]");
    CheckCode(vocabulary, path + ".code", facet, attributes[i].code(), findings);
    CheckNoInterpreter(path + ".state", attributes[i].state(), findings);
    CheckFact(path + ".fact", attributes[i].fact(), findings);
  }
  CheckEachOnce(field, attributes, findings);
}

void CheckLanguages(Attributes& languages, Findings& findings) {
  for (int i = 0; i < languages.size(); ++i) {
    const std::string path = absl::StrCat("languages[", i, "]");
    const std::optional<std::string> tag = analysis::CanonicalLanguageTag(languages[i].code());
    if (tag.has_value()) {
      languages[i].set_code(*tag);
    } else {
      findings.Error(path + ".code", languages[i].code().empty() ? "is empty" : kExpectedTag);
    }
    CheckFact(path + ".fact", languages[i].fact(), findings);
  }
  CheckEachOnce("languages", languages, findings);
}

}  // namespace

void CheckCode(const schema::Vocabulary& vocabulary, const std::string& field,
               const std::string& facet, const std::string& code, Findings& findings) {
  if (code.empty()) {
    findings.Error(field, "is empty");
  } else if (vocabulary.Find(facet, code) == nullptr) {
    findings.Warn(field, absl::StrCat("is not in the vocabulary of ", facet, " codes"));
  }
}

void CheckAttributes(const schema::Vocabulary& vocabulary,
                     kok::search::v1::Organization& organization, Findings& findings) {
  CheckList(vocabulary, "services", "service", organization.services(), findings);
  CheckLanguages(*organization.mutable_languages(), findings);
  CheckList(vocabulary, "target_groups", "target_group", organization.target_groups(), findings);
  CheckList(vocabulary, "exploitation_forms", "exploitation_form",
            organization.exploitation_forms(), findings);
  CheckNoInterpreter("offers_counselling", organization.offers_counselling(), findings);
  CheckNoInterpreter("takes_referrals", organization.takes_referrals(), findings);
  CheckNoInterpreter("accessibility.wheelchair", organization.accessibility().wheelchair(),
                     findings);
}

void CheckLanguage(kok::search::v1::Content& content, Findings& findings) {
  if (content.language_code().empty()) content.set_language_code("de");
  const std::optional<std::string> tag = analysis::CanonicalLanguageTag(content.language_code());
  if (tag.has_value()) {
    content.set_language_code(*tag);
  } else {
    findings.Error("language_code", kExpectedTag);
  }
}

}  // namespace kok::source
