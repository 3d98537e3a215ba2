#include "service/ctl/ctl_flags.h"

#include <unistd.h>

#include <optional>

#include "absl/flags/flag.h"

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

namespace kok::ctl {

Destination ReadDestination() {
  return {absl::GetFlag(FLAGS_target),
          absl::GetFlag(FLAGS_admin),
          {absl::GetFlag(FLAGS_tls_ca), absl::GetFlag(FLAGS_tls_certificate),
           absl::GetFlag(FLAGS_tls_key), absl::GetFlag(FLAGS_credentials)},
          absl::GetFlag(FLAGS_timeout)};
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

CertsCall ReadCertsCall() {
  CertsCall call;
  call.pki = absl::GetFlag(FLAGS_pki);
  call.principal = absl::GetFlag(FLAGS_principal);
  call.days = absl::GetFlag(FLAGS_days);
  call.key = absl::GetFlag(FLAGS_key);
  call.hosts = absl::GetFlag(FLAGS_hosts);
  call.all_due = absl::GetFlag(FLAGS_all_due);
  call.json = absl::GetFlag(FLAGS_json);
  return call;
}

}  // namespace kok::ctl
