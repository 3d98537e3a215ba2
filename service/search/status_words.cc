#include "service/search/status_words.h"

namespace kok::search_core {

namespace v1 = kok::search::v1;

std::string_view StatusWords(v1::OrganizationStatus status, std::string_view language) {
  const bool english = language == "en";
  switch (status) {
    case v1::ORGANIZATION_STATUS_PAUSED:
      return english ? "paused" : "pausiert";
    case v1::ORGANIZATION_STATUS_CLOSED:
      return english ? "closed" : "geschlossen";
    case v1::ORGANIZATION_STATUS_MERGED:
      return english ? "merged into another organisation" : "in anderer Organisation aufgegangen";
    default:
      return "";
  }
}

}  // namespace kok::search_core
