#include "tests/integration/canary_markers.h"

#include <cctype>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace kok::tests {
namespace {

// Folding, stemming and lower case leave these as they are but for the case.
constexpr std::string_view kLetters = "ZqxJkvWy";
constexpr std::string_view kDigits = "7391846205";

struct Form {
  std::string name;
  std::string bytes;
};

absl::string_view View(std::string_view text) { return {text.data(), text.size()}; }

std::string Utf16(std::string_view text, bool big_endian) {
  std::string wide;
  for (const char c : text) wide += big_endian ? std::string({'\0', c}) : std::string({c, '\0'});
  return wide;
}

// What base64 of any text with `text` at `offset` behind a multiple of three holds in any case.
std::string Base64Core(std::string_view text, size_t offset) {
  const std::string whole = absl::Base64Escape(absl::StrCat(std::string(offset, 'x'), View(text)));
  const size_t begin = (offset * 8 + 5) / 6;
  const size_t end = (offset + text.size()) * 8 / 6;
  return whole.substr(begin, end - begin);
}

std::vector<Form> FormsOf(std::string_view text, const std::string& name) {
  std::vector<Form> forms = {{name, std::string(text)},
                             {name + " in hex", absl::BytesToHexString(View(text))},
                             {name + " in UTF-16LE", Utf16(text, false)},
                             {name + " in UTF-16BE", Utf16(text, true)}};
  for (size_t offset = 0; offset < 3; ++offset) {
    forms.push_back({name + " in base64", Base64Core(text, offset)});
  }
  return forms;
}

std::vector<Form> AllForms() {
  std::vector<Form> forms;
  const std::string lower = absl::AsciiStrToLower(View(kLetters));
  const std::string upper = absl::AsciiStrToUpper(View(kLetters));
  for (const auto& [text, name] : {std::pair<std::string_view, const char*>{kLetters, "letters"},
                                   {lower, "lower case"},
                                   {upper, "upper case"},
                                   {kDigits, "digits"}}) {
    for (Form& form : FormsOf(text, name)) forms.push_back(std::move(form));
  }
  return forms;
}

std::string LettersAndDigits(std::string_view bytes) {
  std::string kept;
  for (const char c : bytes) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) kept += absl::ascii_tolower(c);
  }
  return kept;
}

}  // namespace

int CanaryMarkers::Below(int end) {
  return std::uniform_int_distribution<int>(0, end - 1)(random_);
}

std::string CanaryMarkers::Id() {
  std::string id = absl::AsciiStrToLower(View(kLetters));
  for (int i = Below(12); i >= 0; --i) id += static_cast<char>('a' + Below(26));
  return id;
}

std::string CanaryMarkers::Word() {
  constexpr const char* kMore[] = {"ä", "Ö", "ü", "ß", "é", "ung", "innen", "e", "n", "heit", "'s"};
  std::string word(kLetters);
  for (int i = Below(8); i >= 0; --i) {
    if (Below(3) == 0) {
      word += kMore[Below(std::size(kMore))];
    } else {
      word += static_cast<char>('a' + Below(26));
    }
  }
  return word;
}

std::string CanaryMarkers::Text() {
  constexpr const char* kBetween[] = {" ",   " in ", "\" \"", " NOT ",  "*",
                                      " § ", "\n",   "%s",    " Köln ", "😀"};
  std::string text = Word();
  for (int i = Below(4); i > 0; --i) text += kBetween[Below(std::size(kBetween))] + Word();
  return text;
}

std::string CanaryMarkers::Phone() {
  constexpr const char* kAreas[] = {"+49 ", "0", "0049-", "+49 (0)", "030/ "};
  std::string number(kDigits);
  if (Below(2) == 0) number.insert(4, Below(2) == 0 ? " " : "-");
  return absl::StrCat(kAreas[Below(std::size(kAreas))], number, Below(10));
}

std::string CanaryMarkers::Email() { return absl::StrCat(Id(), "@", Id(), ".example"); }

std::string CanaryMarkers::Bytes() { return absl::StrCat("\xff\x0a", Word(), "\xfe", Word()); }

std::vector<std::string> FindMarkers(std::string_view bytes) {
  static const std::vector<Form>* const forms = new std::vector<Form>(AllForms());
  std::vector<std::string> found;
  for (const Form& form : *forms) {
    if (bytes.find(form.bytes) != std::string_view::npos) found.push_back(form.name);
  }
  const std::string joined = LettersAndDigits(bytes);
  for (const Form& form : *forms) {
    if (joined.find(LettersAndDigits(form.bytes)) == std::string::npos) continue;
    if (form.name == "lower case" || form.name == "digits") found.push_back(form.name + ", joined");
  }
  return found;
}

}  // namespace kok::tests
