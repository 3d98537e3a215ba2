#include "indexer/build/document_builder.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "indexer/analysis/contact_spans.h"
#include "indexer/analysis/tokenizer.h"
#include "indexer/analysis/web_domain.h"
#include "indexer/analysis/word_forms.h"
#include "indexer/build/content_marks.h"
#include "indexer/region/contact_keys.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/impact.h"
#include "indexer/schema/labels.h"
#include "indexer/schema/offered_services.h"
#include "indexer/schema/record_references.h"
#include "indexer/schema/slots.h"

namespace kok::build {
namespace {

using kok::search::v1::Content;
using kok::search::v1::Organization;

void AddFilter(Xapian::Document& document, std::string_view prefix, const std::string& value) {
  if (!value.empty()) document.add_boolean_term(schema::FilterTerm(prefix, value));
}

// Unlike filters these are ranked, so they need a frequency: a weighting gives nothing to terms
// without. It is the impact of one exact match.
void AddWhole(Xapian::Document& document, const std::string& term) {
  document.add_term(term, schema::ImpactCode(schema::kWholeImpact));
}

// A citation counts alike in a short text and in a long one: which norm or number it is decides.
bool IsReference(const std::string& term) {
  return term.compare(0, schema::kReferencePrefix.size(), schema::kReferencePrefix) == 0;
}

// `info@diakonie-hamburg.de` says diakonie and hamburg. Providers of mail for everybody say
// nothing.
std::string DomainWords(const Organization& organization) {
  std::string words;
  for (const std::string& email : organization.emails()) {
    const size_t at = email.find('@');
    const size_t dot = email.rfind('.');
    if (at == std::string::npos || dot == std::string::npos || dot < at) continue;
    if (analysis::IsMailProvider(email.substr(at + 1))) continue;
    absl::StrAppend(&words, email.substr(at + 1, dot - at - 1), " ");
  }
  return words;
}

// A town under its whole name, and under its first word where the rest only tells it from others of
// that name: Frankfurt am Main, Neustadt (Wied).
void AddTown(Xapian::Document& document, const std::string& locality) {
  const std::string key = analysis::PhraseKey(locality);
  if (key.empty()) return;
  AddWhole(document, schema::FilterTerm(schema::kTownPrefix, key));
  for (const std::string_view mark : {" am ", " an der ", " a. ", " im ", " in ", " (", "/", ","}) {
    const size_t at = locality.find(mark);
    if (at == std::string::npos) continue;
    AddWhole(document,
             schema::FilterTerm(schema::kTownPrefix, analysis::PhraseKey(locality.substr(0, at))));
    return;
  }
}

// Court, own citations and day.
void AddMarks(Xapian::Document& document, const Content& content) {
  const ContentMarks marks = MarksOf(content);
  for (const std::string& term : marks.terms) AddWhole(document, term);
  document.add_value(schema::kCourtSlot, marks.court);
  document.add_value(schema::kNormSlot, schema::JoinValues(marks.norms));
  document.add_value(schema::kDateSlot, marks.day);
}

// Telephone numbers in a text, as printed.
void AddPhones(Xapian::Document& document, const std::vector<std::string>& printed) {
  for (const std::string& text : printed) {
    const auto phones = region::ReadPrintedPhone(text, "DE");
    if (!phones.ok()) continue;
    for (const region::ReadPhone& phone : *phones) {
      AddWhole(document, schema::FilterTerm(schema::kPhonePrefix, phone.e164));
    }
  }
}

// Numbers and addresses as they are looked for, exactly.
void AddContacts(Xapian::Document& document, const Organization& organization) {
  for (const auto& phone : organization.phones()) {
    AddWhole(document, schema::FilterTerm(schema::kPhonePrefix, phone.number()));
  }
  if (!organization.fax().number().empty()) {
    AddWhole(document, schema::FilterTerm(schema::kPhonePrefix, organization.fax().number()));
  }
  for (const std::string& email : organization.emails()) {
    const std::string key = region::EmailKey(email);
    if (key.empty()) continue;
    AddWhole(document, schema::FilterTerm(schema::kEmailPrefix, key));
    AddWhole(document, schema::FilterTerm(schema::kDomainPrefix, key.substr(key.find('@') + 1)));
  }
  const std::string site = analysis::WebDomain(organization.website_uri());
  if (!site.empty()) AddWhole(document, schema::FilterTerm(schema::kDomainPrefix, site));
}

}  // namespace

// The words of each searchable field, by the path that the field table names.
std::string DocumentBuilder::WordsOf(const Organization& organization,
                                     std::string_view path) const {
  if (path == "display_name") return organization.display_name();
  if (path == "short_name") return organization.short_name();
  if (path == "alternate_names") return absl::StrJoin(organization.alternate_names(), " ");
  if (path == "seat.locality") return organization.seat().locality();
  if (path == "description") return organization.description();
  if (path == "emails") return DomainWords(organization);
  if (path == "type") return std::string(schema::SearchWords(organization.type()));
  if (path == "services") return ServiceWords(organization);
  if (path == "seat.region_code") {
    const region::RegionRow* row = regions_.Find(organization.seat().region_code());
    return row == nullptr ? "" : row->SearchWords();
  }
  return "";
}

// The vocabulary's words for each service that it offers, or the code itself where the vocabulary
// lacks it. What no source states of it must not be found: not what it does not offer, nor what is
// said of centres in general.
std::string DocumentBuilder::ServiceWords(const Organization& organization) const {
  std::string words;
  for (const auto* service : schema::OfferedServices(organization)) {
    const schema::VocabularyEntry* entry = vocabulary_.Find("service", service->code());
    absl::StrAppend(&words, entry == nullptr ? service->code() : entry->Words(), " ");
  }
  return words;
}

Xapian::Document DocumentBuilder::Build(const Organization& organization) const {
  Xapian::Document document;
  AddFilter(document, schema::kResourceNamePrefix, organization.name());
  for (const schema::TextField& field : schema::kOrganizationFields) {
    for (const std::string& term :
         analyzer_.IndexTerms(field.prefix, WordsOf(organization, field.path))) {
      document.add_term(term);
    }
  }
  AddContacts(document, organization);
  AddTown(document, organization.seat().locality());
  for (const auto& branch : organization.branches()) AddTown(document, branch.locality());
  AddName(document, organization.display_name(), true);
  AddName(document, organization.short_name(), false);
  for (const std::string& name : organization.alternate_names()) AddName(document, name, false);

  AddFilter(document, schema::kSeatRegionPrefix, organization.seat().region_code());
  AddFilter(document, schema::kSeatRegionPrefix, organization.seat().country_code());
  AddFilter(document, schema::kOrganizationTypePrefix, std::to_string(organization.type()));
  for (const int kind : organization.member_kinds()) {
    AddFilter(document, schema::kMemberKindPrefix, std::to_string(kind));
  }
  document.set_data(organization.SerializeAsString());
  return document;
}

Xapian::Document DocumentBuilder::Build(const Content& content,
                                        analysis::ContentTerms& terms) const {
  Xapian::Document document;
  AddFilter(document, schema::kResourceNamePrefix, content.name());
  for (const std::string& name : schema::ReferencesOf(content)) {
    AddFilter(document, schema::kReferringPrefix, name);
  }
  for (const schema::TextField& field : schema::kContentFields) {
    terms.Add(schema::TextOf(content, field.path), field.weight);
  }
  AddPhones(document, terms.phones());
  const double words = terms.words();
  terms.Take([&](const std::string& term, double frequency) {
    if (IsReference(term)) {
      AddWhole(document, term);
      return;
    }
    document.add_term(term,
                      schema::ImpactCode(schema::Impact(frequency, words, average_content_words_)));
  });
  AddTitle(document, terms.WordsOf(content.title()));
  // What is typed from its beginning, stop words and all; of statutes there are too many.
  if (content.type() != kok::search::v1::CONTENT_TYPE_STATUTE) {
    const std::string key = analyzer_.FullNameKey(content.title());
    if (!key.empty()) AddWhole(document, schema::FilterTerm(schema::kFullNamePrefix, key));
  }
  AddMarks(document, content);

  AddFilter(document, schema::kContentTypePrefix, std::to_string(content.type()));
  if (content.type() != kok::search::v1::CONTENT_TYPE_UNSPECIFIED) {
    document.add_value(schema::kContentTypeSlot, kok::search::v1::ContentType_Name(content.type()));
  }
  for (const std::string& topic : content.topics()) {
    AddFilter(document, schema::kTopicPrefix, topic);
  }
  document.add_value(schema::kTopicSlot,
                     schema::JoinValues({content.topics().begin(), content.topics().end()}));
  Content without_body;
  without_body.CopyFrom(content);
  without_body.clear_body();
  document.set_data(without_body.SerializeAsString());
  return document;
}

void DocumentBuilder::AddTitle(Xapian::Document& document,
                               const std::vector<analysis::Token>& words) const {
  const std::string key = analysis::Analyzer::TitleKey(words);
  if (!key.empty()) AddWhole(document, schema::FilterTerm(schema::kTitlePrefix, key));
  const std::string concept_id = analyzer_.GermanConceptOf(words);
  if (concept_id.empty()) return;
  AddWhole(document,
           schema::FilterTerm(schema::kTitlePrefix, analysis::Analyzer::ConceptKey(concept_id)));
}

void DocumentBuilder::AddName(Xapian::Document& document, std::string_view name,
                              bool is_full_name) const {
  const std::string key = analyzer_.NameKey(name);
  const std::string full_key = analyzer_.FullNameKey(name);
  // A name without words has no key, or it would be the name of every query without.
  if (is_full_name && !full_key.empty()) {
    AddWhole(document, schema::FilterTerm(schema::kFullNamePrefix, full_key));
  }
  if (key.empty()) return;
  AddWhole(document, schema::FilterTerm(schema::kNamePrefix, key));
  // "banying", "lastrada": written as one word.
  std::string joined = key;
  joined.erase(std::remove(joined.begin(), joined.end(), ' '), joined.end());
  if (joined != key) AddWhole(document, schema::FilterTerm(schema::kNamePrefix, joined));
}

}  // namespace kok::build
