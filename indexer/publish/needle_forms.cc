#include "indexer/publish/needle_forms.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "indexer/publish/address_words.h"
#include "indexer/publish/scan_text.h"

namespace kok::publish {
namespace {

using Words = std::vector<std::string>;

constexpr size_t kShortestSurname = 3;
constexpr size_t kMaxNames = 8;      // of a person, and halves of one; more are a text
constexpr size_t kShortestCode = 4;  // digits of a postal code: Swiss, German ones have five

bool IsDigit(char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); }

std::string Joined(const Words& words) { return absl::StrJoin(words, " "); }

template <typename List>
bool IsOneOf(const List& list, std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

std::string_view View(absl::string_view text) { return {text.data(), text.size()}; }

}  // namespace

std::vector<NeedleForm> TextForms(std::string_view text) {
  std::string words = Joined(SpeltOutWords(text));
  if (words.empty()) return {};
  return {{std::move(words)}};
}

std::vector<NeedleForm> EmailForms(std::string_view text) {
  std::vector<NeedleForm> forms = TextForms(text);
  const size_t at = text.find('@');
  if (at == std::string_view::npos) return forms;
  const Words local = SpeltOutWords(text.substr(0, at));
  const std::string plain_local = Joined(local);
  for (const char* between : {"", "at"}) {
    for (const char* dot : {"", "dot", "punkt"}) {
      const std::string filled = absl::StrCat(" ", dot, " ");
      const std::string domain =
          absl::StrReplaceAll(std::string(text.substr(at + 1)), {{".", filled}});
      const std::string domain_words = Joined(SpeltOutWords(domain));
      const std::string dotted_local =
          absl::StrReplaceAll(std::string(text.substr(0, at)), {{".", filled}});
      for (const std::string& name : {plain_local, Joined(SpeltOutWords(dotted_local))}) {
        forms.push_back({absl::StrCat(name, " ", between, " ", domain_words)});
      }
    }
  }
  return forms;
}

std::vector<NeedleForm> PhoneForms(std::string_view text) {
  // Lengths of country codes: two digits but for these.
  constexpr std::string_view kOfThree[] = {"21", "22", "23", "24", "25", "26", "29", "35",
                                           "37", "38", "42", "50", "59", "67", "68", "69",
                                           "80", "85", "87", "88", "96", "97", "99"};
  const std::string folded = absl::StrReplaceAll(Joined(SpeltOutWords(text)), {{" ", ""}});
  std::string digits;
  std::copy_if(folded.begin(), folded.end(), std::back_inserter(digits), IsDigit);
  std::string_view core = digits;
  const size_t plus = text.find('+');
  const bool has_plus = plus != std::string_view::npos && text.find_first_of("0123456789") > plus;
  if (!has_plus && core.substr(0, 2) == "00") core.remove_prefix(2);
  if ((has_plus || digits.substr(0, 2) == "00") && core.size() > 4) {
    const bool is_one = core[0] == '1' || core[0] == '7';
    core.remove_prefix(is_one ? 1 : IsOneOf(kOfThree, core.substr(0, 2)) ? 3 : 2);
  } else if (const size_t zero = text.find("(0)"); zero != std::string_view::npos) {
    const size_t before = static_cast<size_t>(
        std::count_if(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(zero), IsDigit));
    core.remove_prefix(std::min(before, core.size()));
  }
  while (!core.empty() && core.front() == '0') core.remove_prefix(1);
  std::vector<NeedleForm> forms = TextForms(text);
  if (!core.empty()) forms.push_back({std::string(core)});
  // Spreadsheets take the plus of `+49228...` for a sign.
  constexpr size_t kMinWithCountry = 11;
  const bool has_lost_plus =
      core.size() == digits.size() && core.size() >= kMinWithCountry && core.substr(0, 2) == "49";
  if (has_lost_plus) forms.push_back({std::string(core.substr(2))});
  return forms;
}

namespace {

// What stands before names and is none.
bool IsTitle(std::string_view word) {
  constexpr std::string_view kTitles[] = {"frau", "fr",    "herr", "hr",   "dr",       "prof",
                                          "dipl", "med",   "ing",  "mag",  "mr",       "mrs",
                                          "ms",   "psych", "pad",  "phil", "jur",      "ra",
                                          "rain", "sr",    "soz",  "paed", "schwester"};
  return IsOneOf(kTitles, word);
}

// The names in `text`, each one or more words: `anna lena`.
void AddNames(std::string_view text, Words& names) {
  for (const absl::string_view part :
       absl::StrSplit(absl::string_view(text.data(), text.size()), absl::ByAnyChar(" ;\t\n"))) {
    Words words = SpeltOutWords(View(part));
    words.erase(std::remove_if(words.begin(), words.end(), IsTitle), words.end());
    if (!words.empty()) names.push_back(Joined(words));
  }
}

// The given name first, which stands behind a comma if there is one.
Words NamesOf(std::string_view text) {
  const size_t comma = text.find(',');
  Words names;
  if (comma != std::string_view::npos) AddNames(text.substr(comma + 1), names);
  AddNames(text.substr(0, comma), names);
  return names;
}

// `E. Beispielfrau`: only as whole words, since any word may end in an E.
void AddInitials(const Words& names, std::vector<NeedleForm>& forms) {
  const std::string initial = names[0].substr(0, 1);
  if (!absl::ascii_isalpha(static_cast<unsigned char>(initial[0]))) return;
  for (auto from = names.begin() + 1; from != names.end(); ++from) {
    const std::string surname = Joined(Words(from, names.end()));
    if (surname.size() < kShortestSurname) continue;
    forms.push_back({absl::StrCat(initial, " ", surname), true});
    forms.push_back({absl::StrCat(surname, " ", initial), true});
    forms.push_back({absl::StrCat(initial, surname), true});
  }
}

// `Anna Muster` of Anna-Lena Muster-Beispiel: who has a double name is called by either half.
void AddHalves(const std::string& given, const std::string& surname,
               std::vector<NeedleForm>& forms) {
  const Words givens = absl::StrSplit(given, ' ');
  const Words surnames = absl::StrSplit(surname, ' ');
  const size_t halves = givens.size() + surnames.size();
  if (halves < 3 || halves > kMaxNames) return;
  for (const std::string& first : givens) {
    for (const std::string& last : surnames) {
      if (first.size() < kShortestSurname || last.size() < kShortestSurname) continue;
      forms.push_back({absl::StrCat(first, " ", last), true});
      forms.push_back({absl::StrCat(last, " ", first), true});
    }
  }
}

}  // namespace

std::vector<NeedleForm> PersonForms(std::string_view text) {
  std::vector<NeedleForm> forms = TextForms(text);
  Words names = NamesOf(text);
  if (names.size() == 1) forms.push_back({names[0], true});
  if (names.size() < 2 || names.size() > kMaxNames) return forms;
  AddInitials(names, forms);
  if (names.size() > 2) {
    forms.push_back({absl::StrCat(names.front(), " ", names.back())});
    forms.push_back({absl::StrCat(names.back(), " ", names.front())});
  }
  for (size_t turn = 0; turn < names.size(); ++turn) {
    forms.push_back({Joined(names)});
    std::rotate(names.begin(), names.begin() + 1, names.end());
  }
  AddHalves(names.front(), names.back(), forms);
  return forms;
}

namespace {

bool IsNumber(const std::string& word) { return std::all_of(word.begin(), word.end(), IsDigit); }
bool BeginsWithDigit(const std::string& word) { return IsDigit(word.front()); }
bool HasLetter(const std::string& word) { return !IsNumber(word); }

// A street without its postal code and town, where they stand in one part.
std::vector<Words> StreetsIn(const Words& words) {
  const auto is_code = [](const std::string& word) {
    return IsNumber(word) && (word.size() == kShortestCode || word.size() == kShortestCode + 1);
  };
  constexpr std::string_view kCountries[] = {"d",  "de", "a",  "at", "ch", "i", "it", "f",
                                             "fr", "l",  "lu", "fl", "li", "b", "be", "nl"};
  const size_t first = IsOneOf(kCountries, words[0]) ? 1 : 0;  // `D-53111 Bonn`
  if (words.size() > first + 1 && is_code(words[first]) && HasLetter(words[first + 1])) {
    constexpr size_t kMaxTownWords = 3;
    std::vector<Words> streets;  // where the town ends is not known
    for (size_t town = 0; town <= kMaxTownWords; ++town) {
      const auto from = static_cast<std::ptrdiff_t>(first + 1 + town);
      if (from + 1 < static_cast<std::ptrdiff_t>(words.size()))
        streets.emplace_back(words.begin() + from, words.end());
    }
    return streets;
  }
  bool has_number = false;
  for (size_t i = 1; i < words.size(); ++i) {
    if (has_number && is_code(words[i]))
      return {Words(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i))};
    has_number = has_number || BeginsWithDigit(words[i]);
  }
  return {words};
}

// Where the number of the house begins; the number of words where there is none.
size_t NumberOf(const Words& street) {
  size_t i = 1;
  while (i < street.size() && !BeginsWithDigit(street[i])) ++i;
  return i;
}

}  // namespace

