#include "indexer/source/decision_xml_reader.h"

#include <set>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "indexer/analysis/languages.h"
#include "indexer/schema/resource_name.h"
#include "indexer/source/date_check.h"
#include "indexer/source/decision_text.h"
#include "indexer/source/unchanged_file.h"

namespace kok::source {
namespace {

constexpr int64_t kMaxFileBytes = 16 << 20;
constexpr char kPortal[] = "https://www.rechtsprechung-im-internet.de";

// The parts of the text and what the portal prints above them.
struct Part {
  std::string_view element;
  const char* heading;
};
constexpr Part kParts[] = {{"tenor", "Tenor"},
                           {"tatbestand", "Tatbestand"},
                           {"entscheidungsgruende", "Entscheidungsgründe"},
                           {"gruende", "Gründe"},
                           {"abwmeinung", "Abweichende Meinung"},
                           {"sonstlt", "Sonstiger Langtext"}};

std::string Joined(const DecisionElements& elements, std::string_view name, const char* between) {
  const auto found = elements.find(name);
  return found == elements.end() ? "" : absl::StrJoin(found->second, between);
}

std::string Value(const DecisionElements& elements, std::string_view name) {
  return Joined(elements, name, " ");
}

// `20100114`; anything else stays as it is and is refused by the check.
std::string IsoDate(const std::string& compact) {
  if (!HasForm(compact, "00000000")) return compact;
  return absl::StrCat(compact.substr(0, 4), "-", compact.substr(4, 2), "-", compact.substr(6));
}

// Norms stand in a row with commas between; a piece that begins with a digit goes on with the one
// before it (`§ 1 Abs 1, 2 StGB`), and so does one within brackets.
std::vector<std::string> Norms(const DecisionElements& elements) {
  std::vector<std::string> norms;
  int open_brackets = 0;
  for (absl::string_view piece :
       absl::StrSplit(Joined(elements, "norm", ";"), absl::ByAnyChar(",;"))) {
    const std::string norm(absl::StripAsciiWhitespace(piece));
    if (norm.empty()) continue;
    const bool goes_on =
        open_brackets > 0 || absl::ascii_isdigit(static_cast<unsigned char>(norm[0]));
    if (goes_on && !norms.empty()) {
      absl::StrAppend(&norms.back(), ", ", norm);
    } else {
      norms.push_back(norm);
    }
    for (const char c : norm) open_brackets += c == '(' ? 1 : c == ')' ? -1 : 0;
    open_brackets = std::max(open_brackets, 0);
  }
  std::set<std::string> seen;
  std::vector<std::string> each_once;
  for (std::string& norm : norms) {
    if (seen.insert(norm).second) each_once.push_back(std::move(norm));
  }
  return each_once;
}

void SetDecision(const DecisionElements& elements, kok::search::v1::Decision& decision) {
  const std::string place = Value(elements, "gerort");
  decision.set_court(absl::StrCat(Value(elements, "gertyp"), place.empty() ? "" : " ", place));
  for (std::string& number : SplitFileNumbers(Joined(elements, "aktenzeichen", ";"))) {
    decision.add_file_numbers(std::move(number));
  }
  decision.set_ecli(Value(elements, "ecli"));
  decision.set_decided_on(IsoDate(Value(elements, "entsch-datum")));
  for (std::string& norm : Norms(elements)) decision.add_norms(std::move(norm));
  decision.set_decision_type(Value(elements, "doktyp"));
  decision.set_headnote(Joined(elements, "leitsatz", "\n\n"));
}

}  // namespace

Content ContentFromDecision(const DecisionElements& elements) {
  Content content;
  content.set_name(absl::StrCat(std::string(schema::kContents), "/",
                                absl::AsciiStrToLower(Value(elements, "doknr"))));
  content.set_type(kok::search::v1::CONTENT_TYPE_DECISION);
  SetDecision(elements, *content.mutable_decision());
  const std::string citation =
      DecisionCitation(content.decision(), Value(elements, "spruchkoerper"));
  const std::string title = Value(elements, "titelzeile");
  content.set_title(title.empty() || title.size() > kMaxCitationBytes ? citation : title);
  std::string& summary = *content.mutable_summary();
  if (title.size() > kMaxCitationBytes) summary = title;
  AddParagraphs(Joined(elements, "sonstosatz", "\n\n"), summary);
  std::string& body = *content.mutable_body();
  AddParagraphs(citation, body);
  AddParagraphs(Joined(elements, "vorinstanz", "\n\n"), body);
  for (const Part& part : kParts) {
    const std::string text = Joined(elements, part.element, "\n\n");
    if (!text.empty()) AddParagraphs(absl::StrCat(part.heading, "\n\n", text), body);
  }
  const std::string identifier = Value(elements, "identifier");
  if (absl::StartsWith(identifier, "https://") || absl::StartsWith(identifier, "http://")) {
    content.set_source_uri(identifier);
  }
  content.set_language_code(analysis::FindLanguage(Value(elements, "language")).value_or("de"));
  content.mutable_fact()->set_source(kPortal);
  content.mutable_fact()->set_kind(kok::search::v1::FACT_KIND_OFFICIAL_LIST);
  return content;
}

absl::StatusOr<std::unique_ptr<RecordReader>> DecisionXmlReader::Open(
    const std::string& path, const std::string& display_path) {
  absl::StatusOr<std::string> text = ReadUnchangedFile(path, kMaxFileBytes);
  if (!text.ok()) return text.status();
  return std::unique_ptr<RecordReader>(new DecisionXmlReader(*std::move(text), display_path));
}

absl::StatusOr<std::optional<ReadItem>> DecisionXmlReader::Next() {
  if (done_) return std::optional<ReadItem>();
  done_ = true;
  const auto read = ReadDecisionXml(text_);
  if (const auto* problem = std::get_if<XmlProblem>(&read)) {
    return std::optional<ReadItem>(
        RecordProblem{display_path_, problem->line, "", problem->message});
  }
  const DecisionElements& elements = std::get<DecisionElements>(read);
  for (const char* required : {"doknr", "gertyp", "entsch-datum", "aktenzeichen"}) {
    if (Value(elements, required).empty()) {
      return std::optional<ReadItem>(RecordProblem{display_path_, 1, required, "is missing"});
    }
  }
  return std::optional<ReadItem>(SourceRecord{ContentFromDecision(elements), display_path_, 1});
}

}  // namespace kok::source
