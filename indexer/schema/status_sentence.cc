#include "indexer/schema/status_sentence.h"

#include "absl/strings/str_cat.h"

namespace kok::schema {

std::string StatusSentence(const kok::search::v1::Organization& organization) {
  const std::string& successor = organization.superseded_by();
  const std::string next = successor.empty() ? "" : absl::StrCat(" Nachfolge: ", successor, ".");
  switch (organization.status()) {
    case kok::search::v1::ORGANIZATION_STATUS_PAUSED:
      return absl::StrCat("Nimmt zurzeit keine Klient*innen auf.", next);
    case kok::search::v1::ORGANIZATION_STATUS_CLOSED:
      return absl::StrCat("Dauerhaft geschlossen.", next);
    case kok::search::v1::ORGANIZATION_STATUS_MERGED:
      return absl::StrCat("In einer anderen Organisation aufgegangen.", next);
    default:
      return "";
  }
}

bool IsAtWork(const kok::search::v1::Organization& organization) {
  return StatusSentence(organization).empty();
}

}  // namespace kok::schema
