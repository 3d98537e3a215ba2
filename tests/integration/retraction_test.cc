// Records that are withdrawn while a service runs: gone from every answer, and back by an undo.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "absl/time/clock.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/retractions.h"
#include "tests/integration/live_server.h"
#include "tests/unit/built_index.h"
#include "tests/unit/service/index/altered_generation.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {
namespace {

namespace v1 = kok::search::v1;
using grpc::health::v1::HealthCheckResponse;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

constexpr char kSecret[] = "organizations/quolm";
constexpr char kSecretText[] = "contents/zwibbel";
constexpr char kRecords[] =
    R"({"organization":{"name":"organizations/alpha","display_name":"Alpha","type":"ORGANIZATION_TYPE_ASSOCIATION","confusable_with":["organizations/quolm"],"parent":"organizations/quolm","seat":{"locality":"Berlin","region_code":"DE-BE","country_code":"DE"}}}
{"organization":{"name":"organizations/old","display_name":"Old","status":"ORGANIZATION_STATUS_MERGED","superseded_by":"organizations/quolm"}}
{"organization":{"name":"organizations/quolm","display_name":"Quolmwerk","type":"ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE","phones":[{"number":"+49309876543","display":"030 9876543"}],"seat":{"locality":"Bremen","region_code":"DE-HB","country_code":"DE"}}}
{"content":{"name":"contents/one","title":"Erster Text","body":"Etwas"}}
{"content":{"name":"contents/zwibbel","title":"Zwibbelfrasch","body":"Zwibbelfrasch"}})";

class Retraction : public testing::Test {
 protected:
  void Retract(const generation::Retractions& names) {
    ASSERT_TRUE(generation::WriteRetractions(folder_.path(), names).ok());
  }
  // Waits until what `holds` says is so; returns how long that took.
  static absl::Duration Await(const std::function<bool()>& holds) {
    const absl::Time begin = absl::Now();
    while (!holds() && absl::Now() < begin + absl::Minutes(1)) {
    }
    return absl::Now() - begin;
  }
  bool Shows(const std::string& name) {
    v1::GetOrganizationRequest request;
    request.set_name(name);
    v1::GetOrganizationResponse response;
    return server_.directory().GetOrganization(WithDeadline().get(), request, &response).ok();
  }
  bool ShowsText(const std::string& name) {
    v1::GetContentRequest request;
    request.set_name(name);
    v1::GetContentResponse response;
    return server_.directory().GetContent(WithDeadline().get(), request, &response).ok();
  }
  v1::SearchResponse Search(const std::string& query) {
    v1::SearchRequest request;
    request.set_query(query);
    request.add_facets(v1::FACET_FIELD_REGIONS);
    v1::SearchResponse response;
    EXPECT_TRUE(server_.Search(request, &response).ok());
    return response;
  }
  v1::GetIndexInfoResponse Info(const std::string& since = "") {
    v1::GetIndexInfoRequest request;
    request.set_since_generation(since);
    v1::GetIndexInfoResponse response;
    EXPECT_TRUE(server_.directory().GetIndexInfo(WithDeadline().get(), request, &response).ok());
    return response;
  }
  std::string EverythingListed() {
    v1::ListOrganizationsResponse organizations;
    EXPECT_TRUE(
        server_.directory()
            .ListOrganizations(WithDeadline().get(), v1::ListOrganizationsRequest(), &organizations)
            .ok());
    v1::ListContentsResponse contents;
    EXPECT_TRUE(server_.directory()
                    .ListContents(WithDeadline().get(), v1::ListContentsRequest(), &contents)
                    .ok());
    return organizations.DebugString() + contents.DebugString();
  }

  const TemporaryFolder folder_;
  const std::string first_ = BuildLinesInto(folder_.path(), kRecords);
  LiveServer server_{folder_.path()};
};

