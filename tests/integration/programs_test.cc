// The programs as an operator runs them: exit codes, one clear line, draining.

#include <gmock/gmock.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "indexer/generation/verified_generation.h"
#include "kok/search/v1/search_service.grpc.pb.h"
#include "tests/integration/child_process.h"
#include "tests/integration/live_server.h"
#include "tests/unit/built_index.h"
#include "tests/unit/loopback_exchange.h"
#include "tests/unit/source_tree.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr char kGood[] = R"({"organization":{"name":"organizations/a","display_name":"Alpha"}})";
constexpr char kBad[] = R"({"organization":{"name":"organizations/b","display_name":""}})";

// The address in the line `{"event":"started","address":"..."}`.
std::string AddressIn(const std::string& line) {
  const std::string key = "\"address\":\"";
  const size_t begin = line.find(key) + key.size();
  return line.substr(begin, line.find('"', begin) - begin);
}

class Programs : public testing::Test {
 protected:
  Outcome Index(const std::string& command, const std::vector<std::string>& operands) {
    std::vector<std::string> arguments = {Program("kok-indexer"), command, "--index", index_};
    arguments.insert(arguments.end(), operands.begin(), operands.end());
    return RunProgram(arguments);
  }
  std::string Active() const { return generation::ReadCurrent(index_).value_or(""); }

  const TemporaryFolder folder_;
  const std::string index_ = folder_.File("index");
};

TEST_F(Programs, AnInvalidRecordFailsTheBuildAndLeavesTheActiveGeneration) {
  ASSERT_EQ(Index("build", {folder_.Write("good.jsonl", kGood)}).exit_code, 0);
  const std::string active = Active();
  const std::string both = folder_.Write("both.jsonl", std::string(kGood) + "\n" + kBad + "\n");
  const Outcome failed = Index("build", {both});
  EXPECT_EQ(failed.exit_code, 2);
  EXPECT_THAT(failed.out, HasSubstr("both.jsonl:2: display_name: is missing"));
  EXPECT_EQ(Active(), active);

  const Outcome skipped = Index("build", {"--skip-invalid", "--report=json", both});
  EXPECT_EQ(skipped.exit_code, 0);
  EXPECT_THAT(skipped.out, HasSubstr("\"records_skipped\":1"));
  EXPECT_NE(Active(), active);
}

TEST_F(Programs, ReportsTheBuildForMachines) {
  const Outcome built = Index("build", {"--report", "json", ShippedData()});
  EXPECT_EQ(built.exit_code, 0) << built.err;
  EXPECT_THAT(built.out, HasSubstr("\"organizations\":54"));
  EXPECT_THAT(built.out, HasSubstr("\"DE-BE\":9"));
  EXPECT_THAT(built.out, HasSubstr("\"outcome\":\"activated\""));
}

TEST_F(Programs, LaysAnOperatorsPlacesOverTheShippedOnes) {
  const std::string source = folder_.Write("good.jsonl", kGood);
  folder_.Write("own/municipalities.tsv", "12099001\tZwiebelhagen\tNeukreis\tDE-BB\t51\t14\t-\n");
  const Outcome built = Index("build", {"--gazetteer", folder_.File("own"), source});
  EXPECT_EQ(built.exit_code, 0) << built.err;
  const std::string active = Active();
  EXPECT_THAT(tests::ReadFile(index_ + "/" + active + "/analysis/municipalities.tsv"),
              HasSubstr("Zwiebelhagen"));

  folder_.Write("empty/readme.txt", "no table");
  folder_.Write("wrong/postcodes.tsv", "1234\t12052000\t51\t14\n");
  for (const char* folder : {"missing", "empty", "wrong"}) {
    const Outcome failed = Index("build", {"--gazetteer", folder_.File(folder), source});
    EXPECT_EQ(failed.exit_code, 2) << folder;
    EXPECT_THAT(failed.err, HasSubstr(folder)) << "the message names the folder";
    EXPECT_EQ(Active(), active);
  }
}

