// What `kok-searchctl --help` begins with; the manual page and the completion are made from it.

#ifndef KOK_SERVICE_CTL_USAGE_TEXT_H_
#define KOK_SERVICE_CTL_USAGE_TEXT_H_

namespace kok::ctl {

// As HelpAskedFor reads it.
inline constexpr char kUsage[] =
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

}  // namespace kok::ctl

#endif  // KOK_SERVICE_CTL_USAGE_TEXT_H_