TEST_F(Retraction, HidesARecordInEveryAnswerWithinASecond) {
  ASSERT_TRUE(Shows(kSecret));
  const v1::GetIndexInfoResponse before = Info();
  Retract({kSecret, kSecretText});
  const absl::Duration took = Await([&] { return !Shows(kSecret); });
  RecordProperty("milliseconds", static_cast<int>(absl::ToInt64Milliseconds(took)));
  EXPECT_FALSE(Shows(kSecret));
  EXPECT_FALSE(ShowsText(kSecretText));
  EXPECT_TRUE(Shows("organizations/alpha"));
  EXPECT_TRUE(ShowsText("contents/one"));

  EXPECT_THAT(EverythingListed(), Not(testing::HasSubstr("quolm"))) << "references count";
  EXPECT_THAT(EverythingListed(), Not(testing::HasSubstr("zwibbel")));
  for (const char* query : {"Quolmwerk", "Quolmwerkk", "Zwibbelfrasch", "Zwibbelfrash"}) {
    const v1::SearchResponse found = Search(query);
    EXPECT_THAT(found.results(), IsEmpty()) << query;
    EXPECT_EQ(found.total_size(), 0) << query;
    EXPECT_EQ(found.suggested_query(), "") << query;
    EXPECT_THAT(found.DebugString(), Not(testing::HasSubstr("quolm"))) << query;
  }
  const v1::SearchResponse all = Search("");
  EXPECT_EQ(all.total_size(), 3);
  for (const auto& value : all.facets(0).values()) {
    EXPECT_EQ(value.count(), value.code() == "DE-BE" ? 1 : 0) << value.code();
  }
  for (const char* prefix : {"Quolm", "Zwibbel", "Breme"}) {
    v1::SuggestRequest request;
    request.set_prefix(prefix);
    v1::SuggestResponse response;
    ASSERT_TRUE(server_.search().Suggest(WithDeadline().get(), request, &response).ok());
    EXPECT_THAT(response.DebugString(), Not(testing::HasSubstr("uolmwerk")));
    EXPECT_THAT(response.DebugString(), Not(testing::HasSubstr("wibbelfrasch")));
  }
  v1::LookupContactRequest contact;
  contact.set_phone_number("030 9876543");
  v1::LookupContactResponse listed;
  ASSERT_TRUE(server_.search().LookupContact(WithDeadline().get(), contact, &listed).ok());
  EXPECT_EQ(listed.status(), v1::LOOKUP_STATUS_NOT_LISTED);

  const v1::GetIndexInfoResponse after = Info(first_);
  EXPECT_EQ(after.organization_count(), before.organization_count() - 1);
  EXPECT_EQ(after.content_count(), before.content_count() - 1);
  EXPECT_THAT(after.removed(), ElementsAre(kSecretText, kSecret));
  EXPECT_THAT(after.changed(), ElementsAre("organizations/alpha", "organizations/old"));
  v1::ListRegionsResponse regions;
  ASSERT_TRUE(server_.directory()
                  .ListRegions(WithDeadline().get(), v1::ListRegionsRequest(), &regions)
                  .ok());
  for (const v1::Region& region : regions.regions()) {
    EXPECT_EQ(region.organization_count(), region.code() == "DE-BE" ? 1 : 0) << region.code();
  }
}

TEST_F(Retraction, SaysOfWhichStateEveryReplyIs) {
  const auto after = [&](const generation::Retractions& names, const std::string& until_not) {
    Retract(names);
    Await([&] { return Info().index().withdrawals() != until_not; });
    return Info().index().withdrawals();
  };
  EXPECT_EQ(Info().index().withdrawals(), "");
  const std::string one = after({kSecret}, "");
  EXPECT_THAT(one, testing::MatchesRegex("[0-9a-f]+"));
  EXPECT_LE(one.size(), 16U);
  EXPECT_EQ(Search("").index().withdrawals(), one);
  v1::ListOrganizationsResponse listed;
  ASSERT_TRUE(server_.directory()
                  .ListOrganizations(WithDeadline().get(), v1::ListOrganizationsRequest(), &listed)
                  .ok());
  EXPECT_EQ(listed.index().withdrawals(), one);
  const std::string both = after({kSecret, kSecretText}, one);
  EXPECT_THAT(both, testing::AllOf(Not(""), Not(one)));
  const std::string text = after({kSecretText}, both);
  EXPECT_THAT(text, testing::AllOf(Not(""), Not(one), Not(both)));
  EXPECT_EQ(after({kSecret}, text), one) << "the same again";

  LiveServer started_anew(folder_.path());
  v1::GetIndexInfoResponse there;
  ASSERT_TRUE(started_anew.directory()
                  .GetIndexInfo(WithDeadline().get(), v1::GetIndexInfoRequest(), &there)
                  .ok());
  EXPECT_EQ(there.index().withdrawals(), one);
  EXPECT_EQ(after({}, one), "");
}

