#include "service/search/record_texts.h"

#include "indexer/schema/offered_services.h"
#include "service/search/match_sentences.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;

void AddServices(const v1::Organization& organization, const schema::Vocabulary& vocabulary,
                 std::vector<FieldText>& texts) {
  for (const v1::Attribute* service : schema::OfferedServices(organization)) {
    const schema::VocabularyEntry* entry = vocabulary.Find("service", service->code());
    if (entry == nullptr) continue;
    texts.push_back({"services", entry->name_de});
    texts.push_back({"services", entry->name_en});
  }
}

void AddContacts(const v1::Organization& organization, std::vector<FieldText>& texts) {
  for (const std::string& email : organization.emails()) texts.push_back({"emails", email});
  for (const v1::Phone& phone : organization.phones()) {
    texts.push_back({"phones", phone.display()});
  }
  texts.push_back({"phones", organization.fax().display()});
  texts.push_back({"website_uri", organization.website_uri()});
}

}  // namespace

std::vector<FieldText> TextsOf(const v1::Organization& organization,
                               const region::RegionTable& regions,
                               const schema::Vocabulary& vocabulary) {
  std::vector<FieldText> texts = {{"display_name", organization.display_name()},
                                  {"short_name", organization.short_name()}};
  for (const std::string& name : organization.alternate_names()) {
    texts.push_back({"alternate_names", name});
  }
  texts.push_back({"seat.locality", organization.seat().locality()});
  for (const v1::Place& branch : organization.branches()) {
    texts.push_back({kBranchTown, branch.locality()});
  }
  const region::RegionRow* region = regions.Find(organization.seat().region_code());
  if (region != nullptr) {
    texts.push_back({"seat.region_code", region->name_de});
    texts.push_back({"seat.region_code", region->name_en});
  }
  AddServices(organization, vocabulary, texts);
  texts.push_back({"description", organization.description()});
  AddContacts(organization, texts);
  return texts;
}

std::vector<FieldText> HeadTextsOf(const v1::Content& content) {
  const v1::Decision& decision = content.decision();
  std::vector<FieldText> texts = {{"title", content.title()},
                                  {"summary", content.summary()},
                                  {"decision.headnote", decision.headnote()},
                                  {"decision.court", decision.court()}};
  for (const std::string& number : decision.file_numbers()) {
    texts.push_back({"decision.file_numbers", number});
  }
  texts.push_back({"decision.ecli", decision.ecli()});
  return texts;
}

std::vector<FieldText> TextsOf(const v1::Content& content) {
  std::vector<FieldText> texts = HeadTextsOf(content);
  texts.push_back({"body", content.body()});
  return texts;
}

}  // namespace kok::search_core
