#include "indexer/schema/fields.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "kok/search/v1/content.pb.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::schema {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

constexpr size_t kXapianTermBytes = 245;

// Whether `path` (`seat.locality`) leads to a field of the message.
bool LeadsToField(const Descriptor* message, std::string_view path) {
  const FieldDescriptor* field = nullptr;
  for (const std::string& step : std::vector<std::string>(absl::StrSplit(std::string(path), '.'))) {
    if (message == nullptr) return false;
    field = message->FindFieldByName(step);
    if (field == nullptr) return false;
    message = field->message_type();
  }
  return field != nullptr;
}

TEST(FieldsTest, TermsAreFieldFormText) {
  EXPECT_EQ(TextTerm('A', TermForm::kExact, "köln"), "AEköln");
  EXPECT_EQ(TextTerm('A', TermForm::kFold, "koln"), "AFkoln");
  EXPECT_EQ(TextTerm('K', TermForm::kStem, "berat"), "KSberat");
  EXPECT_EQ(TextTerm('K', TermForm::kStem, ""), "KS");
  EXPECT_EQ(FilterTerm(kSeatRegionPrefix, "DE-NW"), "XRDE-NW");
  EXPECT_EQ(FilterTerm(kResourceNamePrefix, "organizations/a"), "Qorganizations/a");
}

// Xapian refuses longer terms, and with them the whole document.
TEST(FieldsTest, LongValuesStayWithinXapiansLimit) {
  for (const size_t bytes : {199, 200, 201, 500, 100000}) {
    const std::string term = FilterTerm(kFullNamePrefix, std::string(bytes, 'x'));
    EXPECT_LE(term.size(), kXapianTermBytes) << bytes;
    EXPECT_EQ(term, FilterTerm(kFullNamePrefix, std::string(bytes, 'x')))
        << "the same cut on both sides, or a long name could not be asked for";
  }
  EXPECT_EQ(FilterTerm("XK", std::string(200, 'x')).size(), 202U) << "nothing is cut too early";
  EXPECT_LE(TextTerm('A', TermForm::kExact, std::string(128, 'x')).size(), kXapianTermBytes);
}

// Two fields with one prefix would find one in the other.
TEST(FieldsTest, NoTwoKindsOfTermsCanMeet) {
  std::set<std::string> text_prefixes;
  for (const TextField& field : kOrganizationFields) {
    EXPECT_TRUE(text_prefixes.insert(std::string(1, field.prefix)).second) << field.path;
  }
  EXPECT_EQ(text_prefixes.count(std::string(1, kContentPrefix)), 0U);
  text_prefixes.insert(std::string(1, kContentPrefix));
  const std::vector<std::string_view> filters = {
      kResourceNamePrefix,     kFullNamePrefix,   kNamePrefix,        kSeatRegionPrefix,
      kOrganizationTypePrefix, kMemberKindPrefix, kContentTypePrefix, kTopicPrefix,
      kReferringPrefix};
  for (size_t i = 0; i < filters.size(); ++i) {
    EXPECT_EQ(text_prefixes.count(std::string(filters[i].substr(0, 1))), 0U) << filters[i];
    for (size_t k = 0; k < filters.size(); ++k) {
      if (i == k) continue;
      EXPECT_NE(filters[i].substr(0, filters[k].size()), filters[k]);
    }
  }
}

// Explanations and requests name fields by these paths.
TEST(FieldsTest, PathsAreThoseOfTheMessages) {
  for (const TextField& field : kOrganizationFields) {
    EXPECT_TRUE(LeadsToField(kok::search::v1::Organization::descriptor(), field.path))
        << field.path;
    EXPECT_GT(field.weight, 0) << field.path;
  }
  for (const TextField& field : kContentFields) {
    EXPECT_TRUE(LeadsToField(kok::search::v1::Content::descriptor(), field.path)) << field.path;
    EXPECT_GE(field.weight, 1) << "a within-document frequency below 1 would be 0";
  }
}

}  // namespace
}  // namespace kok::schema
