#include "indexer/source/field_limits.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "kok/search/v1/content.pb.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::source {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using kok::search::v1::Content;
using kok::search::v1::Organization;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> Problems(const Message& message) {
  std::vector<std::string> problems;
  CheckFieldLimits(message, [&](const std::string& field, const std::string& problem) {
    problems.push_back(field + ": " + problem);
  });
  return problems;
}

// A text field, by its path, and the maximum that its proto comment states.
struct TextCase {
  const char* path;
  size_t limit;
};

// Sets the field at `path` to `text`; lists on the way get one element.
void SetText(Message& message, const std::string& path, const std::string& text) {
  const size_t dot = path.find('.');
  const FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(path.substr(0, dot));
  ASSERT_NE(field, nullptr) << path;
  const Reflection& reflection = *message.GetReflection();
  if (dot != std::string::npos) {
    SetText(field->is_repeated() ? *reflection.AddMessage(&message, field)
                                 : *reflection.MutableMessage(&message, field),
            path.substr(dot + 1), text);
  } else if (field->is_repeated()) {
    reflection.AddString(&message, field, text);
  } else {
    reflection.SetString(&message, field, text);
  }
}

template <typename Record>
void ExpectLimits(const std::vector<TextCase>& cases) {
  for (const TextCase& c : cases) {
    Record record;
    SetText(record, c.path, std::string(c.limit, 'x'));
    EXPECT_THAT(Problems(record), IsEmpty()) << c.path;
    Record longer;
    SetText(longer, c.path, std::string(c.limit + 1, 'x'));
    const std::vector<std::string> problems = Problems(longer);
    ASSERT_EQ(problems.size(), 1U) << c.path;
    EXPECT_THAT(problems[0],
                testing::HasSubstr(": is " + std::to_string(c.limit + 1) +
                                   " bytes, expected at most " + std::to_string(c.limit)))
        << c.path;
  }
}

TEST(FieldLimitsTest, TextsOfOrganizationsUpToWhatTheProtocolStates) {
  ExpectLimits<Organization>({{"name", 100},
                              {"display_name", 500},
                              {"short_name", 100},
                              {"alternate_names", 500},
                              {"description", 131072},
                              {"seat.street", 200},
                              {"seat.postal_code", 16},
                              {"seat.locality", 200},
                              {"seat.fact.source", 500},
                              {"branches.label", 200},
                              {"coverage.area_name", 200},
                              {"coverage.fact.source", 500},
                              {"phones.display", 100},
                              {"phones.label", 200},
                              {"fax.display", 100},
                              {"emails", 254},
                              {"website_uri", 2000},
                              {"services.code", 64},
                              {"languages.code", 64},
                              {"hours.text", 1000},
                              {"hours.fact.source", 500},
                              {"accessibility.text", 1000},
                              {"parent", 100},
                              {"superseded_by", 100},
                              {"verification.source", 500},
                              {"alert", 1000}});
}

TEST(FieldLimitsTest, TextsOfContentsUpToWhatTheProtocolStates) {
  ExpectLimits<Content>({{"name", 100},
                         {"title", 1000},
                         {"summary", 131072},
                         {"body", 1048576},
                         {"language_code", 35},
                         {"topics", 64},
                         {"source_uri", 2000},
                         {"decision.court", 200},
                         {"decision.file_numbers", 100},
                         {"decision.ecli", 200},
                         {"decision.norms", 200},
                         {"decision.decision_type", 100},
                         {"decision.headnote", 131072},
                         {"fact.source", 500}});
}

struct ListCase {
  const char* field;
  int limit;
  std::function<void(Organization&)> add;
};

TEST(FieldLimitsTest, ListsUpToWhatTheProtocolStates) {
  const ListCase cases[] = {
      {"alternate_names", 32, [](Organization& o) { o.add_alternate_names("x"); }},
      {"branches", 64, [](Organization& o) { o.add_branches(); }},
      {"coverage", 64, [](Organization& o) { o.add_coverage(); }},
      {"phones", 32, [](Organization& o) { o.add_phones(); }},
      {"emails", 16, [](Organization& o) { o.add_emails("x"); }},
      {"member_kinds", 5,
       [](Organization& o) { o.add_member_kinds(kok::search::v1::MEMBER_KIND_UNKNOWN); }},
      {"services", 64, [](Organization& o) { o.add_services(); }},
      {"languages", 128, [](Organization& o) { o.add_languages(); }},
      {"target_groups", 64, [](Organization& o) { o.add_target_groups(); }},
      {"exploitation_forms", 32, [](Organization& o) { o.add_exploitation_forms(); }},
      {"confusable_with", 16, [](Organization& o) { o.add_confusable_with("x"); }},
      {"hours.intervals", 50, [](Organization& o) { o.mutable_hours()->add_intervals(); }},
  };
  for (const ListCase& c : cases) {
    Organization organization;
    for (int i = 0; i < c.limit; ++i) c.add(organization);
    EXPECT_THAT(Problems(organization), IsEmpty()) << c.field;
    c.add(organization);
    EXPECT_THAT(Problems(organization),
                ElementsAre(std::string(c.field) + ": has " + std::to_string(c.limit + 1) +
                            " values, expected at most " + std::to_string(c.limit)));
  }
}

TEST(FieldLimitsTest, ListsOfContentsToo) {
  Content content;
  for (int i = 0; i < 65; ++i) content.add_topics("x");
  for (int i = 0; i < 101; ++i) content.mutable_decision()->add_file_numbers("x");
  for (int i = 0; i < 201; ++i) content.mutable_decision()->add_norms("x");
  for (int i = 0; i < 33; ++i) content.mutable_decision()->add_related_decisions("x");
  EXPECT_THAT(Problems(content),
              ElementsAre("topics: has 65 values, expected at most 64",
                          "decision.file_numbers: has 101 values, expected at most 100",
                          "decision.norms: has 201 values, expected at most 200",
                          "decision.related_decisions: has 33 values, expected at most 32"));
}

TEST(FieldLimitsTest, EveryProblemIsToldWithItsPlace) {
  Organization organization;
  organization.set_display_name(std::string(501, 'x'));
  organization.add_emails("a@b.de");
  organization.add_emails(std::string(255, 'x'));
  organization.add_branches();
  organization.add_branches()->set_locality(std::string(201, 'x'));
  EXPECT_THAT(Problems(organization),
              ElementsAre("display_name: is 501 bytes, expected at most 500",
                          "branches[1].locality: is 201 bytes, expected at most 200",
                          "emails[1]: is 255 bytes, expected at most 254"));
}

// Bytes, as the protocol says: an umlaut is two.
TEST(FieldLimitsTest, BytesCountNotLetters) {
  Organization organization;
  for (int i = 0; i < 51; ++i) *organization.mutable_short_name() += "ä";
  EXPECT_THAT(Problems(organization),
              ElementsAre("short_name: is 102 bytes, expected at most 100"));
}

TEST(FieldLimitsTest, AnEmptyRecordHasNoProblem) {
  EXPECT_THAT(Problems(Organization()), IsEmpty());
  EXPECT_THAT(Problems(Content()), IsEmpty());
}

}  // namespace
}  // namespace kok::source
