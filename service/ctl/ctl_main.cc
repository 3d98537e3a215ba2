// kok-searchctl: asks a running service, for people and for scripts.

#include <google/protobuf/stubs/logging.h>
#include <grpc/support/log.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/flags/commandlineflag.h"
#include "absl/flags/flag.h"
#include "absl/flags/reflection.h"
#include "absl/flags/usage.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "indexer/command_help.h"
#include "indexer/command_line.h"
#include "service/ctl/certs/certs.h"
#include "service/ctl/commands.h"

ABSL_FLAG(std::string, target, "127.0.0.1:50051",
          "the service: HOST:PORT or unix:/PATH; another machine's needs --credentials or the "
          "three --tls_* files");
ABSL_FLAG(std::string, tls_ca, "", "PEM file of the CAs whose servers are believed");
ABSL_FLAG(std::string, tls_certificate, "", "PEM file of the client's certificate");
ABSL_FLAG(std::string, tls_key, "", "PEM file of its key");
ABSL_FLAG(
    std::string, credentials, "",
    "instead of the three: one PEM file of key, certificate and CAs, as certs issue writes it");
ABSL_FLAG(std::string, pki, "/etc/kok-search/pki", "certs: folder of the CA");
ABSL_FLAG(std::string, principal, "",
          "certs issue: URI or DNS name that the policy grants something; "
          "default spiffe://search.kok.internal/CLIENT");
ABSL_FLAG(int, days, 0, "certs: how long a certificate is valid, 1 to 3650; 0: 365");
ABSL_FLAG(std::string, key, "", "certs renew: new or same; default new, of the server same");
ABSL_FLAG(std::vector<std::string>, hosts, {},
          "certs renew server: names and addresses between commas, instead of those it has");
ABSL_FLAG(bool, all_due, false, "certs renew: all that end within 30 days");
ABSL_FLAG(std::string, admin, "", "the operators' socket of the service, unix:/PATH");
ABSL_FLAG(bool, json, false, "print the response as JSON and nothing else");
ABSL_FLAG(absl::Duration, timeout, absl::Seconds(5), "how long to wait for each answer");
ABSL_FLAG(std::vector<std::string>, kinds, {}, "organization, content (comma-separated)");
ABSL_FLAG(std::vector<std::string>, regions, {},
          "seated there, in any usual spelling: NRW, DE-NW, Schweiz (comma-separated)");
ABSL_FLAG(std::vector<std::string>, serves, {},
          "responsible there: Laender or countries, in any usual spelling (comma-separated)");
ABSL_FLAG(std::optional<std::string>, near, std::nullopt,
          "where the person is: a place, a postal code, or LATITUDE,LONGITUDE; who is responsible "
          "comes first");
ABSL_FLAG(double, radius_km, 0, "with --near: so many kilometres at most; who covers it stays");
ABSL_FLAG(std::vector<std::string>, avoid, {},
          "never there: a Land, Kreis, town or postal code, or PLACE:KM around it "
          "(comma-separated)");
ABSL_FLAG(std::vector<std::string>, languages, {},
          "languages of counselling, such as ro or Romanian; unknown is not no (comma-separated)");
ABSL_FLAG(std::vector<std::string>, services, {}, "codes of services (comma-separated)");
ABSL_FLAG(std::vector<std::string>, target_groups, {}, "codes of target groups (comma-separated)");
ABSL_FLAG(std::vector<std::string>, exploitation_forms, {},
          "codes of forms of exploitation (comma-separated)");
ABSL_FLAG(std::vector<std::string>, topics, {}, "codes of topics of texts (comma-separated)");
ABSL_FLAG(std::vector<std::string>, courts, {},
          "courts of decisions, such as BGH or Landgericht Koeln (comma-separated)");
ABSL_FLAG(std::vector<std::string>, norms, {},
          "norms that texts apply or are, such as '§ 25 Abs. 4a AufenthG' (comma-separated)");
ABSL_FLAG(std::string, date_from, "", "texts from this day on, YYYY-MM-DD");
ABSL_FLAG(std::string, date_to, "", "texts until this day, YYYY-MM-DD");
ABSL_FLAG(int, max_age_days, 0, "only what a person checked within so many days; 0: any");
ABSL_FLAG(std::vector<std::string>, facets, {},
          "what to count: regions, languages, services ... (comma-separated)");
ABSL_FLAG(std::vector<std::string>, types, {},
          "types of organisations or of texts, such as network or explanation (comma-separated)");
