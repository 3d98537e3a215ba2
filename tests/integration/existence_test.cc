// Whoever asks for what is withdrawn or protected is answered as if it had never been: the same
// status, the same bytes, the same size as for what nobody ever wrote.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "indexer/generation/retractions.h"
#include "tests/integration/live_server.h"
#include "tests/unit/built_index.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {
namespace {

namespace v1 = kok::search::v1;

constexpr char kRecords[] =
    R"({"organization":{"name":"organizations/alpha","display_name":"Alpha","seat":{"locality":"Berlin","region_code":"DE-BE","country_code":"DE"}},"protected":{"phones":["030 555123"],"emails":["zuflucht@quelle.example"],"persons":["Zora Quastenflosser"],"addresses":["Wabengasse 17, 10115 Berlin"]}}
{"organization":{"name":"organizations/quolm","display_name":"Quolmwerk","phones":[{"number":"+49309876543","display":"030 9876543"}],"emails":["info@quolmwerk.example"],"seat":{"locality":"Bremen","region_code":"DE-HB","country_code":"DE"}}}
{"content":{"name":"contents/one","title":"Erster Text","body":"Etwas"}}
{"content":{"name":"contents/zwibbel","title":"Zwibbelfrasch","body":"Zwibbelfrasch"}})";

class Existence : public testing::Test {
 protected:
  static std::string BuildAndWithdraw(const std::string& folder) {
    std::string generation = BuildLinesInto(folder, kRecords);
    const generation::Retractions names = {"organizations/quolm", "contents/zwibbel"};
    EXPECT_TRUE(generation::WriteRetractions(folder, names).ok());
    return generation;
  }

  // All that a caller sees of one call, but for the id that the service gives each.
  template <typename Stub, typename Request, typename Response>
  static std::string Seen(Stub& stub,
                          grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                       Response*),
                          const Request& request) {
    const auto context = WithDeadline();
    Response response;
    const grpc::Status status = (stub.*method)(context.get(), request, &response);
    std::string seen = absl::StrCat(status.error_code(), "|", status.error_message(), "|",
                                    status.error_details(), "|", response.SerializeAsString());
    for (const auto* metadata :
         {&context->GetServerInitialMetadata(), &context->GetServerTrailingMetadata()}) {
      for (const auto& [key, value] : *metadata) {
        const std::string text(key.data(), key.size());
        absl::StrAppend(&seen, "|", text, value.size());
        if (text != "kok-request-id")
          absl::StrAppend(&seen, std::string(value.data(), value.size()));
      }
    }
    return seen;
  }

  const TemporaryFolder folder_;
  const std::string generation_ = BuildAndWithdraw(folder_.path());
  LiveServer server_{folder_.path()};
};

// What is hidden, and what is not there, of the same length.
using Pair = std::pair<const char*, const char*>;

TEST_F(Existence, NoNameTells) {
  using Stub = v1::DirectoryService::Stub;
  v1::GetOrganizationRequest of_hidden;
  of_hidden.set_name("organizations/quolm");
  v1::GetOrganizationRequest of_absent;
  of_absent.set_name("organizations/quxlm");
  EXPECT_EQ(Seen(server_.directory(), &Stub::GetOrganization, of_hidden),
            Seen(server_.directory(), &Stub::GetOrganization, of_absent));
  v1::BatchGetOrganizationsRequest batch_of_hidden;
  batch_of_hidden.add_names("organizations/alpha");
  v1::BatchGetOrganizationsRequest batch_of_absent = batch_of_hidden;
  batch_of_hidden.add_names(of_hidden.name());
  batch_of_absent.add_names(of_absent.name());
  EXPECT_EQ(Seen(server_.directory(), &Stub::BatchGetOrganizations, batch_of_hidden),
            Seen(server_.directory(), &Stub::BatchGetOrganizations, batch_of_absent));
  v1::GetContentRequest text_of_hidden;
  text_of_hidden.set_name("contents/zwibbel");
  v1::GetContentRequest text_of_absent;
  text_of_absent.set_name("contents/zwabbel");
  EXPECT_EQ(Seen(server_.directory(), &Stub::GetContent, text_of_hidden),
            Seen(server_.directory(), &Stub::GetContent, text_of_absent));
  for (const auto& [hidden, absent] : {Pair{"organizations/quolm", "organizations/quxlm"},
                                       {"contents/zwibbel", "contents/zwabbel"}}) {
    v1::SearchRequest like_hidden;
    like_hidden.set_similar_to(hidden);
    v1::SearchRequest like_absent;
    like_absent.set_similar_to(absent);
    const std::string seen = Seen(server_.search(), &v1::SearchService::Stub::Search, like_hidden);
    EXPECT_THAT(seen, testing::StartsWith("5|"));  // NOT_FOUND
    EXPECT_EQ(seen, Seen(server_.search(), &v1::SearchService::Stub::Search, like_absent));
  }
}

