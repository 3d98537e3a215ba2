#include "indexer/analysis/ecli.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/indexer/analysis/citation_keys.h"

namespace kok::analysis {
namespace {

TEST(Ecli, HasAKeyWhateverItsCaseAndBlanks) {
  EXPECT_EQ(EcliKey("ECLI: DE:BGH:2019:1 "), "ecli:de:bgh:2019:1");
}

TEST(Ecli, HoldsTheFileNumber) {
  const struct {
    const char* ecli;
    const char* file_number;
  } cases[] = {
      {"ECLI:DE:BGH:2019:040619B2STR202.18.0", "2 StR 202/18"},
      {"ECLI:DE:BGH:2022:131222UVIZR54.21.0", "VI ZR 54/21"},
      {"ECLI:DE:BVerwG:2019:120919U1C2.19.0", "1 C 2.19"},
      {"ECLI:DE:BAG:2020:210120.U.3AZR73.19.0", "3 AZR 73/19"},
      {"ECLI:DE:BSG:2019:080819UB3KR2118R3", "B 3 KR 21/18 R"},
      {"ECLI:DE:BVerfG:2020:rk20200225.1bvr128217", "1 BvR 1282/17"},
      {"ECLI:DE:BVerfG:1958:rs19580115.1bvr040051", "1 BvR 400/51"},
      {"ECLI:CE:ECHR:2018:0719JUD006056114", "Nr. 60561/14"},
  };
  for (const auto& c : cases) {
    const std::vector<Reference> of_ecli = FindReferences(FileNumberOfEcli(EcliKey(c.ecli)));
    const std::vector<Reference> written = FindReferences(c.file_number);
    ASSERT_EQ(of_ecli.size(), 1u) << c.ecli;
    ASSERT_EQ(written.size(), 1u) << c.file_number;
    EXPECT_EQ(of_ecli.front().keys.front(), written.front().keys.front()) << c.ecli;
  }
}

TEST(Ecli, HoldsNoneInAFormThatIsNotKnown) {
  for (const char* ecli :
       {"", "ECLI:DE:BGH:2019:", "ECLI:DE:BGH:2019:040619", "ECLI:DE:BGH:2019:040619B",
        "ECLI:DE:BGH:2019:040619B2STR202", "ECLI:DE:BGH:2019:040619B2STR202.1",
        "ECLI:DE:BGH:2019:0406B2STR202.18.0", "ECLI:DE:BGH:19:040619B2STR202.18.0",
        "ECLI:DE:BAG:2020:210120.U", "ECLI:DE:BSG:2019:080819U", "ECLI:DE:BSG:2019:080819UB3KR18",
        "ECLI:DE:BVerfG:2020:rk20200225", "ECLI:DE:BVerfG:2020:rk20200225.1bvr17",
        "ECLI:CE:ECHR:2018:0719JUD", "ECLI:CE:ECHR:2018:0719ADV006056114", "ECLI:EU:C:2023:269",
        "ECLI:DE:VGGE:2013:0315.9A.K3963.11A.00"}) {
    EXPECT_EQ(FileNumberOfEcli(EcliKey(ecli)), "") << ecli;
  }
}

}  // namespace
}  // namespace kok::analysis
