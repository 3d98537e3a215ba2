#include "indexer/publish/cell_parts.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "indexer/publish/address_words.h"
#include "indexer/publish/scan_text.h"

namespace kok::publish {
namespace {

using Words = std::vector<std::string>;

constexpr size_t kMinStreet = 8;       // letters and digits
constexpr size_t kMaxHouseDigits = 4;  // a longer number is a postal code
constexpr size_t kMaxStreetWords = 6;  // before the number; a cell may be a page long
constexpr size_t kMaxPlainWords = 2;   // of a street that no word of it tells to be one
constexpr size_t kMinPlainName = 5;    // letters of the last of them
constexpr size_t kMinPhoneDigits = 6;

bool IsDigit(char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); }

size_t CountDigits(absl::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), IsDigit));
}

// `Birkenallee Nr. 12`.
bool IsNumberWord(std::string_view word) {
  return word == "nr" || word == "nummer" || word == "hausnr" || word == "hausnummer";
}

absl::string_view View(std::string_view text) { return {text.data(), text.size()}; }

void AddStreet(const Words& words, size_t from, size_t number, std::vector<std::string>& streets) {
  const auto begin = words.begin() + static_cast<std::ptrdiff_t>(from);
  const auto end = words.begin() + static_cast<std::ptrdiff_t>(number + 1);
  std::string street = absl::StrJoin(begin, end, " ");
  const auto blanks = static_cast<size_t>(end - begin) - 1;
  if (street.size() - blanks >= kMinStreet) streets.push_back(std::move(street));
}

// Where the street begins whose number stands at `number`; that, where it is none.
size_t BeginOfStreet(const Words& words, size_t number) {
  const std::string& before = words[number - 1];
  if (IsStreetName(before)) return number - 1;
  if (IsStreetWord(before)) return number - std::min<size_t>(number, 2);
  for (size_t i = number - 1; i > 0 && number - i < kMaxStreetWords; --i) {
    if (BeginsStreet(words[i - 1]) && !IsStreetWord(words[i])) return i - 1;
  }
  // Whatever stands first in its part may be one: `Zeughausviertel 12 EG`.
  return number <= kMaxPlainWords && before.size() >= kMinPlainName ? 0 : number;
}

// The streets of a part, each with the number behind it, alone and with what stands before it.
void AddStreets(const Words& words, std::vector<std::string>& streets) {
  for (size_t i = 1; i < words.size(); ++i) {
    const bool is_number = IsDigit(words[i].front()) && CountDigits(words[i]) <= kMaxHouseDigits;
    if (!is_number) continue;
    Words street(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i));
    while (!street.empty() && IsNumberWord(street.back())) street.pop_back();
    if (street.empty() || IsDigit(street.back().front()) || IsWithinHouse(street.back()) ||
        IsTimeWord(street.back())) {
      continue;
    }
    street.push_back(words[i]);
    const size_t number = street.size() - 1;
    const size_t begin = BeginOfStreet(street, number);
    if (begin < number) AddStreet(street, begin, number, streets);
  }
}

// Without what stands in parentheses.
std::string WithoutRemarks(std::string_view text) {
  std::string out;
  int depth = 0;
  for (const char c : text) {
    depth += c == '(' ? 1 : 0;
    if (depth == 0) out.push_back(c);
    depth -= c == ')' && depth > 0 ? 1 : 0;
  }
  return out;
}

// Digits and what stands between them; letters, colons and other marks part numbers.
std::vector<std::string> RunsOfDigits(std::string_view text) {
  std::vector<std::string> runs(1);
  const std::string plain = absl::StrReplaceAll(View(text), {{"–", "-"}, {"\u00a0", " "}});
  for (const char c : plain) {
    if (IsDigit(c) || absl::StrContains(" +()/-.,", absl::string_view(&c, 1))) {
      runs.back().push_back(c);
    } else if (!runs.back().empty()) {
      runs.emplace_back();
    }
  }
  return runs;
}

// `1. 0171 ...` counts.
absl::string_view WithoutCounting(absl::string_view run) {
  run = absl::StripAsciiWhitespace(run);
  const bool is_counted = run.size() > 3 && IsDigit(run[0]) && (run[1] == '.' || run[1] == ')') &&
                          absl::ascii_isspace(static_cast<unsigned char>(run[2]));
  return is_counted ? absl::StripAsciiWhitespace(run.substr(2)) : run;
}

// The groups of digits of a number.
std::vector<size_t> GroupsOf(absl::string_view part) {
  std::vector<size_t> groups;
  bool in_group = false;
  for (const char c : part) {
    if (IsDigit(c) && !in_group) groups.push_back(0);
    in_group = IsDigit(c);
    if (in_group) ++groups.back();
  }
  return groups;
}

// `08.00-12.00`, `01.12.2024`: begins like a number that is dialled.
bool IsTime(absl::string_view part) {
  const std::vector<size_t> groups = GroupsOf(part);
  const bool are_pairs =
      std::all_of(groups.begin(), groups.end(), [](size_t digits) { return digits <= 2; });
  const bool is_date = groups.size() == 3 && groups[0] <= 2 && groups[1] <= 2;
  return (are_pairs && groups.size() <= 4) || is_date;
}

// Whether it is dialled from anywhere: `033203/901969` is one such number, and its second half
// none.
bool IsWholeNumber(absl::string_view part) {
  part = absl::StripAsciiWhitespace(part);
  return CountDigits(part) >= kMinPhoneDigits && !IsTime(part) &&
         (absl::StartsWith(part, "0") || absl::StartsWith(part, "+") ||
          absl::StartsWith(part, "(0") || absl::StartsWith(part, "(+"));
}

