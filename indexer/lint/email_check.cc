#include "indexer/lint/email_check.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "indexer/analysis/text_normalizer.h"
#include "indexer/analysis/web_domain.h"

namespace kok::lint {
namespace {

using source::Organization;

constexpr char kAllowedInLocalPart[] = "!#$%&'*+-/=?^_`{|}~.";

// Beginnings, ends and middles of words that offices are called by, folded.
constexpr const char* kOfficeWords[] = {
    "anlauf",   "anti",    "arbeit",   "asyl",    "bera",    "buero",   "buro",     "contact",
    "counsel",  "dienst",  "empfang",  "familie", "flucht",  "frau",    "fuer",     "gegen",
    "geschaef", "gewalt",  "haus",     "help",    "hilfe",   "hotline", "info",     "integra",
    "jugend",   "kinder",  "kontakt",  "koord",   "leit",    "maed",    "mail",     "menschen",
    "migra",    "mission", "netz",     "notruf",  "office",  "online",  "opfer",    "post",
    "presse",   "projekt", "prostitu", "recht",   "rights",  "schutz",  "sekret",   "service",
    "sexarb",   "sozial",  "spende",   "stelle",  "support", "team",    "traffick", "treff",
    "und",      "verband", "verein",   "verwalt", "women",   "zentr",   "zentrale",
};

// Ends of the commonest German surnames that are no words of offices.
constexpr const char* kSurnameEnds[] = {"mann",   "meier",   "meyer",     "maier",
                                        "mayer",  "mueller", "schmidt",   "schmitt",
                                        "schulz", "schulze", "schroeder", "schneider"};

bool IsLetters(std::string_view word) {
  return std::all_of(word.begin(), word.end(),
                     [](unsigned char c) { return absl::ascii_isalpha(c); });
}

std::string Fold(std::string_view text) { return analysis::FoldUmlauts(analysis::LowerNfkc(text)); }

bool IsOfficeWord(const std::string& word) {
  return std::any_of(std::begin(kOfficeWords), std::end(kOfficeWords),
                     [&](const char* part) { return absl::StrContains(word, part); });
}

// All that the organisation is called by, folded, in one text.
std::string OwnWords(const Organization& organization, std::string_view domain) {
  std::string words = absl::StrCat(organization.display_name(), " ", organization.short_name(), " ",
                                   organization.seat().locality(), " ", std::string(domain));
  for (const std::string& name : organization.alternate_names()) absl::StrAppend(&words, " ", name);
  for (const auto& branch : organization.branches()) {
    absl::StrAppend(&words, " ", branch.label(), " ", branch.locality());
  }
  return Fold(words);
}

std::string DomainProblem(std::string_view domain) {
  const std::vector<std::string> labels =
      absl::StrSplit(absl::string_view(domain.data(), domain.size()), '.');
  if (labels.size() < 2) return "has no ending of a domain, such as .de";
  for (const std::string& label : labels) {
    if (label.empty() || label.front() == '-' || label.back() == '-') {
      return "has a domain with a part that is empty, or begins or ends with a hyphen: is it "
             "wrapped?";
    }
    if (label.find_first_not_of(
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") !=
        std::string::npos) {
      return "has a sign in its domain that no domain has";
    }
  }
  const std::string& ending = labels.back();
  if (ending.size() < 2 || (!IsLetters(ending) && !absl::StartsWithIgnoreCase(ending, "xn--"))) {
    return "has no ending of a domain, such as .de";
  }
  return "";
}

std::string LocalPartProblem(std::string_view local) {
  if (local.empty()) return "has nothing before the @";
  if (local.front() == '.' || local.back() == '.' ||
      absl::StrContains(absl::string_view(local.data(), local.size()), "..")) {
    return "has a dot at the begin or end of what stands before the @, or two in a row";
  }
  const bool allowed = std::all_of(local.begin(), local.end(), [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) ||
           std::string_view(kAllowedInLocalPart).find(c) != std::string_view::npos;
  });
  return allowed ? "" : "has a sign before the @ that no address has";
}

}  // namespace

std::string EmailFormProblem(std::string_view email) {
  if (std::any_of(email.begin(), email.end(),
                  [](unsigned char c) { return c <= ' ' || c == 0x7F; })) {
    return "holds a space or a line break: is it wrapped?";
  }
  if (std::any_of(email.begin(), email.end(), [](unsigned char c) { return c >= 0x80; })) {
    return "holds a letter outside of ASCII, such as an umlaut or an invisible hyphen (a domain "
           "with umlauts is written xn--...)";
  }
  const size_t at = email.find('@');
  if (at == std::string_view::npos) return "has no @";
  if (email.find('@', at + 1) != std::string_view::npos) return "has more than one @";
  std::string problem = LocalPartProblem(email.substr(0, at));
  return problem.empty() ? DomainProblem(email.substr(at + 1)) : problem;
}

bool LooksPersonal(std::string_view email, const Organization& organization) {
  const size_t at = email.find('@');
  if (at == std::string_view::npos) return false;
  const std::string local = absl::AsciiStrToLower(absl::string_view(email.data(), at));
  const std::string domain =
      absl::AsciiStrToLower(absl::string_view(email.data() + at + 1, email.size() - at - 1));
  // At a provider for everybody a hyphen joins names too; at an organisation's own it joins words.
  const bool anybodys = analysis::IsMailProvider(domain);
  const std::vector<std::string> words =
      absl::StrSplit(local, absl::ByAnyChar(anybodys ? "._-" : "._"));
  const std::string own = OwnWords(organization, anybodys ? "" : domain);
  for (const std::string& word : words) {
    if (word.empty() || !IsLetters(word) || IsOfficeWord(word)) return false;
    if (word.size() > 2 && absl::StrContains(own, Fold(word))) return false;
  }
  if (words.size() == 1) {
    return std::any_of(std::begin(kSurnameEnds), std::end(kSurnameEnds),
                       [&](const char* end) { return absl::EndsWith(local, end); });
  }
  // `j.thie`, not `a.b`.
  return words.size() <= 3 && words.back().size() > 2;
}

bool IsAtProvider(std::string_view email) {
  const size_t at = email.find('@');
  return at != std::string_view::npos &&
         analysis::IsMailProvider(analysis::LowerNfkc(email.substr(at + 1)));
}

void CheckEmails(const Organization& organization, RecordFindings& findings) {
  for (int i = 0; i < organization.emails_size(); ++i) {
    const std::string field = absl::StrCat("emails[", i, "]");
    std::string problem = EmailFormProblem(organization.emails(i));
    if (!problem.empty()) {
      findings.Error("email-form", field, std::move(problem));
    } else if (LooksPersonal(organization.emails(i), organization)) {
      findings.Warn("email-personal", field,
                    "looks like one person's: is there an address of the organisation?");
    } else if (IsAtProvider(organization.emails(i))) {
      findings.Warn("email-provider", field,
                    "is at a provider for everybody: is it the organisation's, or somebody's own?");
    }
  }
}

}  // namespace kok::lint
