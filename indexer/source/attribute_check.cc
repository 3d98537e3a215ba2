#include "indexer/source/attribute_check.h"

#include <optional>
#include <set>

#include "absl/strings/str_cat.h"
#include "indexer/analysis/languages.h"
#include "indexer/source/date_check.h"
#include "indexer/source/nearest_codes.h"

namespace kok::source {
namespace {

using kok::search::v1::AttributeState;
using Attributes = google::protobuf::RepeatedPtrField<kok::search::v1::Attribute>;

std::string OrNothing(const char* before, const std::string& nearest, const char* after) {
  return nearest.empty() ? "" : absl::StrCat(before, nearest, after);
}

// What people enter who do not know the form of our cells.
const char* SeveralInOne(const std::string& code, const Findings& findings) {
  const bool several = code.find_first_of(",;=/") != std::string::npos;
  return several && findings.is_spreadsheet()
             ? "; each on a line of its own in the cell (Alt+Enter)"
               ", such as ro | YES"
             : "";
}

// Makes the tag canonical. An unknown language is an error: it would never be found. ICU has names
// for every language of two letters, and not for all of the rare ones of three.
void CheckTag(const std::string& field, std::string& tag, Findings& findings) {
  const std::optional<std::string> canonical = analysis::CanonicalLanguageTag(tag);
  if (!canonical.has_value()) {
    findings.Error(field, absl::StrCat("expected a BCP 47 language tag, such as ro or sr-Latn",
                                       OrNothing(": did you mean ", NearestLanguages(tag), "?"),
                                       SeveralInOne(tag, findings)));
    return;
  }
  const std::string language = canonical->substr(0, canonical->find('-'));
  const bool is_known = analysis::LanguageName(language, "en") != language;
  const std::string nearest = is_known ? "" : NearestLanguages(tag);
  tag = *canonical;
  if (is_known) return;
  if (language.size() == 2) {
    findings.Error(field, absl::StrCat("is no known language, expected a BCP 47 tag such as ro",
                                       OrNothing("; nearest are ", nearest, "")));
  } else {
    findings.Warn(field, absl::StrCat("is a language without a name here, expected a code of "
                                      "ISO 639-3",
                                      OrNothing("; nearest are ", nearest, "")));
  }
}

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
    if (languages[i].code().empty()) {
      findings.Error(path + ".code", "is empty, expected a BCP 47 language tag, such as ro");
    } else {
      CheckTag(path + ".code", *languages[i].mutable_code(), findings);
    }
    CheckFact(path + ".fact", languages[i].fact(), findings);
  }
  CheckEachOnce("languages", languages, findings);
}

}  // namespace

void CheckCode(const schema::Vocabulary& vocabulary, const std::string& field,
               const std::string& facet, const std::string& code, Findings& findings) {
  if (code.empty()) {
    findings.Error(field, absl::StrCat("is empty, expected a ", facet, " code"));
  } else if (vocabulary.Find(facet, code) == nullptr) {
    findings.Warn(field, absl::StrCat("is not in the vocabulary of ", facet, " codes",
                                      OrNothing("; nearest are ",
                                                NearestCodes(vocabulary, facet, code), "")));
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
  CheckTag("language_code", *content.mutable_language_code(), findings);
}

}  // namespace kok::source