namespace {

// `12 rue du Lac`, but not `2. Stock`.
bool HasNumberFirst(const Words& street) {
  return street.size() > 1 && BeginsWithDigit(street[0]) && street[0].size() < kShortestCode &&
         std::none_of(street.begin() + 1, street.end(), BeginsWithDigit) &&
         !IsWithinHouse(street[1]);
}

void AddNumbered(const std::string& name, const std::string& number,
                 std::vector<NeedleForm>& forms) {
  for (const char* between : {" ", " nr ", " no ", " nummer ", " hausnr ", " hausnummer "}) {
    forms.push_back({absl::StrCat(name, between, number), false, true});
  }
}

void AddStreet(const Words& street, std::vector<NeedleForm>& forms) {
  if (HasNumberFirst(street)) {
    const std::string name = Joined(Words(street.begin() + 1, street.end()));
    forms.push_back({Joined(street), false, true});
    forms.push_back({absl::StrCat(name, " ", street[0]), false, true});
    return;
  }
  const auto number = street.begin() + static_cast<std::ptrdiff_t>(NumberOf(street));
  // `Freiburg 79098`, `Wien 1100` are towns; `Dorfstrasse 1100` is none.
  const bool is_code =
      number != street.end() && IsNumber(*number) && number->size() >= kShortestCode;
  if (is_code && !IsStreetName(*(number - 1)) && !IsStreetWord(*(number - 1))) return;
  if (number == street.end()) {
    // `Schuetzenhof12` is one word; `2. Stock` and `53111` are no streets.
    const bool is_one_word = !BeginsWithDigit(street[0]) && IsDigit(street[0].back());
    if (is_one_word) forms.push_back({Joined(street), false, true});
    return;
  }
  const std::string name = Joined(Words(street.begin(), number));
  const std::string rest = Joined(Words(number, street.end()));
  if (std::none_of(street.begin(), number, HasLetter)) return;
  forms.push_back({absl::StrCat(rest, " ", name), false, true});
  AddNumbered(name, rest, forms);
}

}  // namespace

std::vector<NeedleForm> StreetForms(std::string_view text) {
  const Words words = SpeltOutWords(text);
  std::vector<NeedleForm> forms;
  if (words.size() < 2) return forms;
  AddNumbered(Joined(Words(words.begin(), words.end() - 1)), words.back(), forms);
  return forms;
}

std::vector<NeedleForm> AddressForms(std::string_view text) {
  constexpr size_t kShortestStreet = 8;  // in letters and digits, where a town was taken off
  std::vector<NeedleForm> forms = TextForms(text);
  for (NeedleForm& form : forms) form.whole_number = true;
  for (const absl::string_view part :
       absl::StrSplit(absl::string_view(text.data(), text.size()), absl::ByAnyChar(",;\n"))) {
    const Words words = SpeltOutWords(View(part));
    if (words.empty() || IsWithinHouse(words[0])) continue;
    const std::vector<Words> streets = StreetsIn(words);
    for (const Words& street : streets) {
      if (streets.size() > 1 && absl::StrJoin(street, "").size() < kShortestStreet) continue;
      AddStreet(street, forms);
    }
  }
  return forms;
}

}  // namespace kok::publish