TEST_F(Programs, CanHoldAGenerationBackAndActivateItLater) {
  ASSERT_EQ(Index("build", {folder_.Write("good.jsonl", kGood)}).exit_code, 0);
  const std::string active = Active();
  ASSERT_EQ(Index("build", {"--no-activate", ShippedData()}).exit_code, 0);
  EXPECT_EQ(Active(), active);
  const std::vector<std::string> generations = generation::ListGenerations(index_);
  ASSERT_EQ(generations.size(), 2U);
  const std::string& held = generations[0] == active ? generations[1] : generations[0];
  const Outcome unlike = Index("activate", {held});
  EXPECT_EQ(unlike.exit_code, 3) << "what would be lost needs approval here too";
  EXPECT_THAT(unlike.out + unlike.err, HasSubstr("organizations/a: is removed"));
  EXPECT_EQ(Active(), active);
  ASSERT_EQ(
      Index("diff", {held, "--approve", folder_.File("approved"), "--approved_by", "B"}).exit_code,
      0);
  EXPECT_EQ(Index("activate", {held, "--approvals", folder_.File("approved")}).exit_code, 0);
  EXPECT_EQ(Active(), held);
  EXPECT_EQ(Index("verify", {}).exit_code, 0);
  EXPECT_THAT(Index("list", {}).out, HasSubstr(held + "  active"));
}

TEST_F(Programs, BadUsageIsOneLineAndExitCodeTwo) {
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"frobnicate", "--index", index_},
                                             {"build", "--index", index_},
                                             {"build", "x.jsonl"},
                                             {"build", "--index", index_, "missing.jsonl"},
                                             {"build", "--index", index_, "/dev/null"}}) {
    std::vector<std::string> command = {Program("kok-indexer")};
    command.insert(command.end(), arguments.begin(), arguments.end());
    const Outcome outcome = RunProgram(command);
    EXPECT_EQ(outcome.exit_code, 2) << arguments[0];
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
  }
}

TEST_F(Programs, TheServiceDrainsOnSigterm) {
  ChildProcess service({Program("kok-searchd"), "--index", ShippedIndex(), "--listen",
                        "127.0.0.1:0", "--drain_notice=0s"});
  const std::string started = service.AwaitErrorLine("\"started\"");
  ASSERT_FALSE(started.empty());
  const std::string target = AddressIn(started);
  EXPECT_EQ(RunProgram({Program("kok-searchctl"), "health", "--target", target}).exit_code, 0);
  const Outcome found =
      RunProgram({Program("kok-searchctl"), "search", "--target", target, "Koeln"});
  EXPECT_EQ(found.exit_code, 0);
  EXPECT_THAT(found.out, HasSubstr("agisra e.V."));
  const auto ask = [&](const std::string& more) {
    return RunProgram({Program("kok-searchctl"), "search", "Menschenhandel", "--target", target,
                       "--kinds=content", more});
  };
  EXPECT_THAT(ask("--referral").out, testing::StartsWith("no contact to copy: "));
  EXPECT_THAT(ask("--exact_total").out, HasSubstr(" in total\n"));
  EXPECT_THAT(ask("--exact_total").out, Not(HasSubstr("about ")));
  EXPECT_THAT(ask("--language=fr").err, HasSubstr("expected de or en"));
  service.Signal(SIGTERM);
  const Outcome ended = service.Wait();
  EXPECT_EQ(ended.exit_code, 0);
  EXPECT_THAT(ended.err, HasSubstr("\"draining\""));
  EXPECT_THAT(ended.err, HasSubstr("\"stopped\""));
  EXPECT_THAT(ask("--json").err, HasSubstr("remedy: check that the service runs"));
}

