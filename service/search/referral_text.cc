#include "service/search/referral_text.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "indexer/analysis/languages.h"
#include "service/search/status_words.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;

constexpr size_t kLineWidth = 80;

// How the shipped records say which of two numbers that are printed as one is meant.
constexpr char kReadFrom[] = "aus der Schreibweise ";
constexpr char kReadEnding[] = " gelesen: Endung ";

// Overrides and isolates: they would show the digits of a number in another order.
constexpr const char* kDirectionMarks[] = {"\u202A", "\u202B", "\u202C", "\u202D", "\u202E",
                                           "\u2066", "\u2067", "\u2068", "\u2069"};

size_t CountCharacters(std::string_view utf8) {
  size_t count = 0;
  for (const char c : utf8) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++count;
  }
  return count;
}

// The words of a value: whatever white space and control characters a source has between them.
std::vector<std::string> WordsOf(std::string plain) {
  for (char& c : plain) {
    if (absl::ascii_iscntrl(static_cast<unsigned char>(c))) c = ' ';
  }
  for (const char* mark : kDirectionMarks) absl::StrReplaceAll({{mark, ""}}, &plain);
  return absl::StrSplit(plain, ' ', absl::SkipEmpty());
}

// Writes lines that a form can take, in one language.
class Lines {
 public:
  explicit Lines(std::string_view language) : is_english_(language == "en") {}

  std::string In(const char* de, const char* en) const { return is_english_ ? en : de; }

  // `label: value`; nothing where there is no value.
  void Add(const std::string& label, const std::string& value) {
    if (!WordsOf(value).empty()) AddWords(WordsOf(absl::StrCat(label, ": ", value)));
  }
  void AddSentence(const std::string& sentence) { AddWords(WordsOf(sentence)); }

  std::string Take() { return std::move(text_); }

 private:
  void AddWords(const std::vector<std::string>& words) {
    std::string line;
    size_t width = 0;
    for (const std::string& word : words) {
      const size_t length = CountCharacters(word);
      if (!line.empty() && width + 1 + length > kLineWidth) {
        absl::StrAppend(&text_, line, "\n");
        line = " ";
        width = 1;
      }
      absl::StrAppend(&line, line.empty() ? "" : " ", word);
      width += length + (width == 0 ? 0 : 1);
    }
    absl::StrAppend(&text_, line, "\n");
  }

  bool is_english_;
  std::string text_;
};

// Name and resource name of another organisation, as far as they are known.
std::string NamedOrganization(const std::string& display_name, const std::string& name) {
  if (display_name.empty()) return name;
  return absl::StrCat(display_name, " (", name, ")");
}

void AddStatus(const v1::Referral& referral, std::string_view language, Lines& lines) {
  const std::string status(StatusWords(referral.status(), language));
  if (status.empty()) return;
  const bool is_paused = referral.status() == v1::ORGANIZATION_STATUS_PAUSED;
  lines.AddSentence(absl::StrCat(
      lines.In("ACHTUNG: ", "ATTENTION: "), status,
      is_paused ? lines.In(". Zurzeit niemanden dorthin verweisen.",
                           ". Do not refer anybody there for now.")
                : lines.In(". Niemanden dorthin verweisen.", ". Do not refer anybody there.")));
  if (referral.superseded_by().empty()) return;
  lines.Add(lines.In("Stattdessen", "Instead"),
            NamedOrganization(referral.superseded_by_display_name(), referral.superseded_by()));
}

// A label of a source stays as it is; the directory's own remark on how a number was read is said
// in the language of the text.
std::string LabelWords(const std::string& label, const Lines& lines) {
  absl::string_view rest = label;
  if (!absl::ConsumePrefix(&rest, kReadFrom)) return label;
  const size_t end = rest.rfind(kReadEnding);
  if (end == absl::string_view::npos) return label;
  const absl::string_view printed = rest.substr(0, end);
  const absl::string_view ending = rest.substr(end + sizeof(kReadEnding) - 1);
  const std::string english = absl::StrCat("read from \"", printed, "\": ending ", ending);
  return lines.In(label.c_str(), english.c_str());
}

// As its source prints it; where several numbers are printed as one ("440 63 73/ 74"), the one to
// dial.
std::string PhoneWords(const v1::Phone& phone, const v1::Referral& referral, const Lines& lines) {
  int printed_so = 0;
  for (const v1::Phone& other : referral.phones()) {
    printed_so += other.display() == phone.display() ? 1 : 0;
  }
  const bool is_clear = !phone.display().empty() && (printed_so == 1 || phone.number().empty());
  const std::string& number = is_clear ? phone.display() : phone.number();
  if (phone.label().empty()) return number;
  return absl::StrCat(number, " (", LabelWords(phone.label(), lines), ")");
}