// What is longer than any number may be several.
std::vector<absl::string_view> PartsOfRun(absl::string_view run) {
  for (const char* const mark : {",", "/", " - ", " + ", "("}) {
    const std::vector<absl::string_view> parts = absl::StrSplit(run, mark);
    const bool are_numbers =
        parts.size() > 1 && std::all_of(parts.begin(), parts.end(), IsWholeNumber);
    if (are_numbers) return parts;
  }
  return {run};
}

// How many names there are, `M. A.` and `von der` aside.
size_t CountNames(absl::string_view text) {
  constexpr std::string_view kParticles[] = {"von", "van", "vom", "de",  "der", "den", "del",
                                             "di",  "da",  "du",  "zu",  "zur", "el",  "al",
                                             "ten", "ter", "und", "dos", "las", "los", "della"};
  size_t count = 0;
  for (const absl::string_view part : absl::StrSplit(text, ' ', absl::SkipWhitespace())) {
    const Words words = SpeltOutWords({part.data(), part.size()});
    const bool is_particle =
        words.size() == 1 &&
        std::find(std::begin(kParticles), std::end(kParticles), words[0]) != std::end(kParticles);
    const bool has_letters = std::any_of(words.begin(), words.end(),
                                         [](const std::string& word) { return word.size() > 1; });
    count += has_letters && !is_particle ? 1 : 0;
  }
  return count;
}

// Up to what is no name: `geb. Muster`, `M.A.`.
std::string WithoutSuffixes(absl::string_view person) {
  std::vector<absl::string_view> names;
  for (const absl::string_view part : absl::StrSplit(person, ' ', absl::SkipWhitespace())) {
    const Words words = SpeltOutWords({part.data(), part.size()});
    const bool is_degree = words.size() > 1 && words.back().size() == 1;
    if (!names.empty() && (words.empty() || words[0] == "geb" || is_degree)) break;
    names.push_back(part);
  }
  return absl::StrJoin(names, " ");
}

}  // namespace

std::vector<std::string> StreetsIn(std::string_view text) {
  std::string parted = absl::StrReplaceAll(
      View(text), {{"c/o", "\n"}, {" / ", "\n"}, {" - ", "\n"}, {" – ", "\n"}, {" | ", "\n"}});
  std::vector<std::string> streets;
  for (const absl::string_view part : absl::StrSplit(parted, absl::ByAnyChar(",;:()\n"))) {
    AddStreets(SpeltOutWords({part.data(), part.size()}), streets);
  }
  return streets;
}

std::vector<std::string> PhonesIn(std::string_view text) {
  std::vector<std::string> phones;
  for (const std::string& run : RunsOfDigits(text)) {
    for (const absl::string_view part : PartsOfRun(WithoutCounting(run))) {
      if (IsWholeNumber(WithoutCounting(part))) phones.emplace_back(WithoutCounting(part));
    }
  }
  return phones;
}

bool SaysNothing(std::string_view text) {
  // Nothing that a person may be called: `Na`.
  constexpr std::string_view kWords[] = {
      "keine",      "keiner",       "keins", "kein", "unbekannt", "unknown", "entfaellt",
      "aufanfrage", "nichtbekannt", "none",  "nein", "anonym",    "geheim",  "leer"};
  const std::string joined = absl::StrJoin(SpeltOutWords(text), "");
  return std::find(std::begin(kWords), std::end(kWords), joined) != std::end(kWords);
}

std::vector<std::string> EmailsIn(std::string_view text) {
  std::vector<std::string> emails;
  const std::string plain = absl::StrReplaceAll(View(text), {{"mailto:", " "}});
  for (const absl::string_view part :
       absl::StrSplit(plain, absl::ByAnyChar(" ,;<>()\"\t\n|"), absl::SkipEmpty())) {
    if (absl::StrContains(part, "@")) emails.emplace_back(part);
  }
  return emails;
}

std::vector<std::string> PersonsIn(std::string_view text) {
  const std::string parted = absl::StrReplaceAll(WithoutRemarks(text), {{" und ", "/"},
                                                                        {" u. ", "/"},
                                                                        {" & ", "/"},
                                                                        {" + ", "/"},
                                                                        {" oder ", "/"},
                                                                        {" sowie ", "/"},
                                                                        {" et ", "/"},
                                                                        {": ", "/"}});
  std::vector<std::string> persons;
  for (const absl::string_view part : absl::StrSplit(parted, absl::ByAnyChar("/;|\n"))) {
    const std::vector<absl::string_view> listed = absl::StrSplit(part, ',');
    const bool are_whole = std::all_of(listed.begin(), listed.end(),
                                       [](absl::string_view each) { return CountNames(each) > 1; });
    for (size_t i = 0; i < listed.size(); ++i) {
      // `Erika Muster, Leitung` is a person and what she does, `Muster, Erika` one person, and
      // `Garcia Lopez, Maria Jose` too; three with commas between are three.
      if (i > 0 && (listed.size() < 3 || !are_whole)) break;
      const std::string person = WithoutSuffixes(CountNames(listed[i]) > 1 ? listed[i] : part);
      if (CountNames(person) > 1) persons.push_back(person);
    }
  }
  return persons;
}

}  // namespace kok::publish