ABSL_FLAG(int, page_size, 0, "records on one page, at most 100; 0: the service's default");
ABSL_FLAG(std::string, page_token, "", "token of the page, as the page before it printed it");
ABSL_FLAG(std::string, view, "", "basic, or full with the bodies of texts");
ABSL_FLAG(std::string, language, "", "language of names and messages: de or en");
ABSL_FLAG(std::string, order, "",
          "relevance, distance (with --near), name, or date (texts, newest first)");
ABSL_FLAG(bool, explain, false, "say for each result what matched, and how");
ABSL_FLAG(bool, exact_total, false, "count what was found exactly, whatever it costs");
ABSL_FLAG(std::string, similar_to, "",
          "name of the record whose neighbours are wanted, without words");
ABSL_FLAG(bool, all, false, "follow the pages of a list to its end");
ABSL_FLAG(bool, referral, false, "print the contact block of each organisation, for a form");
ABSL_FLAG(std::string, since, "", "generation since which changes are listed");

namespace {

using kok::ctl::Connection;
using kok::ctl::Invocation;
using kok::ctl::UsageError;

constexpr char kUsage[] =
    "asks a running kok-searchd.\n\n"
    "  kok-searchctl search [WORDS... | -]       find organisations and texts; -: the query is "
    "read\n"
    "                                            from standard input; without words: browse\n"
    "  kok-searchctl search --similar_to NAME    what is like organizations/ID or contents/ID\n"
    "  kok-searchctl suggest PREFIX | -          complete what is being typed\n"
    "  kok-searchctl lookup CONTACT | -          whose telephone number or e-mail address it is\n"
    "  kok-searchctl get organizations/ID...     whole organisations\n"
    "  kok-searchctl get contents/ID             a whole text\n"
    "  kok-searchctl list organizations|contents [--all]\n"
    "                                            records in the order of their names, page by "
    "page\n"
    "  kok-searchctl regions                     regions with their numbers of organisations\n"
    "  kok-searchctl status [--since GENERATION] the index that is served, and what changed\n"
    "  kok-searchctl health [SERVICE]            whether it serves\n"
    "  kok-searchctl status --admin unix:/PATH   the process: version, queue, what was refused\n"
    "  kok-searchctl generations --admin unix:/PATH\n"
    "                                            the generations on disk\n"
    "  kok-searchctl reload --admin unix:/PATH   look at CURRENT now\n"
    "  kok-searchctl certs init HOST...          a small CA in --pki, and the server's "
    "certificate\n"
    "  kok-searchctl certs issue CLIENT          a client's certificate, one file to hand over\n"
    "  kok-searchctl certs renew [NAME...|server|--all-due]\n"
    "                                            new ones, and always a new revocation list\n"
    "  kok-searchctl certs list                  what there is, until when, what is due\n"
    "  kok-searchctl certs revoke CLIENT         withdraws all that it has\n\n"
    "search, suggest and list take what restricts records: --kinds, --regions, --serves, --types,\n"
    "--avoid, --languages, --services, --target_groups, --exploitation_forms, --topics,\n"
    "--courts, --norms, --date_from, --date_to and --max_age_days. search also takes --near,\n"
    "--radius_km, --facets, --order, --explain, --exact_total, --view, --page_size, --page_token\n"
    "and --language; suggest --page_size and --language; list --view (for\n"
    "contents), --page_size, --page_token and --all; regions --language; get --language.\n"
    "search and get with --referral print the contact block of each organisation, as a form takes\n"
    "it. Words that begin with - go after --.\n"
    "lookup knows any notation, but not a similar contact; a contact that is not listed is no "
    "error.\n"
    "Exit code: 0 done, 1 the service answered with an error or does not serve, 2 bad usage,\n"
    "3 no service could be reached in time, 4 certs: a file, the folder or openssl failed, 5 "
    "certs\n"
    "list: something ends soon.";

struct Command {
  const char* name;
  absl::Status (*run)(const Invocation&, const Connection&, std::string&);
  std::vector<std::string> flags;  // of its own, beside --target, --json and --timeout
  // With --admin; null: takes no --admin.
  absl::Status (*run_admin)(const Invocation&, const Connection&, std::string&) = nullptr;
};

// What restricts records: the same for search, suggest and list.
const std::vector<std::string>& FilterFlags() {
  static const auto& flags =
      *new std::vector<std::string>{"kinds",     "regions",       "types",
                                    "serves",    "avoid",         "languages",
                                    "services",  "target_groups", "exploitation_forms",
                                    "topics",    "courts",        "norms",
                                    "date_from", "date_to",       "max_age_days"};
  return flags;
}

std::vector<std::string> FilterAnd(std::vector<std::string> flags) {
  flags.insert(flags.end(), FilterFlags().begin(), FilterFlags().end());
  return flags;
}

const std::vector<Command>& Commands() {
  static const auto& commands = *new std::vector<Command>{
      {"search", kok::ctl::RunSearch,
       FilterAnd({"near", "radius_km", "facets", "page_size", "page_token", "view", "language",
                  "order", "explain", "exact_total", "referral", "similar_to"})},
      {"suggest", kok::ctl::RunSuggest, FilterAnd({"page_size", "language"})},
      {"lookup", kok::ctl::RunLookup, {}},
      {"get", kok::ctl::RunGet, {"language", "referral"}},
      {"list", kok::ctl::RunList, FilterAnd({"page_size", "page_token", "view", "all"})},
      {"regions", kok::ctl::RunRegions, {"language"}},
      {"status", kok::ctl::RunStatus, {"since", "admin"}, kok::ctl::RunServerStatus},
      {"generations", nullptr, {"admin"}, kok::ctl::RunGenerations},
      {"reload", nullptr, {"admin"}, kok::ctl::RunReload},
      {"health", kok::ctl::RunHealth, {}}};
  return commands;
}

// Of a command that there is: its own, and those of all.
std::optional<std::vector<std::string>> FlagsOf(std::string_view name) {
  const auto command = std::find_if(Commands().begin(), Commands().end(),
                                    [&](const Command& known) { return name == known.name; });
  if (command == Commands().end()) return std::nullopt;
  std::vector<std::string> flags = command->flags;
  for (const char* flag : {"json", "timeout"}) flags.emplace_back(flag);
  if (command->run == nullptr) return flags;  // on the operators' socket only
  for (const char* flag : {"target", "tls_ca", "tls_certificate", "tls_key"}) {
    flags.emplace_back(flag);
  }
  return flags;
}

// Nothing of a request may be printed but by this client itself.
void SilenceLibraries() {
  google::protobuf::SetLogHandler(nullptr);
  gpr_set_log_function([](gpr_log_func_args*) {});
}

// A flag that a command does not know must not be ignored: the answer would be another one than
// asked for.
absl::Status CheckFlags(const std::string& command, const std::vector<std::string>& known_flags) {
  for (const std::string& name :
       FilterAnd({"near",     "radius_km", "facets",     "page_size",  "page_token", "view",
                  "language", "order",     "explain",    "similar_to", "all",        "since",
                  "admin",    "referral",  "pki",        "principal",  "days",       "key",
                  "hosts",    "all_due",   "exact_total"})) {
    const absl::CommandLineFlag& flag = *absl::FindCommandLineFlag(absl::string_view(name));
    const bool known = std::count(known_flags.begin(), known_flags.end(), name) > 0;
    if (!known && flag.CurrentValue() != flag.DefaultValue()) {
      return UsageError(absl::StrCat(command, " takes no --", name));
    }
  }
  return absl::OkStatus();
}

Invocation ReadInvocation(const std::vector<std::string>& words) {
  Invocation call;
  call.operands.assign(words.begin() + 1, words.end());
  call.flags.kinds = absl::GetFlag(FLAGS_kinds);
  call.flags.regions = absl::GetFlag(FLAGS_regions);
  call.flags.types = absl::GetFlag(FLAGS_types);
  call.flags.serves = absl::GetFlag(FLAGS_serves);
  call.flags.avoid = absl::GetFlag(FLAGS_avoid);
  call.flags.services = absl::GetFlag(FLAGS_services);
  call.flags.languages = absl::GetFlag(FLAGS_languages);
  call.flags.target_groups = absl::GetFlag(FLAGS_target_groups);
  call.flags.exploitation_forms = absl::GetFlag(FLAGS_exploitation_forms);
  call.flags.topics = absl::GetFlag(FLAGS_topics);
  call.flags.courts = absl::GetFlag(FLAGS_courts);
  call.flags.norms = absl::GetFlag(FLAGS_norms);
  call.flags.date_from = absl::GetFlag(FLAGS_date_from);
  call.flags.date_to = absl::GetFlag(FLAGS_date_to);
  call.flags.max_age_days = absl::GetFlag(FLAGS_max_age_days);
  call.flags.near = absl::GetFlag(FLAGS_near);
  call.flags.radius_km = absl::GetFlag(FLAGS_radius_km);
  call.flags.facets = absl::GetFlag(FLAGS_facets);
  call.flags.page_size = absl::GetFlag(FLAGS_page_size);
  call.flags.page_token = absl::GetFlag(FLAGS_page_token);
  call.flags.view = absl::GetFlag(FLAGS_view);
  call.flags.language = absl::GetFlag(FLAGS_language);
  call.flags.order = absl::GetFlag(FLAGS_order);
  call.flags.explain = absl::GetFlag(FLAGS_explain);
  call.flags.exact_total = absl::GetFlag(FLAGS_exact_total);
  call.flags.similar_to = absl::GetFlag(FLAGS_similar_to);
  call.all = absl::GetFlag(FLAGS_all);
  call.since = absl::GetFlag(FLAGS_since);
  call.referral = absl::GetFlag(FLAGS_referral);
  call.json = absl::GetFlag(FLAGS_json);
  call.bold = isatty(STDOUT_FILENO) == 1;
  return call;
}

// Without a service: what it makes is needed before one can be reached.
absl::Status Certs(const std::vector<std::string>& words, std::string& output) {
  const absl::Status flags =
      CheckFlags("certs", {"pki", "principal", "days", "key", "hosts", "all_due"});
  if (!flags.ok()) return flags;
  kok::ctl::CertsCall call;
  call.pki = absl::GetFlag(FLAGS_pki);
  call.principal = absl::GetFlag(FLAGS_principal);
  call.days = absl::GetFlag(FLAGS_days);
  call.key = absl::GetFlag(FLAGS_key);
  call.hosts = absl::GetFlag(FLAGS_hosts);
  call.all_due = absl::GetFlag(FLAGS_all_due);
  call.json = absl::GetFlag(FLAGS_json);
  return kok::ctl::RunCerts({words.begin() + 1, words.end()}, std::move(call), output);
}

absl::Status Run(const std::vector<std::string>& words, std::string& output) {
  if (words.empty()) return UsageError("expected a command");
  const std::string& name = words[0];
  if (name == "certs") return Certs(words, output);
  const auto command = std::find_if(Commands().begin(), Commands().end(),
                                    [&](const Command& known) { return name == known.name; });
  if (command == Commands().end()) return UsageError("unknown command");
  if (absl::Status flags = CheckFlags(command->name, command->flags); !flags.ok()) return flags;
  const std::string admin = absl::GetFlag(FLAGS_admin);
  if (!admin.empty() && !absl::StartsWith(admin, "unix:")) {
    return UsageError("--admin: expected unix:/PATH");
  }
  if (admin.empty() && command->run == nullptr) {
    return UsageError(absl::StrCat(name, " needs --admin unix:/PATH"));
  }
  kok::ctl::ClientTls tls;
  if (admin.empty()) {
    tls = {absl::GetFlag(FLAGS_tls_ca), absl::GetFlag(FLAGS_tls_certificate),
           absl::GetFlag(FLAGS_tls_key), absl::GetFlag(FLAGS_credentials)};
  }
  const absl::StatusOr<Connection> service = Connection::To(
      admin.empty() ? absl::GetFlag(FLAGS_target) : admin, tls, absl::GetFlag(FLAGS_timeout));
  if (!service.ok()) return service.status();
  const auto run = admin.empty() ? command->run : command->run_admin;
  return run(ReadInvocation(words), *service, output);
}

absl::Status Print(const std::string& output) {
  const size_t written = std::fwrite(output.data(), 1, output.size(), stdout);
  if (written == output.size() && std::fflush(stdout) == 0) return absl::OkStatus();
  return absl::DataLossError("the answer cannot be written to standard output");
}

}  // namespace

int main(int argc, char** argv) {
  absl::SetProgramUsageMessage(kUsage);
  if (const auto help = kok::HelpAskedFor(argc, argv, "kok-searchctl", kUsage, FlagsOf)) {
    return kok::ctl::ExitCodeOf(Print(*help));
  }
  SilenceLibraries();
  const std::vector<std::string> words = kok::ParseCommandLine(argc, argv, kok::ctl::kBadUsage);
  std::string output;
  absl::Status status = Run(words, output);
  if (const absl::Status printed = Print(output); status.ok()) status = printed;
  static_cast<void>(std::fputs(kok::ctl::ErrorText(status).c_str(), stderr));
  return kok::ctl::ExitCodeOf(status);
}