TEST_F(Programs, NothingOfAQueryStandsInTheLog) {
  ChildProcess service({Program("kok-searchd"), "--index", ShippedIndex(), "--listen",
                        "127.0.0.1:0", "--drain_notice=0s"});
  const std::string target = AddressIn(service.AwaitErrorLine("\"started\""));
  for (const char* query : {"Zwiebelfisch", "NOT Zwiebelfisch", "\"Zwiebelfisch"}) {
    RunProgram({Program("kok-searchctl"), "search", "--target", target, query});
    RunProgram({Program("kok-searchctl"), "search", "--target", target, "--regions", query});
    RunProgram({Program("kok-searchctl"), "search", "--target", target, "--page_token", query});
  }
  service.Signal(SIGTERM);
  const Outcome ended = service.Wait();
  EXPECT_THAT(ended.err + ended.out, Not(HasSubstr("wiebelfisch")));
}

TEST_F(Programs, TheServiceRefusesAnEnvironmentThatWouldWriteRequestsDown) {
  for (const char* name :
       {"GRPC_TRACE", "GRPC_VERBOSITY", "XAPIAN_DEBUG_LOG", "SSLKEYLOGFILE", "MALLOC_TRACE"}) {
    const Outcome refused =
        RunProgram({"/usr/bin/env", std::string(name) + "=/tmp/secret-value",
                    Program("kok-searchd"), "--index", index_, "--listen", "127.0.0.1:0"});
    EXPECT_EQ(refused.exit_code, 2) << name;
    EXPECT_THAT(refused.err, HasSubstr(std::string("the environment has ") + name + ","));
    EXPECT_THAT(refused.err, Not(HasSubstr("secret-value")));
  }
}

// The commands of the README, the script for certificates included.
TEST_F(Programs, LetsInWhomTheReadmeLetsIn) {
  const std::string pki = folder_.File("pki");
  const auto certificates = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {SourcePath("deploy/certificates"), pki});
    const Outcome made = RunProgram(words);
    ASSERT_EQ(made.exit_code, 0) << made.err;
  };
  certificates({"ca"});
  certificates({"server", "server", "localhost", "127.0.0.1"});
  certificates({"client", "case", "spiffe://example.org/case-management"});
  certificates({"client", "other", "spiffe://example.org/unknown"});
  const std::string policy =
      folder_.Write("policy.json", ReadFile(SourcePath("deploy/policy.json")));
  ChildProcess service({Program("kok-searchd"), "--index", ShippedIndex(), "--listen", "0.0.0.0:0",
                        "--policy", policy, "--tls_certificate", pki + "/server.pem", "--tls_key",
                        pki + "/server.key", "--tls_client_ca", pki + "/ca.pem", "--tls_crl_folder",
                        pki + "/crl", "--drain_notice=0s"});
  const std::string bound = AddressIn(service.AwaitErrorLine("\"started\""));
  const std::string target = "127.0.0.1" + bound.substr(bound.rfind(':'));
  const auto search = [&](const std::string& client) {
    return RunProgram({Program("kok-searchctl"), "search", "Koeln", "--target", target, "--tls_ca",
                       pki + "/ca.pem", "--tls_certificate", pki + "/" + client + ".pem",
                       "--tls_key", pki + "/" + client + ".key"});
  };
  const Outcome found = search("case");
  EXPECT_EQ(found.exit_code, 0) << found.err;
  EXPECT_THAT(found.out, HasSubstr("agisra e.V."));
  EXPECT_THAT(search("other").err, HasSubstr("PERMISSION_DENIED"));
  EXPECT_NE(RunProgram({Program("kok-searchctl"), "search", "Koeln", "--target", target}).exit_code,
            0)
      << "without a certificate";
  ChildProcess careless({Program("kok-searchd"), "--index", ShippedIndex(), "--listen", "0.0.0.0:0",
                         "--policy", policy, "--tls_certificate", pki + "/server.pem", "--tls_key",
                         pki + "/server.key", "--tls_client_ca", pki + "/ca.pem",
                         "--drain_notice=0s"});
  EXPECT_FALSE(careless.AwaitErrorLine("\"missing\":\"--tls_crl_folder\"").empty());
  folder_.Write(
      "policy.json",
      R"({"grants": [{"principals": ["spiffe://example.org/unknown"], "roles": ["search"]}]})");
  service.Signal(SIGHUP);
  EXPECT_FALSE(service.AwaitErrorLine("\"policy in force\"").empty());
  EXPECT_EQ(search("other").exit_code, 0);
  EXPECT_THAT(search("case").err, HasSubstr("PERMISSION_DENIED"));
  certificates({"revoke", "other"});
  service.Signal(SIGHUP);
  EXPECT_FALSE(service.AwaitErrorLine("\"certificates in use\"").empty());
  EXPECT_THAT(search("other").err, HasSubstr("UNAVAILABLE"));
  service.Signal(SIGTERM);
  EXPECT_EQ(service.Wait().exit_code, 0);
}

