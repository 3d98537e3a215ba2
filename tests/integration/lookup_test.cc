// Whose a contact is, as a client asks it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/integration/live_server.h"
#include "tests/unit/built_index.h"

namespace kok::tests {
namespace {

namespace v1 = kok::search::v1;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Lookup : public testing::Test {
 protected:
  static grpc::Status Ask(const v1::LookupContactRequest& request,
                          v1::LookupContactResponse* response) {
    static LiveServer server(ShippedIndex());
    return server.search().LookupContact(WithDeadline().get(), request, response);
  }
  static grpc::Status AskPhone(const std::string& typed, v1::LookupContactResponse* response) {
    v1::LookupContactRequest request;
    request.set_phone_number(typed);
    return Ask(request, response);
  }
  static grpc::Status AskEmail(const std::string& typed, v1::LookupContactResponse* response) {
    v1::LookupContactRequest request;
    request.set_email(typed);
    return Ask(request, response);
  }
};

std::vector<std::string> NamesOf(const v1::LookupContactResponse& response) {
  std::vector<std::string> names;
  for (const v1::Organization& match : response.matches()) names.push_back(match.name());
  return names;
}

TEST_F(Lookup, TellsWhoPublishesIt) {
  const struct {
    const char* typed;
    const char* name;
  } cases[] = {
      {"+49 511 21578225", "organizations/kobra-hannover"},
      {"0511/2157 8225", "organizations/kobra-hannover"},
      {"(0049) 511 / 2157-8225", "organizations/kobra-hannover"},
      {"030 4406374", "organizations/ban-ying-berlin"},
      {"02323 9949720", "organizations/eine-welt-zentrum-herne"},
      {"0431-55779192", "organizations/contra-kiel"},
      {"0201 632569923", "organizations/nachtfalter-essen"},
      {"0163 2301360", "organizations/bekom-jena"},
      {"+39 0471 203111", "organizations/alba-bozen"},
      {"0041 44 436 90 00", "organizations/fiz-zuerich"},
      {"030 26391176", "organizations/kok-berlin"},
      {"030 26391186", "organizations/kok-berlin"},
  };
  for (const auto& c : cases) {
    v1::LookupContactResponse response;
    const grpc::Status status = AskPhone(c.typed, &response);
    ASSERT_TRUE(status.ok()) << c.typed << ": " << status.error_message();
    EXPECT_EQ(response.status(), v1::LOOKUP_STATUS_LISTED) << c.typed;
    EXPECT_THAT(NamesOf(response), ElementsAre(c.name)) << c.typed;
    EXPECT_FALSE(response.index().generation().empty());
    EXPECT_FALSE(response.matches(0).verification().source().empty()) << "the record is whole";
  }
  v1::LookupContactResponse response;
  ASSERT_TRUE(AskEmail("franka.VEREIN@dw-kassel.de", &response).ok());
  EXPECT_EQ(response.status(), v1::LOOKUP_STATUS_LISTED);
  EXPECT_THAT(NamesOf(response), ElementsAre("organizations/franka-verein-kassel"));
}

TEST_F(Lookup, WhatNobodyPublishesIsNotListed) {
  for (const char* typed : {"0511 2157822", "0511 215782255", "0511 21578252", "0471 203111", "113",
                            "116 117", "0170 1234567"}) {
    v1::LookupContactResponse response;
    const grpc::Status status = AskPhone(typed, &response);
    ASSERT_TRUE(status.ok()) << typed << ": " << status.error_message();
    EXPECT_EQ(response.status(), v1::LOOKUP_STATUS_NOT_LISTED) << typed;
    EXPECT_THAT(response.matches(), IsEmpty());
    EXPECT_FALSE(response.index().generation().empty());
  }
  v1::LookupContactResponse response;
  ASSERT_TRUE(AskEmail("info@kobra-hanover.de", &response).ok());
  EXPECT_EQ(response.status(), v1::LOOKUP_STATUS_NOT_LISTED);
}

TEST_F(Lookup, SaysWhatItExpectedAndNotWhatItGot) {
  v1::LookupContactResponse response;
  for (const char* typed : {"", "1", "0511 ABC", "Zwiebel", "030 26391176 / 030 26391186"}) {
    const grpc::Status status = AskPhone(typed, &response);
    EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT) << typed;
    EXPECT_THAT(Decode(status).fields, ElementsAre("phone_number"));
    EXPECT_THAT(Decode(status).descriptions, HasSubstr("expected one telephone number"));
    EXPECT_THAT(status.error_message() + status.error_details(), Not(HasSubstr("ABC")));
    EXPECT_THAT(status.error_message() + status.error_details(), Not(HasSubstr("Zwiebel")));
  }
  for (const char* typed : {"", "Zwiebel", "a@b", "a@@b.de", "Zwiebel fisch@b.de"}) {
    const grpc::Status status = AskEmail(typed, &response);
    EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT) << typed;
    EXPECT_THAT(Decode(status).fields, ElementsAre("email"));
    EXPECT_THAT(status.error_message() + status.error_details(), Not(HasSubstr("Zwiebel")));
  }
  const grpc::Status neither = Ask(v1::LookupContactRequest(), &response);
  EXPECT_EQ(neither.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(Decode(neither).fields, ElementsAre("contact"));
}

}  // namespace
}  // namespace kok::tests
