#include "indexer/schema/labels.h"

namespace kok::schema {

using kok::search::v1::OrganizationType;

std::string_view SearchWords(OrganizationType type) {
  switch (type) {
    case kok::search::v1::ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE:
      return "spezialisierte Fachberatungsstelle Beratungsstelle für Betroffene von Menschenhandel "
             "Beratung specialised counselling centre human trafficking";
    case kok::search::v1::ORGANIZATION_TYPE_ASSOCIATION:
      return "Interessenverband Verband association";
    case kok::search::v1::ORGANIZATION_TYPE_NETWORK:
      return "Netzwerk Bündnis network";
    case kok::search::v1::ORGANIZATION_TYPE_COORDINATION_OFFICE:
      return "Koordinierungsstelle Geschäftsstelle coordination office";
    case kok::search::v1::ORGANIZATION_TYPE_COUNSELLING_CENTRE:
      return "Beratungsstelle Beratung counselling centre";
    case kok::search::v1::ORGANIZATION_TYPE_HELPLINE:
      return "Hilfetelefon Beratungstelefon Hotline helpline";
    case kok::search::v1::ORGANIZATION_TYPE_AUTHORITY:
      return "Behörde Amt authority";
    default:
      return "";
  }
}

}  // namespace kok::schema