TEST_F(Retraction, TellsByTheEtagWhichReferencesAreLeft) {
  const TemporaryFolder folder;
  BuildLinesInto(
      folder.path(),
      R"({"organization":{"name":"organizations/alpha","display_name":"Alpha","confusable_with":["organizations/beta"],"parent":"organizations/gamma"}}
{"organization":{"name":"organizations/beta","display_name":"Beta"}}
{"organization":{"name":"organizations/gamma","display_name":"Gamma"}})");
  std::set<std::string> etags;
  std::set<std::string> states;
  for (const generation::Retractions& names :
       std::vector<generation::Retractions>{{},
                                            {"organizations/beta"},
                                            {"organizations/gamma"},
                                            {"organizations/beta", "organizations/gamma"}}) {
    ASSERT_TRUE(generation::WriteRetractions(folder.path(), names).ok());
    LiveServer server(folder.path());
    v1::GetOrganizationRequest request;
    request.set_name("organizations/alpha");
    v1::GetOrganizationResponse response;
    ASSERT_TRUE(server.directory().GetOrganization(WithDeadline().get(), request, &response).ok());
    etags.insert(response.organization().etag());
    states.insert(response.index().withdrawals());
  }
  EXPECT_EQ(etags.size(), 4U);
  EXPECT_EQ(states.size(), 4U);
}

// Texts name each other too.
TEST_F(Retraction, OfATextHidesItsNameInTheOthers) {
  const auto lines = [](const std::string& related) {
    return R"({"content":{"name":"contents/first","title":"Urteil","type":7,"body":"Das Urteil","decision":{"related_decisions":[)" +
           related + R"(]}}}
)";
  };
  const std::string secret =
      R"({"content":{"name":"contents/zwibbel","title":"Zwibbelfrasch","type":7}})";
  const TemporaryFolder folder;
  const TemporaryFolder folder_without;
  const std::string id =
      BuildLinesInto(folder.path(), lines(R"("contents/other","contents/zwibbel")") + secret);
  BuildLinesInto(folder_without.path(), lines(R"("contents/other")"));
  LiveServer server(folder.path());
  LiveServer without(folder_without.path());
  const auto get = [](LiveServer& from, const std::string& name) {
    v1::GetContentRequest request;
    request.set_name(name);
    v1::GetContentResponse response;
    const grpc::Status status =
        from.directory().GetContent(WithDeadline().get(), request, &response);
    response.clear_index();
    return status.ok() ? response.SerializeAsString() : status.error_details();
  };
  const auto list = [](LiveServer& from) {
    v1::ListContentsResponse response;
    EXPECT_TRUE(from.directory()
                    .ListContents(WithDeadline().get(), v1::ListContentsRequest(), &response)
                    .ok());
    response.clear_index();
    return response.SerializeAsString();
  };
  const auto search = [](LiveServer& from) {
    v1::SearchRequest request;
    request.set_view(v1::RESULT_VIEW_FULL);
    v1::SearchResponse response;
    EXPECT_TRUE(from.Search(request, &response).ok());
    response.clear_index();
    return response.SerializeAsString();
  };
  EXPECT_THAT(get(server, "contents/first"), testing::HasSubstr("zwibbel"));
  ASSERT_TRUE(generation::WriteRetractions(folder.path(), {kSecretText}).ok());
  Await([&] { return get(server, kSecretText) == get(server, "contents/never-was"); });
  EXPECT_EQ(get(server, kSecretText), get(server, "contents/never-was"));
  EXPECT_EQ(get(server, "contents/first"), get(without, "contents/first"));
  EXPECT_EQ(list(server), list(without));
  EXPECT_EQ(search(server), search(without));
  v1::GetIndexInfoRequest since;
  since.set_since_generation(id);
  v1::GetIndexInfoResponse info;
  ASSERT_TRUE(server.directory().GetIndexInfo(WithDeadline().get(), since, &info).ok());
  EXPECT_THAT(info.changed(), ElementsAre("contents/first"));
  EXPECT_THAT(info.removed(), ElementsAre(kSecretText));
}

