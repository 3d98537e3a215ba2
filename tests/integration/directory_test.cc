// The directory as a client sees it: single records, lists, regions, changes between generations.

#include <gmock/gmock.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/integration/live_server.h"
#include "tests/unit/built_index.h"
#include "tests/unit/source_tree.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {
namespace {

namespace v1 = kok::search::v1;
using testing::ElementsAre;
using testing::IsEmpty;

class Directory : public testing::Test {
 protected:
  static LiveServer& Server() {
    static LiveServer server(ShippedIndex());
    return server;
  }
  static v1::DirectoryService::Stub& Stub() { return Server().directory(); }
};

// What a form was filled with once is refreshed by the organisation's name alone.
TEST_F(Directory, GivesTheReferralThatSearchGives) {
  for (const char* language : {"de", "en"}) {
    v1::SearchRequest request;
    request.mutable_filter()->add_kinds(v1::RECORD_KIND_ORGANIZATION);
    request.set_page_size(100);
    request.set_language_code(language);
    v1::SearchResponse found;
    ASSERT_TRUE(Server().Search(request, &found).ok());
    ASSERT_EQ(found.results_size(), 54);
    for (const v1::SearchResult& result : found.results()) {
      v1::GetOrganizationRequest get;
      get.set_name(result.name());
      get.set_language_code(language);
      v1::GetOrganizationResponse got;
      ASSERT_TRUE(Stub().GetOrganization(WithDeadline().get(), get, &got).ok());
      EXPECT_TRUE(
          google::protobuf::util::MessageDifferencer::Equals(got.referral(), result.referral()))
          << result.name() << "\n"
          << got.referral().text() << result.referral().text();
      EXPECT_THAT(got.referral().text(),
                  testing::HasSubstr(result.organization().display_name().substr(0, 20)));
      EXPECT_LE(result.referral().ByteSizeLong(), 4096U) << "a block, not a page";
    }
  }
}

TEST_F(Directory, EveryNameAsPrintedFindsItsOrganisationFirst) {
  v1::ListOrganizationsRequest list;
  list.set_page_size(100);
  v1::ListOrganizationsResponse all;
  ASSERT_TRUE(Stub().ListOrganizations(WithDeadline().get(), list, &all).ok());
  ASSERT_EQ(all.organizations_size(), 54);
  for (const auto& organization : all.organizations()) {
    v1::SearchRequest request;
    request.set_query(organization.display_name());
    v1::SearchResponse response;
    ASSERT_TRUE(Server().Search(request, &response).ok());
    ASSERT_GT(response.results_size(), 0) << organization.name();
    EXPECT_EQ(response.results(0).name(), organization.name()) << organization.display_name();
  }
}

TEST_F(Directory, ListsEveryOrganisationOnceWhateverThePageSize) {
  for (const int page_size : {1, 7, 53, 54, 100}) {
    v1::ListOrganizationsRequest request;
    request.set_page_size(page_size);
    std::vector<std::string> names;
    do {
      v1::ListOrganizationsResponse page;
      ASSERT_TRUE(Stub().ListOrganizations(WithDeadline().get(), request, &page).ok());
      EXPECT_EQ(page.total_size(), 54);
      EXPECT_LE(page.organizations_size(), page_size);
      for (const auto& organization : page.organizations()) names.push_back(organization.name());
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), 54U);
    EXPECT_EQ(names.size(), 54U);
  }
}

