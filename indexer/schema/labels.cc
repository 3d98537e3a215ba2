#include "indexer/schema/labels.h"

namespace kok::schema {
namespace {

struct Label {
  int value;
  std::string_view de;
  std::string_view en;
};

constexpr Label kOrganizationTypes[] = {
    {kok::search::v1::ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE,
     "spezialisierte Fachberatungsstelle", "specialised counselling centre"},
    {kok::search::v1::ORGANIZATION_TYPE_ASSOCIATION, "Interessenverband", "association"},
    {kok::search::v1::ORGANIZATION_TYPE_NETWORK, "Netzwerk", "network"},
    {kok::search::v1::ORGANIZATION_TYPE_COORDINATION_OFFICE, "Geschäftsstelle eines Netzwerks",
     "coordination office"},
    {kok::search::v1::ORGANIZATION_TYPE_COUNSELLING_CENTRE, "Beratungsstelle",
     "counselling centre"},
    {kok::search::v1::ORGANIZATION_TYPE_HELPLINE, "Hilfetelefon", "helpline"},
    {kok::search::v1::ORGANIZATION_TYPE_AUTHORITY, "Behörde", "authority"},
};

constexpr Label kMemberKinds[] = {
    {kok::search::v1::MEMBER_KIND_UNKNOWN, "Mitglied, Art nicht genannt",
     "member, kind not stated"},
    {kok::search::v1::MEMBER_KIND_SPECIALIZED_COUNSELLING_CENTRE, "Fachberatungsstelle",
     "specialised counselling centre"},
    {kok::search::v1::MEMBER_KIND_WOMENS_SHELTER, "Frauenhaus oder Zufluchtswohnung",
     "women's shelter or safe flat"},
    {kok::search::v1::MEMBER_KIND_MIGRANT_WOMENS_PROJECT, "autonomes Migrantinnen*projekt",
     "migrant women's project"},
    {kok::search::v1::MEMBER_KIND_RIGHTS_ORGANIZATION,
     "Frauenrechts- oder Menschenrechtsorganisation", "women's or human rights organisation"},
    {kok::search::v1::MEMBER_KIND_WELFARE_ASSOCIATION, "Wohlfahrtsverband", "welfare association"},
};

constexpr Label kContentTypes[] = {
    {kok::search::v1::CONTENT_TYPE_EXPLANATION, "Erklärung", "explanation"},
    {kok::search::v1::CONTENT_TYPE_SERVICE_DESCRIPTION, "Angebot", "service"},
    {kok::search::v1::CONTENT_TYPE_ABOUT, "über das Netzwerk", "about the network"},
    {kok::search::v1::CONTENT_TYPE_PUBLICATION, "Veröffentlichung", "publication"},
    {kok::search::v1::CONTENT_TYPE_STATEMENT, "Stellungnahme", "statement"},
    {kok::search::v1::CONTENT_TYPE_STATUTE, "Gesetz", "statute"},
    {kok::search::v1::CONTENT_TYPE_DECISION, "Entscheidung", "court decision"},
};

template <size_t kSize>
std::string_view Find(const Label (&labels)[kSize], int value, std::string_view language) {
  for (const Label& label : labels) {
    if (label.value == value) return language == "en" ? label.en : label.de;
  }
  return "";
}

}  // namespace

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

std::string_view DisplayName(OrganizationType type, std::string_view language) {
  return Find(kOrganizationTypes, type, language);
}

std::string_view DisplayName(kok::search::v1::MemberKind kind, std::string_view language) {
  return Find(kMemberKinds, kind, language);
}

std::string_view DisplayName(kok::search::v1::ContentType type, std::string_view language) {
  return Find(kContentTypes, type, language);
}

}  // namespace kok::schema