TEST_F(Programs, ALogThatNobodyReadsStopsNoCall) {
  ChildProcess service({Program("kok-searchd"), "--index", ShippedIndex(), "--listen",
                        "127.0.0.1:0", "--metrics", "127.0.0.1:0", "--drain_notice=0s"});
  const std::string target = AddressIn(service.AwaitErrorLine("\"started\""));
  const std::string metrics = AddressIn(service.AwaitErrorLine("\"metrics served\""));
  const auto stub = kok::search::v1::SearchService::NewStub(
      grpc::CreateChannel(target, grpc::InsecureChannelCredentials()));
  // From here on nobody reads; a pipe holds 64 KiB, and a call writes about 250 bytes.
  for (int i = 0; i < 1000; ++i) {
    kok::search::v1::LookupContactRequest request;
    request.set_phone_number("0221 1390392");
    kok::search::v1::LookupContactResponse response;
    ASSERT_TRUE(stub->LookupContact(WithDeadline().get(), request, &response).ok()) << i;
  }
  EXPECT_GT(ValueOf(Scrape(metrics), "kok_log_lines_lost_total"), 0);
  service.Signal(SIGTERM);
  siginfo_t ended{};
  ASSERT_EQ(waitid(P_PID, static_cast<id_t>(service.id()), &ended, WEXITED | WNOWAIT), 0);
  EXPECT_EQ(service.Wait().exit_code, 0);
}

TEST_F(Programs, LooksUpWhoseAContactIs) {
  ChildProcess service({Program("kok-searchd"), "--index", ShippedIndex(), "--listen",
                        "127.0.0.1:0", "--drain_notice=0s"});
  const std::string target = AddressIn(service.AwaitErrorLine("\"started\""));
  const auto lookup = [&](const std::vector<std::string>& operands) {
    std::vector<std::string> arguments = {Program("kok-searchctl"), "lookup", "--target", target};
    arguments.insert(arguments.end(), operands.begin(), operands.end());
    return RunProgram(arguments);
  };
  const Outcome phone = lookup({"030", "/", "26", "39", "11", "86"});
  EXPECT_EQ(phone.exit_code, 0) << phone.err;
  for (const char* shown :
       {"Listed:", "KOK e.V.", "organizations/kok-berlin", "10785 Berlin", "030 / 26 39 11 76",
        "030 / 26 39 11 86", "info@kok-buero.de", "Faltblatt", "unverified"}) {
    EXPECT_THAT(phone.out, HasSubstr(shown));
  }
  const Outcome email = lookup({"KOBRA <INFO@kobra-hannover.de>"});
  EXPECT_EQ(email.exit_code, 0) << email.err;
  EXPECT_THAT(email.out, HasSubstr("organizations/kobra-hannover"));
  EXPECT_THAT(lookup({"--json", "0511/2157", "8225"}).out, HasSubstr("LOOKUP_STATUS_LISTED"));

  const Outcome nobody = lookup({"0511", "2157822"});
  EXPECT_EQ(nobody.exit_code, 0) << "an answer like any other";
  EXPECT_THAT(nobody.out, HasSubstr("Not listed"));
  EXPECT_THAT(nobody.out, HasSubstr("not complete"));

  const Outcome refused = lookup({"Zwiebelfisch"});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, HasSubstr("phone_number"));
  EXPECT_THAT(refused.err, HasSubstr("such as +49 30 26391176"));
  service.Signal(SIGTERM);
  const Outcome ended = service.Wait();
  for (const char* asked : {"wiebelfisch", "26391186", "2157822", "kobra-hannover"}) {
    EXPECT_THAT(ended.err + ended.out, Not(HasSubstr(asked)));
  }
}