TEST_F(Directory, CountsMembersByRegionAndShowsEmptyOnes) {
  v1::ListRegionsResponse response;
  ASSERT_TRUE(Stub().ListRegions(WithDeadline().get(), v1::ListRegionsRequest(), &response).ok());
  std::map<std::string, int> counts;
  for (const auto& region : response.regions()) {
    counts[region.code()] = region.organization_count();
    EXPECT_FALSE(region.display_name().empty());
  }
  const std::map<std::string, int> expected = {
      {"DE-BE", 9}, {"DE-NW", 7}, {"DE-BW", 5}, {"DE-HE", 4}, {"DE-HH", 3}, {"DE-NI", 2},
      {"DE-SN", 2}, {"DE-BY", 1}, {"DE-HB", 1}, {"DE-MV", 1}, {"DE-RP", 1}, {"DE-SL", 1},
      {"DE-ST", 1}, {"DE-SH", 1}, {"DE-TH", 1}, {"DE-BB", 0}, {"IT", 1},    {"CH", 1}};
  EXPECT_EQ(counts, expected);
  EXPECT_EQ(response.regions(0).code(), "DE-BB");
}

TEST_F(Directory, NamesRegionsInTheLanguageAskedFor) {
  v1::ListRegionsRequest request;
  request.set_language_code("en");
  v1::ListRegionsResponse response;
  ASSERT_TRUE(Stub().ListRegions(WithDeadline().get(), request, &response).ok());
  std::set<std::string> names;
  for (const auto& region : response.regions()) names.insert(region.display_name());
  EXPECT_EQ(names.count("Bavaria"), 1U);
  EXPECT_EQ(names.count("Bayern"), 0U);
}

TEST_F(Directory, GetsOneOrganisationWithAllThatTheSourceStates) {
  v1::GetOrganizationRequest request;
  request.set_name("organizations/contra-kiel");
  v1::GetOrganizationResponse response;
  ASSERT_TRUE(Stub().GetOrganization(WithDeadline().get(), request, &response).ok());
  const auto& contra = response.organization();
  EXPECT_EQ(contra.display_name(), "contra");
  EXPECT_EQ(contra.seat().region_code(), "DE-SH");
  ASSERT_EQ(contra.phones_size(), 2);
  EXPECT_EQ(contra.phones(0).number(), "+4943155779190");
  EXPECT_EQ(contra.phones(1).number(), "+4943155779192");
  EXPECT_FALSE(contra.phones(1).label().empty());
  EXPECT_EQ(contra.etag().size(), 16U);
  EXPECT_EQ(contra.verification().state(), v1::VERIFICATION_STATE_UNVERIFIED);
}

TEST_F(Directory, SaysWhichNameIsUnknownOrMalformed) {
  v1::GetOrganizationRequest request;
  v1::GetOrganizationResponse response;
  request.set_name("organizations/nobody");
  grpc::Status status = Stub().GetOrganization(WithDeadline().get(), request, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(Decode(status).reason, "RECORD_NOT_FOUND");
  EXPECT_EQ(status.error_message().find("nobody"), std::string::npos);
  for (const char* name : {"", "organizations/", "contents/spenden", "organizations/A", "x"}) {
    request.set_name(name);
    status = Stub().GetOrganization(WithDeadline().get(), request, &response);
    EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT) << name;
    EXPECT_THAT(Decode(status).fields, ElementsAre("name"));
  }
}

