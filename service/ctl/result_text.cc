#include "service/ctl/result_text.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/ctl/display_text.h"
#include "service/ctl/enum_names.h"
#include "service/ctl/record_text.h"
#include "service/ctl/table.h"

namespace kok::ctl {
namespace {

namespace v1 = kok::search::v1;

constexpr size_t kNameWidth = 44;

// Where an organisation is; else of what type it, or the text, is.
std::string PlaceOrType(const v1::SearchResult& result) {
  if (result.has_content()) return EnumWords(result.content().type());
  std::string place = TownAndRegion(result.organization().seat());
  if (place.empty()) place = EnumWords(result.organization().type());
  if (result.has_distance_km()) absl::StrAppend(&place, ", ", result.distance_km(), " km");
  return place;
}

std::vector<std::string> Cells(int rank, const v1::SearchResult& result) {
  if (result.has_content()) {
    return {absl::StrCat(rank), result.content().title(), "content", PlaceOrType(result)};
  }
  const v1::Organization& organization = result.organization();
  return {absl::StrCat(rank),  NameAndStatus(organization), "organization",
          PlaceOrType(result), FirstPhone(organization),    FirstEmail(organization)};
}

std::string SnippetLine(const v1::SearchResult& result, bool bold) {
  std::string line;
  for (const v1::SnippetSegment& segment : result.snippet()) {
    absl::StrAppend(&line, Emphasize(OneLine(segment.text()), bold && segment.highlighted()));
  }
  return line;
}

// A line with a label, unless there is nothing to say.
void AddLine(const char* label, const std::string& text, Table& table) {
  if (!text.empty()) table.AddLine(absl::StrCat(label, OneLine(text)));
}

void AddResult(int rank, const v1::SearchResult& result, bool bold, Table& table) {
  const v1::Organization& organization = result.organization();
  table.AddRow(Cells(rank, result));
  AddLine("", result.name(), table);
  AddLine("note well: ", organization.alert(), table);
  AddLine("went into: ", organization.superseded_by(), table);
  AddLine("not to be confused with: ", absl::StrJoin(organization.confusable_with(), ", "), table);
  if (!result.snippet().empty()) table.AddLine(SnippetLine(result, bold));
  for (const v1::MatchReason& reason : result.match_reasons()) {
    const bool is_place = reason.field() == "coverage";
    AddLine(is_place ? "where: " : "matches: ", reason.description(), table);
  }
}

}  // namespace

std::string ResultTable(const google::protobuf::RepeatedPtrField<v1::SearchResult>& results,
                        bool bold) {
  Table table({{"#", 0, true},
               {"NAME OR TITLE", kNameWidth},
               {"KIND"},
               {"TOWN OR TYPE"},
               {"PHONE"},
               {"E-MAIL"}});
  int rank = 0;
  for (const v1::SearchResult& result : results) AddResult(++rank, result, bold, table);
  return table.ToText();
}

}  // namespace kok::ctl
