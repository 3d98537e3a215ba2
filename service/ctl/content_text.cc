#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/ctl/display_text.h"
#include "service/ctl/enum_names.h"
#include "service/ctl/field_list.h"
#include "service/ctl/full_record_text.h"

namespace kok::ctl {
namespace {

namespace v1 = kok::search::v1;

void AddDecision(const v1::Decision& decision, FieldList& fields) {
  fields.Add("court", decision.court());
  fields.Add("decision", decision.decision_type());
  fields.Add("decided on", decision.decided_on());
  fields.AddAll("file numbers", decision.file_numbers());
  fields.Add("ECLI", decision.ecli());
  fields.Add("norms", absl::StrJoin(decision.norms(), ", "));
  fields.AddAll("same case", decision.related_decisions());
}

// Says nothing of a text that says nothing about the law.
std::string LegalReviewText(v1::LegalReview review) {
  return review == v1::LEGAL_REVIEW_UNSPECIFIED ? "" : EnumWords(review);
}

// A part of the text after an empty line.
void AppendPart(const std::string& text, std::string& output) {
  const std::string part = ParagraphText(text);
  if (!part.empty()) absl::StrAppend(&output, "\n", part);
}

}  // namespace

std::string FullText(const v1::Content& content) {
  FieldList fields;
  fields.Add("name", content.name());
  fields.Add("type", EnumWords(content.type()));
  fields.Add("language", content.language_code());
  fields.Add("topics", absl::StrJoin(content.topics(), ", "));
  fields.Add("published on", content.published_on());
  if (content.has_decision()) AddDecision(content.decision(), fields);
  fields.Add("legal review", LegalReviewText(content.legal_review()));
  fields.Add("read it at", content.source_uri());
  fields.Add("source", content.fact().source());
  fields.Add("source date", content.fact().source_date());
  std::string output = absl::StrCat(OneLine(content.title()), "\n", fields.ToText());
  AppendPart(content.summary(), output);
  AppendPart(content.decision().headnote(), output);
  AppendPart(content.body(), output);
  return output;
}

}  // namespace kok::ctl
