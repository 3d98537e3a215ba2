#include "indexer/build/document_builder.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/labels.h"

namespace kok::build {
namespace {

using kok::search::v1::Content;
using kok::search::v1::Organization;

void AddFilter(Xapian::Document& document, std::string_view prefix, const std::string& value) {
  if (!value.empty()) document.add_boolean_term(schema::FilterTerm(prefix, value));
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
  if (path == "type") return std::string(schema::SearchWords(organization.type()));
  if (path == "services") return ServiceWords(organization);
  if (path == "seat.region_code") {
    const region::RegionRow* row = regions_.Find(organization.seat().region_code());
    return row == nullptr ? "" : row->SearchWords();
  }
  return "";
}

// The vocabulary's words for each service that it offers, or the code itself where the vocabulary
// lacks it. What it is stated not to offer must not be found.
std::string DocumentBuilder::ServiceWords(const Organization& organization) const {
  std::string words;
  for (const auto& service : organization.services()) {
    if (service.state() == kok::search::v1::ATTRIBUTE_STATE_NO) continue;
    const auto entry = vocabulary_.find("service/" + service.code());
    absl::StrAppend(&words, entry == vocabulary_.end() ? service.code() : entry->second, " ");
  }
  return words;
}

Xapian::Document DocumentBuilder::Build(const Organization& organization) const {
  Xapian::Document document;
  AddFilter(document, schema::kResourceNamePrefix, organization.name());
  for (const schema::TextField& field : schema::kOrganizationFields) {
    AddText(document, field.prefix, 1, WordsOf(organization, field.path));
  }
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

Xapian::Document DocumentBuilder::Build(const Content& content) const {
  Xapian::Document document;
  AddFilter(document, schema::kResourceNamePrefix, content.name());
  for (const schema::TextField& field : schema::kContentFields) {
    const std::string& text = field.path == "title"     ? content.title()
                              : field.path == "summary" ? content.summary()
                                                        : content.body();
    AddText(document, field.prefix, static_cast<int>(field.weight), text);
  }
  AddName(document, content.title(), true);

  AddFilter(document, schema::kContentTypePrefix, std::to_string(content.type()));
  for (const std::string& topic : content.topics()) {
    AddFilter(document, schema::kTopicPrefix, topic);
  }
  document.set_data(content.SerializeAsString());
  return document;
}

void DocumentBuilder::AddText(Xapian::Document& document, char prefix, int wdf_increment,
                              std::string_view text) const {
  for (const std::string& term : analyzer_.IndexTerms(prefix, text)) {
    document.add_term(term, static_cast<Xapian::termcount>(wdf_increment));
  }
}

void DocumentBuilder::AddName(Xapian::Document& document, std::string_view name,
                              bool is_full_name) const {
  const std::string key = analyzer_.NameKey(name);
  const std::string full_key = analyzer_.FullNameKey(name);
  // Unlike filters these are ranked, so they need a frequency: a weighting gives nothing to terms
  // without. A name without words has no key, or it would be the name of every query without.
  if (is_full_name && !full_key.empty()) {
    document.add_term(schema::FilterTerm(schema::kFullNamePrefix, full_key));
  }
  if (!key.empty()) document.add_term(schema::FilterTerm(schema::kNamePrefix, key));
}

}  // namespace kok::build
