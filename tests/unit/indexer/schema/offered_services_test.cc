#include "indexer/schema/offered_services.h"

#include <gtest/gtest.h>

namespace kok::schema {
namespace {

namespace v1 = kok::search::v1;

TEST(OfferedServices, AreThoseThatASourceSaysItOffers) {
  const struct {
    v1::AttributeState state;
    bool offered;
  } cases[] = {
      {v1::ATTRIBUTE_STATE_YES, true},          {v1::ATTRIBUTE_STATE_VIA_INTERPRETER, true},
      {v1::ATTRIBUTE_STATE_NO, false},          {v1::ATTRIBUTE_STATE_UNKNOWN, false},
      {v1::ATTRIBUTE_STATE_UNSPECIFIED, false},
  };
  for (const auto& c : cases) {
    v1::Organization organization;
    v1::Attribute& service = *organization.add_services();
    service.set_code("counselling");
    service.set_state(c.state);
    const auto offered = OfferedServices(organization);
    ASSERT_EQ(offered.size(), c.offered ? 1U : 0U) << c.state;
    if (c.offered) {
      EXPECT_EQ(offered[0], &service);
    }
  }
}

TEST(OfferedServices, KeepTheirOrder) {
  v1::Organization organization;
  for (const char* code : {"b", "a", "c"}) {
    v1::Attribute& service = *organization.add_services();
    service.set_code(code);
    service.set_state(v1::ATTRIBUTE_STATE_YES);
  }
  organization.mutable_services(1)->set_state(v1::ATTRIBUTE_STATE_NO);
  const auto offered = OfferedServices(organization);
  ASSERT_EQ(offered.size(), 2U);
  EXPECT_EQ(offered[0]->code(), "b");
  EXPECT_EQ(offered[1]->code(), "c");
}

}  // namespace
}  // namespace kok::schema