TEST_F(Existence, NoContactTells) {
  for (const auto& [hidden, absent] :
       {Pair("030 9876543", "030 9876567"), Pair("030 555123", "030 555189")}) {
    v1::LookupContactRequest of_hidden;
    of_hidden.set_phone_number(hidden);
    v1::LookupContactRequest of_absent;
    of_absent.set_phone_number(absent);
    EXPECT_EQ(Seen(server_.search(), &v1::SearchService::Stub::LookupContact, of_hidden),
              Seen(server_.search(), &v1::SearchService::Stub::LookupContact, of_absent));
  }
  for (const auto& [hidden, absent] :
       {Pair("info@quolmwerk.example", "info@quxlmwerk.example"),
        Pair("zuflucht@quelle.example", "zuflucht@quille.example")}) {
    v1::LookupContactRequest of_hidden;
    of_hidden.set_email(hidden);
    v1::LookupContactRequest of_absent;
    of_absent.set_email(absent);
    EXPECT_EQ(Seen(server_.search(), &v1::SearchService::Stub::LookupContact, of_hidden),
              Seen(server_.search(), &v1::SearchService::Stub::LookupContact, of_absent));
  }
}

TEST_F(Existence, NoWordTells) {
  for (const auto& [hidden, absent] :
       {Pair("Quolmwerk", "Quxlmwerk"), Pair("Quolmwerkk", "Quxlmwerkk"), Pair("Quolm", "Quxlm"),
        Pair("Zwibbelfrasch", "Zwabbxlfrosch"), Pair("Zwibbelfrash", "Zwabbxlfrosh"),
        Pair("Quastenflosser", "Quistenflosser"), Pair("Wabengasse 17", "Wobengasse 17"),
        Pair("zuflucht@quelle.example", "zuflucht@quille.example"),
        Pair("030 555123", "030 555189"), Pair("030 9876543", "030 9876567")}) {
    v1::SearchRequest of_hidden;
    of_hidden.set_query(hidden);
    of_hidden.add_facets(v1::FACET_FIELD_REGIONS);
    of_hidden.set_explain(true);
    v1::SearchRequest of_absent = of_hidden;
    of_absent.set_query(absent);
    EXPECT_EQ(Seen(server_.search(), &v1::SearchService::Stub::Search, of_hidden),
              Seen(server_.search(), &v1::SearchService::Stub::Search, of_absent))
        << hidden;
    of_hidden.set_query(absl::StrCat("„", hidden, "“ Berlin"));
    of_absent.set_query(absl::StrCat("„", absent, "“ Berlin"));
    EXPECT_EQ(Seen(server_.search(), &v1::SearchService::Stub::Search, of_hidden),
              Seen(server_.search(), &v1::SearchService::Stub::Search, of_absent))
        << "in quotes: " << hidden;
    v1::SuggestRequest prefix_of_hidden;
    prefix_of_hidden.set_prefix(hidden);
    v1::SuggestRequest prefix_of_absent;
    prefix_of_absent.set_prefix(absent);
    EXPECT_EQ(Seen(server_.search(), &v1::SearchService::Stub::Suggest, prefix_of_hidden),
              Seen(server_.search(), &v1::SearchService::Stub::Suggest, prefix_of_absent))
        << hidden;
  }
}

}  // namespace
}  // namespace kok::tests
