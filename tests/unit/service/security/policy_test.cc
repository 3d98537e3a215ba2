#include "service/security/policy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/unit/temporary_folder.h"

namespace kok::security {
namespace {

constexpr char kSearch[] = "kok.search.v1.SearchService/Search";
constexpr char kLookup[] = "kok.search.v1.SearchService/LookupContact";
constexpr char kReload[] = "kok.search.admin.v1.IndexAdminService/ReloadIndex";
constexpr char kReflection[] = "grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo";

Principal Named(const std::string& uri) { return *Principal::FromCertificate({uri}, {}); }

absl::StatusOr<Policy> FromText(const std::string& json) {
  const tests::TemporaryFolder folder;
  folder.Write("policy.json", json);
  return Policy::FromFile(folder.File("policy.json"));
}

TEST(PolicyTest, WithoutAFileLocalMaySearchSyncAndAskForTheStatus) {
  const Policy policy = Policy::Default();
  for (const MethodRule& rule : MethodRules()) {
    const bool is_admin = std::string(rule.roles) == " admin ";
    EXPECT_EQ(policy.Allows(Principal::Local(), *MethodId::Of(rule.name)), !is_admin) << rule.name;
    EXPECT_FALSE(policy.Allows(Named("spiffe://example.org/a"), *MethodId::Of(rule.name)));
  }
}

TEST(PolicyTest, GrantsAddUpAndNothingElseIsAllowed) {
  const auto policy = FromText(R"({
    "roles": [{"name": "only-lookup", "methods": ["kok.search.v1.SearchService/LookupContact"]}],
    "grants": [{"principals": ["spiffe://a/1", "b.example.org"], "roles": ["only-lookup"]},
               {"principals": ["spiffe://a/1"], "roles": ["status"], "comment": "why"},
               {"principals": ["spiffe://a/2"]}]})");
  ASSERT_TRUE(policy.ok()) << policy.status();
  const auto allows = [&](const std::string& name, const char* method) {
    return policy->Allows(Named(name), *MethodId::Of(method));
  };
  EXPECT_TRUE(allows("spiffe://a/1", kLookup));
  EXPECT_FALSE(allows("spiffe://a/1", kSearch));
  EXPECT_TRUE(allows("spiffe://a/1", "grpc.health.v1.Health/Check"));
  EXPECT_TRUE(allows("b.example.org", kLookup));
  EXPECT_FALSE(allows("b.example.org", "grpc.health.v1.Health/Check"));
  EXPECT_FALSE(allows("spiffe://a/2", kLookup));
  EXPECT_FALSE(policy->Knows(Named("spiffe://a/2")));
  EXPECT_FALSE(allows("SPIFFE://a/1", kLookup)) << "letter for letter";
  EXPECT_TRUE(policy->Allows(Principal::Local(), *MethodId::Of(kSearch)))
      << "a policy that does not speak of local leaves it as it is";
}

TEST(PolicyTest, MayTakeFromLocal) {
  const auto policy = FromText(R"({"grants": [{"principals": ["local"], "roles": ["status"]}]})");
  ASSERT_TRUE(policy.ok()) << policy.status();
  EXPECT_FALSE(policy->Allows(Principal::Local(), *MethodId::Of(kSearch)));
}

TEST(PolicyTest, NoPolicyOpensToOtherMachinesWhatIsForThisOne) {
  const auto policy = FromText(
      R"({"roles": [{"name": "all", "methods": ["kok.search.admin.v1.IndexAdminService/*",
                     "grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo"]}],
          "grants": [{"principals": ["spiffe://a/1", "local"], "roles": ["all", "admin"]}]})");
  ASSERT_TRUE(policy.ok()) << policy.status();
  for (const char* method : {kReload, kReflection}) {
    EXPECT_FALSE(policy->Allows(Named("spiffe://a/1"), *MethodId::Of(method)));
    EXPECT_TRUE(policy->Allows(Principal::Local(), *MethodId::Of(method)));
  }
}

TEST(PolicyTest, ABadFileIsNoPolicyAtAll) {
  const struct {
    const char* json;
    const char* problem;
  } cases[] = {
      {"", "not the JSON of a policy"},
      {"{", "not the JSON of a policy"},
      {"{}", "grants: is missing"},
      {"[]", "not the JSON of a policy"},
      {R"({"grants": [{"principals": ["a"], "roles": ["status"], "roles": ["search"]}]})",
       "not the JSON of a policy"},
      {R"({"grants": [{"principals": ["a"]}], "grants": []})", "not the JSON of a policy"},
      {R"({"grant": []})", "not the JSON of a policy"},
      {R"({"grants": [{"principals": ["a"], "roles": ["search"]}]} x)", "not the JSON of a policy"},
      {R"({"grants": [{"principals": ["a"], "roles": ["serch"]}]})",
       "grants[0].roles[0]: no such role; there are admin, search, status, sync"},
      {R"({"grants": [{"roles": ["search"]}]})", "grants[0].principals: is missing"},
      {R"({"grants": [{"principals": ["a", "b*"], "roles": ["search"]}]})",
       "grants[0].principals[1]: expected a URI, a DNS name or local; no patterns"},
      {R"({"grants": [{"principals": ["a b"], "roles": ["search"]}]})", "grants[0].principals[0]"},
      {R"({"roles": [{"name": "search", "methods": ["grpc.health.v1.Health/*"]}],
           "grants": [{"principals": ["a"]}]})",
       "roles[0].name: there is a role of this name already"},
      {R"({"roles": [{"name": "x", "methods": ["kok.search.v1.SearchService/Serch"]}],
           "grants": [{"principals": ["a"]}]})",
       "roles[0].methods[0]: no such method"},
      {R"({"roles": [{"name": "x", "methods": ["*"]}], "grants": [{"principals": ["a"]}]})",
       "roles[0].methods[0]: no such method"},
      {R"({"roles": [{"name": "x"}], "grants": [{"principals": ["a"]}]})", "expected at least one"},
      {R"({"roles": [{"name": "X"}], "grants": [{"principals": ["a"]}]})", "roles[0].name"},
  };
  for (const auto& bad : cases) {
    const auto policy = FromText(bad.json);
    ASSERT_FALSE(policy.ok()) << bad.json;
    EXPECT_TRUE(absl::IsInvalidArgument(policy.status()));
    EXPECT_THAT(std::string(policy.status().message()), testing::HasSubstr("policy.json: "));
    EXPECT_THAT(std::string(policy.status().message()), testing::HasSubstr(bad.problem));
  }
  EXPECT_FALSE(Policy::FromFile("/does/not/exist").ok());
}

TEST(PrincipalTest, IsTheUriOrElseTheFirstDnsName) {
  EXPECT_EQ(Principal::FromCertificate({"spiffe://a/b"}, {"c.d"})->name(), "spiffe://a/b");
  EXPECT_EQ(Principal::FromCertificate({}, {"c.d", "e.f"})->name(), "c.d");
  EXPECT_FALSE(Principal::FromCertificate({}, {"c.d"})->is_local());
  const std::string long_name(256, 'a');
  const std::vector<std::pair<std::vector<std::string>, std::vector<std::string>>> bad = {
      {{}, {}},
      {{"spiffe://a", "spiffe://b"}, {}},
      {{}, {"local"}},
      {{"local"}, {}},
      {{}, {"*.a.b"}},
      {{std::string("a\0b", 3)}, {}},
      {{"a\nb"}, {}},
      {{""}, {"a.b"}},
      {{long_name}, {}},
      {{}, {"ä.example"}},
      {{}, {"spiffe://a/b"}},
      {{}, {"a.b/c"}},
      {{"a\"b"}, {}},
      {{"a\\b"}, {}},
  };
  for (const auto& [uris, dns_names] : bad) {
    EXPECT_TRUE(absl::IsUnauthenticated(Principal::FromCertificate(uris, dns_names).status()));
  }
}

TEST(MethodIdTest, KnowsItsMethodsLetterForLetter) {
  EXPECT_EQ(MethodId::Of("/kok.search.v1.SearchService/Search")->name(), std::string(kSearch));
  for (const char* path :
       {"", "/", "//kok.search.v1.SearchService/Search", "/kok.search.v1.SearchService/search",
        "/kok.search.v1.SearchService/Search/", "/kok.search.v1.SearchService%2fSearch",
        "/kok.search.v1.SearchService", "kok.search.v1.SearchService/Search "}) {
    EXPECT_FALSE(MethodId::Of(path)) << path;
  }
}

}  // namespace
}  // namespace kok::security
