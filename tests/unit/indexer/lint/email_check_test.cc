#include "indexer/lint/email_check.h"

#include "tests/unit/indexer/lint/made_record.h"

namespace kok::lint {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(EmailFormProblem, SaysWhyNobodyCouldSendThere) {
  const struct {
    const char* email;
    const char* problem;
  } kCases[] = {
      {"info@alpha-\nhaus.example", "space or a line break"},
      {"info @alpha.example", "space or a line break"},
      {" info@alpha.example", "space or a line break"},
      {"b\xC3\xBCro@alpha.example", "outside of ASCII"},
      {"info@k\xC3\xB6ln.example", "xn--"},
      {"menschen\xC2\xADhandel@alpha.example", "invisible hyphen"},
      {"info.alpha.example", "no @"},
      {"info(at)alpha.example", "no @"},
      {"info@@alpha.example", "more than one @"},
      {"@alpha.example", "nothing before"},
      {"info.@alpha.example", "a dot"},
      {"in..fo@alpha.example", "a dot"},
      {"mailto:info@alpha.example", "sign before the @"},
      {"<info@alpha.example>", "sign before the @"},
      {"info@alpha", "no ending"},
      {"info@alpha.d", "no ending"},
      {"info@192.168.1.1", "no ending"},
      {"info@alpha-.example", "wrapped"},
      {"info@alpha..example", "wrapped"},
      {"info@alpha.example.", "wrapped"},
      {"info@alpha.example,", "sign in its domain"},
  };
  for (const auto& [email, problem] : kCases) {
    EXPECT_THAT(EmailFormProblem(email), HasSubstr(problem)) << email;
  }
}

TEST(EmailFormProblem, IsNoneOfWhatCanBeReached) {
  for (const char* email : {"info@alpha.example", "FRANKA.verein@dw-kassel.de", "a+b_c@x.y.museum",
                            "mitternachtsmission-gegen-menschenhandel@diakonie-heilbronn.de",
                            "info@xn--kln-sna.de", "info@alpha.xn--vermgensberater-ctb"}) {
    EXPECT_EQ(EmailFormProblem(email), "") << email;
  }
}

TEST(LooksPersonal, TellsPeopleFromOffices) {
  const auto record = tests::MadeOrganization(
      R"(name: "organizations/a" display_name: "NADESCHDA" seat { locality: "Herford" })");
  const auto& organization = std::get<source::Organization>(record.record);
  for (const char* email :
       {"renate.hildburg@alpha.example", "Johanna.thie@alpha.example", "j.thie@alpha.example",
        "spielmann@alpha.example", "anna_maria.huber@alpha.example", "anna-schmitz@gmx.de"}) {
    EXPECT_TRUE(LooksPersonal(email, organization)) << email;
  }
  for (const char* email :
       {"info@alpha.example", "frauen.beratung@alpha.example", "gegen.menschenhandel@alpha.example",
        "nadeschda.herford@alpha.example", "nadeschda-herford@web.de", "zora@alpha.example",
        "anna-schmitz@alpha.example", "migration.integration@alpha.example",
        "team7.alpha@x.example", "moe@alpha.example", "no address"}) {
    EXPECT_FALSE(LooksPersonal(email, organization)) << email;
  }
}

TEST(IsAtProvider, LooksAtTheDomainAlone) {
  for (const char* email : {"alpha@web.de", "Frauenhaus@GMX.net", "alpha.beratung@gmail.com"}) {
    EXPECT_TRUE(IsAtProvider(email)) << email;
  }
  for (const char* email : {"web.de@alpha.example", "info@gmx.alpha.example", "web.de", "@", ""}) {
    EXPECT_FALSE(IsAtProvider(email)) << email;
  }
}

TEST(CheckEmails, NamesTheFieldAndOneProblemOfEach) {
  const auto record = tests::MadeOrganization(
      R"(name: "organizations/a" emails: "info@a.example" emails: "info@a" emails: "eva.thie@a.example"
          emails: "eva.thie@web.de" emails: "alpha@web.de")");
  RecordFindings findings(record);
  CheckEmails(std::get<source::Organization>(record.record), findings);
  EXPECT_THAT(tests::Summaries(findings.Take()),
              ElementsAre("error email-form emails[1]", "warning email-personal emails[2]",
                          "warning email-personal emails[3]", "warning email-provider emails[4]"));
}

}  // namespace
}  // namespace kok::lint
