#include "indexer/source/protection_classes.h"

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.pb.h>
#include <gtest/gtest.h>

#include "kok/search/ingest/v1/hsds.pb.h"
#include "kok/search/ingest/v1/record.pb.h"

namespace kok::source {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::DescriptorPool;
using google::protobuf::FieldDescriptorProto;
using google::protobuf::FileDescriptor;
using google::protobuf::FileDescriptorProto;
using kok::search::ingest::v1::ProtectedFields;
using kok::search::ingest::v1::Record;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<const Descriptor*> Roots() {
  std::vector<const Descriptor*> roots;
  for (const std::string& name : IngestedMessages()) {
    roots.push_back(DescriptorPool::generated_pool()->FindMessageTypeByName(name));
  }
  return roots;
}

TEST(ProtectionClasses, EveryFieldOfARecordHasOneAndNoneIsLeftOver) {
  (void)kok::search::ingest::v1::HsdsOrganization::descriptor();
  EXPECT_THAT(ProtectionClasses::Get().MissingBelow(Roots()), IsEmpty());
  EXPECT_THAT(ProtectionClasses::Get().WrongRows(Roots()), IsEmpty());
}

TEST(ProtectionClasses, NothingOfProtectedFieldsIsPublic) {
  const Descriptor& fields = *ProtectedFields::descriptor();
  for (int i = 0; i < fields.field_count(); ++i) {
    EXPECT_EQ(ProtectionClasses::Get().Of(*fields.field(i)), ProtectionClass::kProtected);
  }
  EXPECT_FALSE(ProtectionClasses::Get().AllPublicBelow(*Record::descriptor()));
  EXPECT_TRUE(ProtectionClasses::Get().AllPublicBelow(*search::v1::Organization::descriptor()));
}

// The file of `type` and all that it imports, into a pool where they can be changed; `field` is
// added to `type`.
void Copy(const FileDescriptor& file, const Descriptor& type, const char* field,
          DescriptorPool& pool) {
  if (pool.FindFileByName(file.name()) != nullptr) return;
  for (int i = 0; i < file.dependency_count(); ++i) Copy(*file.dependency(i), type, field, pool);
  FileDescriptorProto copy;
  file.CopyTo(&copy);
  if (&file == type.file()) {
    FieldDescriptorProto& added = *copy.mutable_message_type(type.index())->add_field();
    added.set_name(field);
    added.set_number(1000);
    added.set_type(FieldDescriptorProto::TYPE_STRING);
    added.set_label(FieldDescriptorProto::LABEL_OPTIONAL);
  }
  ASSERT_NE(pool.BuildFile(copy), nullptr);
}

// What protection_check, a part of the build, says of a field that somebody adds.
TEST(ProtectionClasses, AFieldThatIsAddedAnywhereIsNamedUntilItHasOne) {
  const Descriptor* const kTypes[] = {
      Record::descriptor(), ProtectedFields::descriptor(), search::v1::Organization::descriptor(),
      search::v1::Place::descriptor(), search::v1::Fact::descriptor()};
  for (const Descriptor* type : kTypes) {
    DescriptorPool pool;
    Copy(*Record::descriptor()->file(), *type, "shelter_address", pool);
    const Descriptor* root = pool.FindMessageTypeByName(Record::descriptor()->full_name());
    ASSERT_NE(root, nullptr);
    EXPECT_THAT(ProtectionClasses::Get().MissingBelow({root}),
                ElementsAre(type->full_name() + ".shelter_address"));
  }
}

TEST(ProtectionClasses, ARowForNothingAndASecondRowAreNamed) {
  const ProtectionClasses classes(
      {{"kok.search.ingest.v1.Record", ProtectionClass::kPublic, "organization gone"},
       {"kok.search.ingest.v1.Record", ProtectionClass::kProtected, "organization"}});
  EXPECT_THAT(
      classes.WrongRows({Record::descriptor()}),
      ElementsAre("kok.search.ingest.v1.Record.gone", "kok.search.ingest.v1.Record.organization"));
  EXPECT_THAT(classes.MissingBelow({Record::descriptor()}), Contains("kok.search.v1.Place.street"));
}

TEST(ProtectionClasses, PathsOfWhatIsNotPublic) {
  const ProtectionClasses classes(
      {{"kok.search.v1.Organization", ProtectionClass::kPublic, "name branches"},
       {"kok.search.v1.Place", ProtectionClass::kPublic, "locality"},
       {"kok.search.v1.Place", ProtectionClass::kProtected, "street"}});
  search::v1::Organization organization;
  organization.set_name("organizations/a");
  organization.set_alert("Geheimweg 1");
  organization.add_branches()->set_locality("Bonn");
  organization.add_branches()->set_street("Geheimweg 1");
  EXPECT_THAT(classes.NotPublicIn(organization), ElementsAre("branches[1].street", "alert"));
}

}  // namespace
}  // namespace kok::source
