#include "indexer/lint/place_check.h"

#include "indexer/lint/phone_check.h"
#include "tests/unit/indexer/build/shipped_reference.h"
#include "tests/unit/indexer/lint/made_record.h"

namespace kok::lint {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const Towns& ShippedTowns() {
  static const auto* towns = [] {
    auto opened = Towns::Open(tests::ShippedReference());
    EXPECT_TRUE(opened.ok()) << opened.status();
    return opened->release();
  }();
  return *towns;
}

using Check = void (*)(const source::Organization&, const Towns&, RecordFindings&);

std::vector<Finding> Found(Check check, const std::string& text) {
  const auto record = tests::MadeOrganization(text);
  RecordFindings findings(record);
  check(std::get<source::Organization>(record.record), ShippedTowns(), findings);
  return findings.Take();
}

TEST(CheckPlaces, FindsTownsThatAreMissingUnknownOrElsewhere) {
  const struct {
    const char* organization;
    const char* summary;
    const char* message;
  } kCases[] = {
      {"", "warning town-missing seat.locality", "is missing"},
      {"seat { region_code: 'DE-NW' }", "warning town-missing seat.locality", "is missing"},
      {"seat { locality: 'M\xC3\xBCnchen' region_code: 'DE-NW' }",
       "error town-region seat.locality", "is in DE-BY, not in DE-NW"},
      {"seat { locality: 'K\xC3\xB6lln' region_code: 'DE-NW' }",
       "warning town-unknown seat.locality", "K\xC3\xB6ln"},
      {"seat { locality: 'Bayern' region_code: 'DE-BY' }", "warning town-unknown seat.locality",
       "no municipality"},
      {"seat { locality: 'Ulm' region_code: 'DE-BW' } branches { street: 'Ring 1' }",
       "warning town-missing branches[0].locality", "beside an address"},
      {"seat { locality: 'Ulm' region_code: 'DE-BW' } "
       "branches { locality: 'Kiel' region_code: 'DE-BY' }",
       "error town-region branches[0].locality", "DE-SH"},
      {"seat { locality: 'a\x1b[1m' region_code: 'DE-NW' }", "warning town-unknown seat.locality",
       "\"a\\033[1m\""},
      {"seat { locality: 'K\xC3\xB6ln' region_code: 'DE-NW' postal_code: '51465' }",
       "warning postcode seat.postal_code", "Bergisch Gladbach"},
      {"seat { locality: 'K\xC3\xB6ln' region_code: 'DE-NW' postal_code: '80331' }",
       "warning postcode seat.postal_code", "M\xC3\xBCnchen (DE-BY)"},
      {"seat { locality: 'K\xC3\xB6ln' region_code: 'DE-NW' postal_code: '5066' }",
       "warning postcode seat.postal_code", "5 digits"},
      {"seat { locality: 'K\xC3\xB6ln' region_code: 'DE-NW' postal_code: '00001' }",
       "warning postcode seat.postal_code", "not in the gazetteer"},
  };
  for (const auto& [organization, summary, message] : kCases) {
    const std::vector<Finding> findings = Found(CheckPlaces, organization);
    EXPECT_THAT(tests::Summaries(findings), ElementsAre(summary)) << organization;
    if (findings.empty()) continue;
    EXPECT_THAT(findings[0].message, HasSubstr(message)) << organization;
  }
}

TEST(CheckPlaces, FindsNothingInWhatIsRight) {
  for (const char* organization :
       {"type: ORGANIZATION_TYPE_NETWORK", "type: ORGANIZATION_TYPE_HELPLINE",
        "seat { locality: 'Berlin' region_code: 'DE-BE' postal_code: '10785' }",
        "seat { locality: 'Hamburg' region_code: 'DE-HH' }",
        "seat { locality: 'Bremen' region_code: 'DE-HB' }",
        "seat { locality: 'Frankfurt am Main' region_code: 'DE-HE' }",
        "seat { locality: 'Neustadt' region_code: 'DE-BY' }",
        "seat { locality: 'Berlin-Kreuzberg' region_code: 'DE-BE' postal_code: '10999' }",
        "seat { locality: 'Bozen' region_code: 'IT' postal_code: '39100' }",
        "seat { locality: 'Hintertupfing' region_code: 'CH' }",
        "seat { locality: 'Berlin' region_code: 'DE-BE' } branches { label: 'Caf\xC3\xA9' }"}) {
    EXPECT_THAT(Found(CheckPlaces, organization), IsEmpty()) << organization;
  }
}

TEST(CheckPhones, FindsAreaCodesOfFarTowns) {
  const std::vector<Finding> findings =
      Found(CheckPhones,
            "seat { locality: 'Berlin' region_code: 'DE-BE' } phones { number: '+493026391176' } "
            "phones { number: '+4982333952' } fax { number: '+41444369000' }");
  EXPECT_THAT(tests::Summaries(findings),
              ElementsAre("warning phone-town phones[1]", "warning phone-town fax"));
  EXPECT_THAT(findings[1].message, HasSubstr("Z\xC3\xBCrich"));
  EXPECT_THAT(findings[1].message, HasSubstr("km from Berlin"));
}

TEST(CheckPhones, FindsNothingInWhatMayBeRight) {
  for (const char* organization : {
           // Mobile, free, national and short numbers are no town's.
           "seat { locality: 'Ulm' region_code: 'DE-BW' } phones { number: '+491711234567' } "
           "phones { number: '+498001234567' } phones { number: '+4932212345678' } "
           "phones { number: '116016' }",
           // 0731 is Ulm's and serves Neu-Ulm beyond the Land's border.
           "seat { locality: 'Neu-Ulm' region_code: 'DE-BY' } phones { number: '+49731555124' }",
           // 02203 is a part of Koeln, 0471 Bozen under two names.
           "seat { locality: 'K\xC3\xB6ln' region_code: 'DE-NW' } phones { number: "
           "'+492203123456' }",
           "seat { locality: 'Bozen' region_code: 'IT' } phones { number: '+390471203111' }",
           // 033086 and 039485 are named after villages near these towns, of which the gazetteer
           // knows
           // only namesakes elsewhere.
           "seat { locality: 'Gransee' region_code: 'DE-BB' } phones { number: '+493308612345' }",
           "seat { locality: 'Ballenstedt' region_code: 'DE-ST' } phones { number: "
           "'+493948512345' }",
           // The branch has it, or the label says so, or a line for all, or no town to compare.
           "seat { locality: 'Berlin' region_code: 'DE-BE' } branches { locality: 'Augsburg' "
           "region_code: 'DE-BY' } phones { number: '+49821123456' }",
           "seat { locality: 'Berlin' region_code: 'DE-BE' } phones { number: '+49821123456' "
           "label: 'B\xC3\xBCro Augsburg' }",
           "type: ORGANIZATION_TYPE_HELPLINE seat { locality: 'Berlin' region_code: 'DE-BE' } "
           "phones { number: '+49821123456' }",
           "phones { number: '+49821123456' }",
       }) {
    EXPECT_THAT(Found(CheckPhones, organization), IsEmpty()) << organization;
  }
}

}  // namespace
}  // namespace kok::lint