TEST_F(Programs, ATakenPortIsOneClearLine) {
  ChildProcess first({Program("kok-searchd"), "--index", ShippedIndex(), "--listen", "127.0.0.1:0",
                      "--drain_notice=0s"});
  const std::string target = AddressIn(first.AwaitErrorLine("\"started\""));
  const Outcome second =
      RunProgram({Program("kok-searchd"), "--index", ShippedIndex(), "--listen", target});
  EXPECT_EQ(second.exit_code, 5);
  EXPECT_EQ(second.err, "kok-searchd: --listen: cannot listen on " + target +
                            ": Address already in use; take another, or end what has it: ss -lptn "
                            "shows who\n");
}

TEST_F(Programs, MetricsAreForThisMachineAndATakenPortIsOneClearLine) {
  ChildProcess first({Program("kok-searchd"), "--index", ShippedIndex(), "--listen", "127.0.0.1:0",
                      "--metrics", "127.0.0.1:0", "--drain_notice=0s"});
  const std::string address = AddressIn(first.AwaitErrorLine("\"metrics served\""));
  EXPECT_EQ(ValueOf(Scrape(address), "kok_index_serving"), 1);
  const auto start = [&](const std::string& metrics) {
    return RunProgram({Program("kok-searchd"), "--index", ShippedIndex(), "--listen", "127.0.0.1:0",
                       "--metrics", metrics});
  };
  const Outcome taken = start(address);
  EXPECT_EQ(taken.exit_code, 5);
  EXPECT_THAT(taken.err, HasSubstr("kok-searchd: --metrics: cannot listen on " + address +
                                   ": Address already in use; "));
  const Outcome for_all = start("0.0.0.0:0");
  EXPECT_EQ(for_all.exit_code, 2);
  EXPECT_THAT(for_all.err, HasSubstr("kok-searchd: --metrics: expected 127.0.0.1:PORT"));
}

TEST_F(Programs, OtherThanLocalAddressesAreRefused) {
  for (const char* address : {"0.0.0.0:0", "192.0.2.1:50051", "[::]:0", "example.org:1"}) {
    const Outcome outcome =
        RunProgram({Program("kok-searchd"), "--index", ShippedIndex(), "--listen", address});
    EXPECT_EQ(outcome.exit_code, 2) << address;
    EXPECT_THAT(outcome.err, HasSubstr("mutual TLS"));
  }
}

TEST_F(Programs, ServesOnAUnixSocketAndWillNotStealOne) {
  const std::string address = "unix:" + folder_.File("search.sock");
  ChildProcess first({Program("kok-searchd"), "--index", ShippedIndex(), "--listen", address,
                      "--drain_notice=0s"});
  ASSERT_FALSE(first.AwaitErrorLine("\"started\"").empty());
  EXPECT_EQ(RunProgram({Program("kok-searchctl"), "health", "--target", address}).exit_code, 0);
  const Outcome second =
      RunProgram({Program("kok-searchd"), "--index", ShippedIndex(), "--listen", address});
  EXPECT_EQ(second.exit_code, 5);
  EXPECT_THAT(second.err, HasSubstr("a service listens there"));
  EXPECT_EQ(RunProgram({Program("kok-searchctl"), "health", "--target", address}).exit_code, 0);
}

}  // namespace
}  // namespace kok::tests