TEST_F(Directory, GetsSeveralInTheOrderAskedOrNone) {
  v1::BatchGetOrganizationsRequest request;
  request.add_names("organizations/koofra-hamburg");
  request.add_names("organizations/agisra-koeln");
  request.add_names("organizations/koofra-hamburg");
  v1::BatchGetOrganizationsResponse response;
  ASSERT_TRUE(Stub().BatchGetOrganizations(WithDeadline().get(), request, &response).ok());
  ASSERT_EQ(response.organizations_size(), 3);
  EXPECT_EQ(response.organizations(1).name(), "organizations/agisra-koeln");
  request.add_names("organizations/nobody");
  const grpc::Status status =
      Stub().BatchGetOrganizations(WithDeadline().get(), request, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_THAT(Decode(status).fields, ElementsAre("names[3]"));
}

TEST_F(Directory, BatchTakesAHundredNamesAndNoMore) {
  v1::BatchGetOrganizationsRequest request;
  for (int i = 0; i < 100; ++i) request.add_names("organizations/kobra-hannover");
  v1::BatchGetOrganizationsResponse response;
  EXPECT_TRUE(Stub().BatchGetOrganizations(WithDeadline().get(), request, &response).ok());
  request.add_names("organizations/kobra-hannover");
  EXPECT_EQ(Stub().BatchGetOrganizations(WithDeadline().get(), request, &response).error_code(),
            grpc::StatusCode::INVALID_ARGUMENT);
}

TEST_F(Directory, GivesTextsWithBodyWhereAskedFor) {
  v1::GetContentRequest get;
  get.set_name("contents/spenden");
  v1::GetContentResponse got;
  ASSERT_TRUE(Stub().GetContent(WithDeadline().get(), get, &got).ok());
  EXPECT_NE(got.content().body().find("DE43 5206 0410 0003 9110 47"), std::string::npos);
  v1::ListContentsRequest list;
  v1::ListContentsResponse listed;
  ASSERT_TRUE(Stub().ListContents(WithDeadline().get(), list, &listed).ok());
  EXPECT_TRUE(listed.contents(0).body().empty());
  list.set_view(v1::RESULT_VIEW_FULL);
  ASSERT_TRUE(Stub().ListContents(WithDeadline().get(), list, &listed).ok());
  EXPECT_FALSE(listed.contents(0).body().empty());
}

// Over the invented decisions of tests/search_cases/law.
LiveServer& LawServer() {
  static const TemporaryFolder folder;
  static const std::string generation =
      BuildInto(folder.path(), SourcePath("tests/search_cases/law/records.jsonl"));
  static LiveServer server(folder.path());
  return server;
}

// The names of all pages of two.
std::vector<std::string> ListByTwos(const v1::SearchFilter& filter) {
  v1::ListContentsRequest list;
  *list.mutable_filter() = filter;
  list.set_page_size(2);
  std::vector<std::string> names;
  do {
    v1::ListContentsResponse listed;
    const grpc::Status status =
        LawServer().directory().ListContents(WithDeadline().get(), list, &listed);
    EXPECT_TRUE(status.ok()) << status.error_message();
    for (const v1::Content& content : listed.contents()) names.push_back(content.name());
    EXPECT_LE(names.size(), static_cast<size_t>(listed.total_size()));
    list.set_page_token(listed.next_page_token());
  } while (!list.page_token().empty());
  return names;
}

TEST(LawDirectory, ListsWhatPassesTheWholeFilterPageByPage) {
  v1::SearchFilter filter;
  filter.set_date_from("2018-06-20");
  filter.set_date_to("2021-04-01");
  EXPECT_THAT(ListByTwos(filter), ElementsAre("contents/erfunden-bgh", "contents/erfunden-bsg",
                                              "contents/erfunden-eugh", "contents/erfunden-laenger",
                                              "contents/erfunden-lg", "contents/erfunden-sg"));
  filter.add_courts("Bundesgerichtshof");
  filter.add_courts("Landgericht Koeln");
  EXPECT_THAT(ListByTwos(filter), ElementsAre("contents/erfunden-bgh", "contents/erfunden-laenger",
                                              "contents/erfunden-lg"));
  filter.add_norms("§§ 232, 611a BGB");
  filter.add_norms("§ 232 StGB");
  filter.add_content_types(v1::CONTENT_TYPE_DECISION);
  EXPECT_THAT(ListByTwos(filter), ElementsAre("contents/erfunden-bgh", "contents/erfunden-lg"));
  filter.add_topics("residence");
  EXPECT_THAT(ListByTwos(filter), IsEmpty());
}

TEST(LawDirectory, GivesADecisionInFull) {
  v1::GetContentRequest get;
  get.set_name("contents/erfunden-siebzehn");
  v1::GetContentResponse got;
  ASSERT_TRUE(LawServer().directory().GetContent(WithDeadline().get(), get, &got).ok());
  EXPECT_EQ(got.content().decision().file_numbers_size(), 17);
  EXPECT_EQ(got.content().decision().court(), "Bundesverwaltungsgericht") << "as the record has it";
  EXPECT_EQ(got.content().decision().decided_on(), "2013-05-02");
  EXPECT_THAT(got.content().decision().norms(), ElementsAre("§ 25 Abs. 4a AufenthG"));
  EXPECT_FALSE(got.content().body().empty());
}

TEST(LawDirectory, PagesOfNewestFirstAreOneOrder) {
  v1::SearchRequest search;
  search.mutable_filter()->add_kinds(v1::RECORD_KIND_CONTENT);
  search.set_order_by(v1::SORT_ORDER_DATE);
  v1::SearchResponse whole;
  ASSERT_TRUE(LawServer().Search(search, &whole).ok());
  std::vector<std::string> names;
  for (const auto& result : whole.results()) names.push_back(result.name());
  search.set_page_size(3);
  std::vector<std::string> paged;
  do {
    v1::SearchResponse page;
    ASSERT_TRUE(LawServer().Search(search, &page).ok());
    for (const auto& result : page.results()) paged.push_back(result.name());
    search.set_page_token(page.next_page_token());
  } while (!search.page_token().empty());
  EXPECT_EQ(paged, names);
  EXPECT_EQ(names.size(), 12U);
}

TEST_F(Directory, TokensAreBoundToTheirRequest) {
  v1::ListOrganizationsRequest request;
  request.set_page_size(5);
  v1::ListOrganizationsResponse response;
  ASSERT_TRUE(Stub().ListOrganizations(WithDeadline().get(), request, &response).ok());
  const std::string token = response.next_page_token();

  request.set_page_token(token);
  request.set_page_size(9);
  EXPECT_TRUE(Stub().ListOrganizations(WithDeadline().get(), request, &response).ok())
      << "another page size is allowed";
  request.mutable_filter()->add_regions("NRW");
  grpc::Status status = Stub().ListOrganizations(WithDeadline().get(), request, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(Decode(status).reason, "PAGE_TOKEN_MISMATCH");

  v1::SearchRequest search;
  search.set_page_token(token);
  v1::SearchResponse found;
  status = Server().Search(search, &found);
  EXPECT_EQ(Decode(status).reason, "PAGE_TOKEN_MISMATCH") << "a token of another method";
}

TEST(DirectoryChanges, TellsWhatChangedSinceAKeptGeneration) {
  const TemporaryFolder folder;
  const std::string first =
      BuildLinesInto(folder.path(),
                     R"({"organization":{"name":"organizations/a","display_name":"A"}}
{"organization":{"name":"organizations/b","display_name":"B"}})");
  const std::string second =
      BuildLinesInto(folder.path(),
                     R"({"organization":{"name":"organizations/b","display_name":"B2"}}
{"organization":{"name":"organizations/c","display_name":"C"}})");
  LiveServer server(folder.path());
  v1::GetIndexInfoRequest request;
  request.set_since_generation(first);
  v1::GetIndexInfoResponse response;
  ASSERT_TRUE(server.directory().GetIndexInfo(WithDeadline().get(), request, &response).ok());
  EXPECT_EQ(response.index().generation(), second);
  EXPECT_EQ(response.organization_count(), 2);
  EXPECT_THAT(response.added(), ElementsAre("organizations/c"));
  EXPECT_THAT(response.changed(), ElementsAre("organizations/b"));
  EXPECT_THAT(response.removed(), ElementsAre("organizations/a"));

  request.set_since_generation(second);
  ASSERT_TRUE(server.directory().GetIndexInfo(WithDeadline().get(), request, &response).ok());
  EXPECT_THAT(response.added(), IsEmpty());
  request.set_since_generation("20200101T000000Z-0123456789abcdef");
  const grpc::Status gone =
      server.directory().GetIndexInfo(WithDeadline().get(), request, &response);
  EXPECT_EQ(gone.error_code(), grpc::StatusCode::ABORTED);
  EXPECT_EQ(Decode(gone).reason, "GENERATION_NOT_KEPT");
}

}  // namespace
}  // namespace kok::tests
