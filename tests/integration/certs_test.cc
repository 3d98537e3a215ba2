// `kok-searchctl certs` as its operator runs it.

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/integration/certs_folder.h"

namespace kok::tests {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

size_t CountOf(const std::string& text, const std::string& part) {
  size_t count = 0;
  for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

unsigned ModeOf(const std::string& path) {
  struct stat found {};
  EXPECT_EQ(stat(path.c_str(), &found), 0) << path;
  return found.st_mode & 0777;
}

class Certs : public CertsFolder {};

TEST_F(Certs, MakesWhatTheServiceNeedsAndHidesWhatItDoesNot) {
  const Outcome made = Run({"init", "localhost", "127.0.0.1", "::1"});
  ASSERT_EQ(made.exit_code, 0) << made.err;
  EXPECT_THAT(made.out, HasSubstr("--tls_client_ca " + pki_ + "/ca.pem"));
  EXPECT_THAT(made.out, HasSubstr("next: kok-searchctl certs issue CLIENT --pki " + pki_));
  MustRun({"issue", "case"});
  const struct {
    const char* name;
    unsigned mode;
  } files[] = {{"ca.pem", 0644},
               {"server.pem", 0644},
               {"crl", 0755},
               {"crl/ca.pem", 0644},
               {"private", 0700},
               {"private/ca.key", 0600},
               {"private/index.txt", 0600},
               {"clients", 0700},
               {"clients/case.pem", 0600},
               {"", 0755}};
  for (const auto& file : files) EXPECT_EQ(ModeOf(File(file.name)), file.mode) << file.name;
  EXPECT_EQ(ModeOf(File("server.key")) & 0137, 0U) << "for its owner and the service's group alone";
  EXPECT_FALSE(fs::exists(File(".work")));
  EXPECT_FALSE(fs::exists(folder_.File(".pki.init")));
  const std::string bundle = ReadFile(File("clients/case.pem"));
  EXPECT_EQ(CountOf(bundle, "BEGIN PRIVATE KEY"), 1U);
  EXPECT_EQ(CountOf(bundle, "BEGIN CERTIFICATE"), 2U);
}

TEST_F(Certs, WrongCallsAreOneLineWithARemedyAndChangeNothing) {
  MustRun({"init", "localhost"});
  MustRun({"issue", "case"});
  const std::string before =
      ReadFile(File("private/index.txt")) + ReadFile(File("clients/case.pem"));
  const struct {
    std::vector<std::string> words;
    int exit_code;
    const char* says;
  } cases[] = {
      {{}, 2, "expected init, issue, renew, list or revoke"},
      {{"make"}, 2, "expected init, issue, renew, list or revoke"},
      {{"init", "localhost"}, 2, "exists and is not empty; nothing was changed"},
      {{"init"}, 2, "needs the HOST..."},
      {{"init", "local host"}, 2, "HOST: expected DNS names and IP addresses"},
      {{"init", "a,DNS:b"}, 2, "HOST: expected"},
      {{"init", "localhost:50051"}, 2, "HOST: expected"},
      {{"issue"}, 2, "takes one CLIENT"},
      {{"issue", "a", "b"}, 2, "takes one CLIENT"},
      {{"issue", "case"}, 2, "kok-searchctl certs renew case"},
      {{"issue", "server"}, 2, "choose another name"},
      {{"issue", "../x"}, 2, "CLIENT: expected 1 to 64"},
      {{"issue", ".x"}, 2, "CLIENT: expected 1 to 64"},
      {{"issue", ""}, 2, "CLIENT: expected 1 to 64"},
      {{"issue", "x/CN=y"}, 2, "CLIENT: expected 1 to 64"},
      {{"issue", "x$(id)"}, 2, "CLIENT: expected 1 to 64"},
      {{"issue", std::string(65, 'x')}, 2, "CLIENT: expected 1 to 64"},
      {{"issue", "x", "--principal", "spiffe://a/*"}, 2, "--principal: expected a URI"},
      {{"issue", "x", "--principal", "spiffe://a,URI:b://c"}, 2, "--principal: expected a URI"},
      {{"issue", "x", "--principal", "a b"}, 2, "--principal: expected a URI"},
      {{"issue", "x", "--principal", "local"}, 2, "--principal: expected a URI"},
      {{"issue", "x", "--principal", "spiffe://a/$ENV::HOME"}, 2, "--principal: expected a URI"},
      {{"issue", "x", "--principal", "spiffe://a/" + std::string(250, 'x')}, 2, "--principal"},
      {{"issue", "x", "--days", "3651"}, 2, "--days: expected 1 to 3650"},
      {{"issue", "x", "--days=-1"}, 2, "--days: expected 1 to 3650"},
      {{"issue", "x", "--key", "new"}, 2, "certs issue takes no --key"},
      {{"renew", "nobody"}, 2, "kok-searchctl certs issue nobody"},
      {{"renew", "case", "--all-due"}, 2, "not both"},
      {{"renew", "case", "--key", "old"}, 2, "--key: expected new or same"},
      {{"renew", "case", "--principal", "a.example.org"}, 2, "certs renew takes no --principal"},
      {{"revoke"}, 2, "takes one CLIENT"},
      {{"revoke", "nobody"}, 2, "certs list says whom"},
      {{"revoke", "server"}, 2, "certs renew server --key new"},
      {{"list", "case"}, 2, "takes no words"},
      {{"list", "--explain"}, 2, "certs takes no --explain"},
  };
  for (const auto& c : cases) {
    const Outcome outcome = Run(c.words);
    const std::string name = c.words.empty() ? "" : absl::StrCat(c.words[0], " ", c.words.back());
    EXPECT_EQ(outcome.exit_code, c.exit_code) << name;
    EXPECT_THAT(outcome.err, HasSubstr(c.says)) << name;
    EXPECT_EQ(CountOf(outcome.err, "\n"), 1U) << outcome.err;
    EXPECT_EQ(outcome.out, "") << name;
  }
  EXPECT_EQ(ReadFile(File("private/index.txt")) + ReadFile(File("clients/case.pem")), before);
}

TEST_F(Certs, WhereThereIsNoCaItSaysHowToMakeOne) {
  for (const std::vector<std::string>& words : {std::vector<std::string>{"issue", "case"},
                                                {"renew", "--all-due"},
                                                {"list"},
                                                {"revoke", "x"}}) {
    const Outcome outcome = Run(words);
    EXPECT_EQ(outcome.exit_code, 4) << words[0];
    EXPECT_THAT(outcome.err, HasSubstr("kok-searchctl certs init --pki DIR HOST...")) << words[0];
  }
  EXPECT_FALSE(fs::exists(pki_));
  const Outcome lost = RunProgram({Program("kok-searchctl"), "certs", "init", "localhost", "--pki",
                                   folder_.File("missing/pki")});
  EXPECT_EQ(lost.exit_code, 4);
  EXPECT_THAT(lost.err, HasSubstr("missing is no folder: make it first"));
}

TEST_F(Certs, AnEmptyFolderBecomesOneAndAFullOneStaysAsItIs) {
  fs::create_directory(pki_);
  MustRun({"init", "localhost"});
  const std::string other = folder_.File("other");
  folder_.Write("other/mine.txt", "kept");
  const Outcome refused =
      RunProgram({Program("kok-searchctl"), "certs", "init", "localhost", "--pki", other});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_EQ(ReadFile(other + "/mine.txt"), "kept");
  EXPECT_EQ(std::distance(fs::directory_iterator(other), fs::directory_iterator()), 1);
}

TEST_F(Certs, OneRunAtATime) {
  MustRun({"init", "localhost"});
  const int held = open(pki_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  ASSERT_EQ(flock(held, LOCK_EX), 0);
  const Outcome refused = Run({"issue", "case"});
  EXPECT_EQ(refused.exit_code, 4);
  EXPECT_THAT(refused.err, HasSubstr("another kok-searchctl certs works there; try again"));
  close(held);
  MustRun({"issue", "case"});
}

// What a run that was killed can leave: each is a state between two renames of the command.
TEST_F(Certs, AnyHalfFinishedStateIsNoneForTheNextRun) {
  folder_.Write(".pki.init/private/ca.key", "half");
  MustRun({"init", "localhost"});
  EXPECT_FALSE(fs::exists(folder_.File(".pki.init")));
  const std::string list = File("private/index.txt");
  const std::string empty = ReadFile(list);
  MustRun({"issue", "case"});
  const std::string issued = ReadFile(list);
  const std::string good_crl = ReadFile(File("crl/ca.pem"));

  fs::create_directory(File(".work"));
  folder_.Write("pki/.work/new.key", "half");
  folder_.Write("pki/.work/0BAD.pem", "half");
  MustRun({"list"});
  EXPECT_FALSE(fs::exists(File(".work")));

  fs::remove(File("clients/case.pem"));  // in the CA's list, but not handed over
  MustRun({"issue", "case"});
  EXPECT_THAT(Run({"list"}).out, HasSubstr("replaced"));

  folder_.Write("pki/private/index.txt", empty);  // a copy that the list does not know
  fs::remove(File("clients/case.pem"));
  MustRun({"issue", "case"});

  folder_.Write("pki/private/index.txt", issued);
  MustRun({"revoke", "case"});
  folder_.Write("pki/crl/ca.pem", good_crl);  // revoked, but not published
  const Outcome told = Run({"list"});
  EXPECT_EQ(told.exit_code, 5);
  EXPECT_THAT(told.err, HasSubstr("is revoked, but the revocation list does not say so"));
  MustRun({"revoke", "case"});
  MustRun({"list"});
}

TEST_F(Certs, ListsWhatEndsSoonAndRenewsIt) {
  MustRun({"init", "localhost"});
  MustRun({"issue", "near", "--days", "30", "--principal", "near.example.org"});
  MustRun({"issue", "far", "--days", "32"});
  const Outcome listed = Run({"list"});
  EXPECT_EQ(listed.exit_code, 5);
  EXPECT_THAT(listed.err, HasSubstr("near: ends on "));
  EXPECT_THAT(listed.err, HasSubstr("kok-searchctl certs renew near"));
  EXPECT_THAT(listed.err, Not(HasSubstr("far")));
  EXPECT_EQ(CountOf(listed.err, "\n"), 1U);
  EXPECT_THAT(listed.out, HasSubstr("near.example.org"));
  EXPECT_THAT(listed.out, HasSubstr("spiffe://search.kok.internal/far"));
  const std::string far_before = ReadFile(File("clients/far.pem"));
  const Outcome renewed = Run({"renew", "--all-due"});
  ASSERT_EQ(renewed.exit_code, 0) << renewed.err;
  EXPECT_THAT(renewed.out, HasSubstr("principal near.example.org"));
  EXPECT_EQ(ReadFile(File("clients/far.pem")), far_before);
  const Outcome after = Run({"list", "--json"});
  EXPECT_EQ(after.exit_code, 0) << after.err;
  EXPECT_EQ(CountOf(after.out, "\"state\": \"current\""), 3U) << after.out;
  EXPECT_EQ(CountOf(after.out, "\"state\": \"replaced\""), 1U) << after.out;
  EXPECT_EQ(CountOf(after.out, "\"principal\": \"near.example.org\""), 2U) << after.out;
  EXPECT_THAT(after.out, HasSubstr("\"next_update\""));
  EXPECT_THAT(Run({"renew", "--all-due"}).out, HasSubstr("no certificate ends within 30 days"));
}

std::string KeyIn(const std::string& pem) {
  const size_t begin = pem.find("-----BEGIN PRIVATE KEY");
  return pem.substr(begin, pem.find("-----END PRIVATE KEY") - begin);
}

TEST_F(Certs, RenewsWithANewKeyOrTheSame) {
  MustRun({"init", "localhost"});
  MustRun({"issue", "case"});
  const struct {
    const char* name;
    const char* file;
    const char* key;
    bool is_new;
  } cases[] = {
      {"case", "clients/case.pem", "", true},    {"case", "clients/case.pem", "same", false},
      {"case", "clients/case.pem", "new", true}, {"server", "server.key", "", false},
      {"server", "server.key", "same", false},   {"server", "server.key", "new", true}};
  for (const auto& c : cases) {
    const std::string before = KeyIn(ReadFile(File(c.file)));
    MustRun({"renew", c.name, absl::StrCat("--key=", c.key)});
    EXPECT_EQ(KeyIn(ReadFile(File(c.file))) != before, c.is_new) << c.name << " " << c.key;
  }
}

// Else whoever was shut out would be let in by a habit.
TEST_F(Certs, WhatWasRevokedIsNotRenewedButIssuedAnew) {
  MustRun({"init", "localhost"});
  MustRun({"issue", "case", "--principal", "case.example.org"});
  const std::string before = ReadFile(File("clients/case.pem"));
  MustRun({"revoke", "case"});
  EXPECT_FALSE(fs::exists(File("clients/case.pem")));
  EXPECT_THAT(Run({"renew", "case"}).err, HasSubstr("certs issue case makes it"));
  folder_.Write("pki/clients/case.pem", before);  // the revocation was interrupted
  const Outcome refused = Run({"renew", "case"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr("case.pem is revoked"));
  EXPECT_EQ(ReadFile(File("clients/case.pem")), before);
  const Outcome again = Run({"revoke", "case"});
  EXPECT_EQ(again.exit_code, 0);
  EXPECT_THAT(again.out, StartsWith("case was revoked before"));
  MustRun({"issue", "case", "--principal", "case.example.org"});
  EXPECT_NE(KeyIn(ReadFile(File("clients/case.pem"))), KeyIn(before));
  MustRun({"list"});
}

TEST_F(Certs, TheServerGetsOtherNames) {
  MustRun({"init", "localhost"});
  MustRun({"renew", "server", "--hosts", "search.example.org,192.0.2.7"});
  EXPECT_THAT(Run({"list"}).out, HasSubstr("search.example.org, 192.0.2.7"));
  MustRun({"renew", "server"});
  EXPECT_EQ(CountOf(Run({"list"}).out, "search.example.org, 192.0.2.7"), 2U);
  EXPECT_EQ(Run({"renew", "--hosts", "localhost"}).exit_code, 2);
  EXPECT_EQ(Run({"renew", "server", "--hosts", "a b"}).exit_code, 2);
}

}  // namespace
}  // namespace kok::tests