TEST_F(Retraction, IsUndone) {
  const std::string before = EverythingListed();
  Retract({kSecret});
  Await([&] { return !Shows(kSecret); });
  Retract({});
  Await([&] { return Shows(kSecret); });
  EXPECT_EQ(EverythingListed(), before);
}

TEST_F(Retraction, HoldsForTheNextGenerationAndAfterARollback) {
  Retract({kSecret});
  Await([&] { return !Shows(kSecret); });
  const std::string second =
      BuildLinesInto(folder_.path(), std::string(kRecords) + "\n" +
                                         R"({"content":{"name":"contents/two","title":"Neu"}})");
  server_.AwaitGeneration(second);
  EXPECT_FALSE(Shows(kSecret));
  const v1::GetIndexInfoResponse changes = Info(first_);
  EXPECT_THAT(changes.added(), ElementsAre("contents/two"));
  EXPECT_THAT(changes.removed(), ElementsAre(kSecret));
  Activate(folder_.path(), first_);
  server_.AwaitGeneration(first_);
  EXPECT_FALSE(Shows(kSecret));
}

TEST_F(Retraction, HoldsInTheListingsOfAnEarlierGeneration) {
  v1::ListOrganizationsRequest request;
  request.set_page_size(1);
  v1::ListOrganizationsResponse page;
  ASSERT_TRUE(server_.directory().ListOrganizations(WithDeadline().get(), request, &page).ok());
  server_.AwaitGeneration(BuildLinesInto(
      folder_.path(), R"({"organization":{"name":"organizations/new","display_name":"New"}})"));
  Retract({kSecret, "organizations/alpha"});
  std::vector<std::string> rest;
  Await([&] {
    rest.clear();
    request.set_page_token(page.next_page_token());
    while (!request.page_token().empty()) {
      v1::ListOrganizationsResponse next;
      const grpc::Status status =
          server_.directory().ListOrganizations(WithDeadline().get(), request, &next);
      EXPECT_TRUE(status.ok()) << status.error_message();
      if (!status.ok()) break;
      EXPECT_EQ(next.index().generation(), first_);
      for (const auto& organization : next.organizations()) rest.push_back(organization.name());
      request.set_page_token(next.next_page_token());
    }
    return rest == std::vector<std::string>{"organizations/old"};
  });
  EXPECT_THAT(rest, ElementsAre("organizations/old")) << "neither hidden ones nor a gap";
}