std::string StateWords(v1::AttributeState state, const Lines& lines) {
  switch (state) {
    case v1::ATTRIBUTE_STATE_YES:
      return lines.In("ja", "yes");
    case v1::ATTRIBUTE_STATE_VIA_INTERPRETER:
      return lines.In("mit Dolmetschen", "via interpreter");
    case v1::ATTRIBUTE_STATE_NO:
      return lines.In("nein", "no");
    default:
      return lines.In("nicht bekannt", "unknown");
  }
}

std::string LanguageWords(const v1::Referral& referral, std::string_view language,
                          const Lines& lines) {
  std::vector<std::string> words;
  for (const v1::Attribute& spoken : referral.languages()) {
    words.push_back(absl::StrCat(analysis::LanguageName(spoken.code(), language), " (",
                                 StateWords(spoken.state(), lines), ")"));
  }
  return absl::StrJoin(words, ", ");
}

std::string FieldWords(const std::string& field, const Lines& lines) {
  if (field == "phones") return lines.In("Telefon", "telephone");
  if (field == "emails") return lines.In("E-Mail", "e-mail");
  if (field == "hours") return lines.In("Zeiten", "hours");
  if (field == "languages") return lines.In("Sprachen", "languages");
  if (field == "website_uri") return lines.In("Internetseite", "website");
  if (field == "department") return lines.In("Abteilung", "department");
  return field;
}

std::string UnknownWords(const v1::Referral& referral, const Lines& lines) {
  std::vector<std::string> words;
  for (const std::string& field : referral.unknown_fields()) {
    words.push_back(FieldWords(field, lines));
  }
  if (words.empty()) return "";
  return absl::StrCat(absl::StrJoin(words, ", "), lines.In(" – bitte fragen", " – please ask"));
}

std::string SourceAndDate(const std::string& source, const std::string& source_date,
                          const Lines& lines) {
  const std::string date =
      source_date.empty() ? lines.In("ohne Datum", "without a date") : source_date;
  return absl::StrCat(source, source.empty() ? "" : ", ", date);
}

std::string SourceWords(const v1::Referral& referral, const Lines& lines) {
  if (referral.source().empty() && referral.source_date().empty()) {
    return lines.In("nicht bekannt", "unknown");
  }
  return SourceAndDate(referral.source(), referral.source_date(), lines);
}

// What comes from elsewhere than the rest, and mostly from another year.
std::string OwnSource(const v1::Fact& fact, const v1::Referral& referral, const Lines& lines) {
  const bool is_the_same =
      fact.source() == referral.source() && fact.source_date() == referral.source_date();
  if (fact.source().empty() || is_the_same) return "";
  return SourceAndDate(fact.source(), fact.source_date(), lines);
}

std::string LanguageSources(const v1::Referral& referral, const Lines& lines) {
  std::vector<std::string> sources;
  for (const v1::Attribute& spoken : referral.languages()) {
    std::string source = OwnSource(spoken.fact(), referral, lines);
    const bool is_listed = std::find(sources.begin(), sources.end(), source) != sources.end();
    if (!source.empty() && !is_listed) sources.push_back(std::move(source));
  }
  return absl::StrJoin(sources, "; ");
}

}  // namespace

std::string ReferralText(const v1::Referral& referral, std::string_view language) {
  Lines lines(language);
  AddStatus(referral, language, lines);
  lines.Add(lines.In("Hinweis", "Note"), referral.alert());
  lines.Add(lines.In("Name", "Name"), referral.display_name());
  lines.Add(lines.In("Abteilung", "Department"), referral.department());
  lines.Add(lines.In("Gehört zu", "Belongs to"), referral.parent_display_name());
  lines.Add(lines.In("Ort", "Town"), referral.locality());
  for (const v1::Phone& phone : referral.phones()) {
    lines.Add(lines.In("Telefon", "Telephone"), PhoneWords(phone, referral, lines));
  }
  for (const std::string& email : referral.emails()) lines.Add(lines.In("E-Mail", "E-mail"), email);
  lines.Add(lines.In("Internetseite", "Website"), referral.website_uri());
  lines.Add(lines.In("Zeiten", "Hours"), referral.hours());
  lines.Add(lines.In("Quelle der Zeiten", "Source of the hours"),
            OwnSource(referral.hours_fact(), referral, lines));
  lines.Add(lines.In("Sprachen", "Languages"), LanguageWords(referral, language, lines));
  lines.Add(lines.In("Quelle der Sprachen", "Source of the languages"),
            LanguageSources(referral, lines));
  lines.Add(lines.In("Nicht bekannt", "Not known"), UnknownWords(referral, lines));
  lines.Add(lines.In("Quelle", "Source"), SourceWords(referral, lines));
  lines.Add(lines.In("Geprüft", "Checked"), referral.verified_on().empty()
                                                ? lines.In("noch von niemandem", "by nobody yet")
                                                : referral.verified_on());
  return lines.Take();
}

}  // namespace kok::search_core
