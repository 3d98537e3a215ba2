#include "indexer/publish/cell_parts.h"

#include <algorithm>

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
constexpr size_t kMinPhoneDigits = 6;

bool IsDigit(char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); }

size_t CountDigits(absl::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), IsDigit));
}

absl::string_view View(std::string_view text) { return {text.data(), text.size()}; }

void AddStreet(const Words& words, size_t from, size_t number, std::vector<std::string>& streets) {
  const auto begin = words.begin() + static_cast<std::ptrdiff_t>(from);
  const auto end = words.begin() + static_cast<std::ptrdiff_t>(number + 1);
  std::string street = absl::StrJoin(begin, end, " ");
  const auto blanks = static_cast<size_t>(end - begin) - 1;
  if (street.size() - blanks >= kMinStreet) streets.push_back(std::move(street));
}

// The streets of a part, each with the number behind it, alone and with what stands before it.
void AddStreets(const Words& words, std::vector<std::string>& streets) {
  for (size_t i = 1; i < words.size(); ++i) {
    const bool is_number = IsDigit(words[i].front()) && CountDigits(words[i]) <= kMaxHouseDigits;
    if (!is_number || IsDigit(words[i - 1].front()) || IsWithinHouse(words[i - 1])) continue;
    AddStreet(words, i - std::min(i, kMaxStreetWords), i, streets);
    if (IsStreetName(words[i - 1])) AddStreet(words, i - 1, i, streets);
    if (IsStreetWord(words[i - 1]) && i > 1) AddStreet(words, i - 2, i, streets);
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

// Several numbers, each of which begins as one does that is dialled from anywhere: `033203/901969`
// is one.
bool IsWholeNumber(absl::string_view part) {
  part = absl::StripAsciiWhitespace(part);
  return CountDigits(part) >= kMinPhoneDigits &&
         (absl::StartsWith(part, "0") || absl::StartsWith(part, "+") ||
          absl::StartsWith(part, "(0"));
}

std::vector<absl::string_view> PartsOfRun(absl::string_view run) {
  for (const char mark : {',', '/'}) {
    std::vector<absl::string_view> parts = absl::StrSplit(run, mark);
    const bool are_numbers =
        parts.size() > 1 && std::all_of(parts.begin(), parts.end(), IsWholeNumber);
    if (are_numbers) return parts;
  }
  return {run};
}

// How many names there are, titles and `M. A.` aside.
size_t CountNames(absl::string_view text) {
  size_t count = 0;
  for (const absl::string_view part : absl::StrSplit(text, ' ', absl::SkipWhitespace())) {
    const Words words = SpeltOutWords({part.data(), part.size()});
    count += std::any_of(words.begin(), words.end(),
                         [](const std::string& word) { return word.size() > 1; })
                 ? 1
                 : 0;
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
      if (CountDigits(part) >= kMinPhoneDigits) phones.emplace_back(WithoutCounting(part));
    }
  }
  return phones;
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
  const std::string parted = absl::StrReplaceAll(
      WithoutRemarks(text), {{" und ", "/"}, {" u. ", "/"}, {" & ", "/"}, {" + ", "/"}});
  std::vector<std::string> persons;
  for (const absl::string_view part : absl::StrSplit(parted, absl::ByAnyChar("/;|\n"))) {
    // `Erika Muster, Leitung` is a person and what she does, `Muster, Erika` one person.
    const absl::string_view before = part.substr(0, part.find(','));
    const std::string person = WithoutSuffixes(CountNames(before) > 1 ? before : part);
    if (CountNames(person) > 1) persons.push_back(person);
  }
  return persons;
}

}  // namespace kok::publish