TEST_F(Retraction, AListThatCannotBeReadLeavesTheLastOneInForce) {
  Retract({kSecret});
  Await([&] { return !Shows(kSecret); });
  const std::string list = generation::JoinPath(folder_.path(), generation::kRetractedFile);
  const std::vector<std::function<void()>> damages = {
      [&] { Overwrite(list, "everything\n"); }, [&] { Overwrite(list, std::string(100, '\0')); },
      [&] { std::filesystem::remove(list); }, [&] { std::filesystem::create_directory(list); }};
  // Built while the list is whole: nobody builds with one that cannot be read.
  const std::string first = generation::ReadCurrent(folder_.path()).value();
  const std::string second =
      BuildLinesInto(folder_.path(), std::string(kRecords) + "\n" +
                                         R"({"content":{"name":"contents/x","title":"X"}})");
  server_.AwaitGeneration(second);
  std::string served = second;
  for (const auto& damage : damages) {
    damage();
    // A generation that is activated later shows that the list was looked at.
    served = served == first ? second : first;
    Activate(folder_.path(), served);
    server_.AwaitGeneration(served);
    EXPECT_FALSE(Shows(kSecret)) << "damage " << &damage - damages.data();
  }
  Activate(folder_.path(), first);
  server_.AwaitGeneration(first);
  std::filesystem::remove(list);
  Retract({});
  Await([&] { return Shows(kSecret); });
  EXPECT_TRUE(Shows(kSecret));
}

// Starts a server on an index whose list cannot be used, and then puts a good one there.
void ExpectNothingServedBeforeTheListIsThere(const TemporaryFolder& folder) {
  LiveServer server(folder.path());
  EXPECT_EQ(server.Health(""), HealthCheckResponse::NOT_SERVING);
  v1::SearchResponse response;
  EXPECT_EQ(Decode(server.Search(v1::SearchRequest(), &response)).reason, "INDEX_NOT_READY");
  ASSERT_TRUE(generation::WriteRetractions(folder.path(), {kSecret}).ok());
  server.AwaitServing("");
  ASSERT_TRUE(server.Search(v1::SearchRequest(), &response).ok());
  EXPECT_THAT(response.DebugString(), Not(testing::HasSubstr("quolm")));
}

TEST(RetractionAtStart, NothingIsServedBeforeTheListCanBeRead) {
  const TemporaryFolder folder;
  BuildLinesInto(folder.path(), kRecords);
  Overwrite(generation::JoinPath(folder.path(), generation::kRetractedFile), "everything\n");
  ExpectNothingServedBeforeTheListIsThere(folder);
}

TEST(RetractionAtStart, NothingIsServedWhereTheListIsLost) {
  const TemporaryFolder folder;
  BuildLinesInto(folder.path(), kRecords);
  ASSERT_TRUE(generation::WriteRetractions(folder.path(), {kSecret}).ok());
  std::filesystem::remove(generation::JoinPath(folder.path(), generation::kRetractedFile));
  ExpectNothingServedBeforeTheListIsThere(folder);
}

// What is served reads its open files; the list must hold even where nothing is left on disk.
TEST_F(Retraction, HoldsForAGenerationThatIsGoneFromDisk) {
  std::filesystem::remove_all(generation::JoinPath(folder_.path(), first_));
  Retract({kSecret});
  Await([&] { return !Shows(kSecret); });
  EXPECT_FALSE(Shows(kSecret));
  EXPECT_TRUE(Shows("organizations/alpha"));
}

TEST_F(Retraction, TokensEndWithTheFolderOfTheirGeneration) {
  v1::ListOrganizationsRequest request;
  request.set_page_size(1);
  v1::ListOrganizationsResponse page;
  ASSERT_TRUE(server_.directory().ListOrganizations(WithDeadline().get(), request, &page).ok());
  request.set_page_token(page.next_page_token());
  server_.AwaitGeneration(BuildLinesInto(
      folder_.path(), R"({"organization":{"name":"organizations/new","display_name":"New"}})"));
  ASSERT_TRUE(server_.directory().ListOrganizations(WithDeadline().get(), request, &page).ok());
  std::filesystem::remove_all(generation::JoinPath(folder_.path(), first_));
  grpc::Status status;
  Await([&] {
    status = server_.directory().ListOrganizations(WithDeadline().get(), request, &page);
    return !status.ok();
  });
  EXPECT_EQ(status.error_code(), grpc::StatusCode::ABORTED);
  EXPECT_EQ(Decode(status).reason, "PAGE_TOKEN_EXPIRED");
}

}  // namespace
}  // namespace kok::tests
