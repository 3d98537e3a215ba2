// What a person reads whose spreadsheet is not right: row and column as the spreadsheet shows them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/source/csv_place.h"
#include "indexer/source/record_check.h"
#include "tests/unit/built_index.h"
#include "tests/unit/indexer/source/read_items.h"
#include "tests/unit/temporary_folder.h"

namespace kok::source {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

// The errors of a build that reads a file of these bytes, today being 2026-11-26; with a mapping if
// it is not empty.
std::vector<std::string> Errors(const std::string& bytes, const std::string& mapping = "") {
  static const auto* regions = new region::RegionTable(
      *region::RegionTable::Parse(tests::ReadFile(tests::ShippedData() + "/regions/regions.tsv")));
  static const auto* areas = new region::AreaTable(*region::AreaTable::Parse(
      tests::ReadFile(tests::ShippedData() + "/regions/areas.tsv"), *regions));
  static const auto* vocabulary =
      new schema::Vocabulary(tests::ReadFile(tests::ShippedData() + "/glossary/vocabulary.tsv"));
  const RecordCheck check({*regions, *areas, *vocabulary}, absl::CivilDay(2026, 11, 26));
  const tests::TemporaryFolder folder;
  if (!mapping.empty()) folder.Write("a.mapping.json", mapping);
  auto reader = OpenReader(folder.Write("a.csv", bytes), "a.csv");
  if (!reader.ok()) return {std::string(reader.status().message())};
  std::vector<std::string> errors;
  while (true) {
    auto item = (*reader)->Next();
    if (!item.ok()) errors.push_back(std::string(item.status().message()));
    if (!item.ok() || !item->has_value()) return errors;
    if (auto* record = std::get_if<SourceRecord>(&**item)) {
      for (const RecordProblem& error : check.Run(*record).errors) {
        errors.push_back(error.ToString());
      }
    } else {
      errors.push_back(std::get<RecordProblem>(**item).ToString());
    }
  }
}

struct DateCase {
  const char* cell;
  const char* problem;  // behind the forms that are expected; null: none
};

TEST(CsvMessagesTest, DatesAsPeopleAndProgramsEnterThem) {
  const DateCase cases[] = {
      {"2026-11-03", nullptr},
      {"03.11.2026", nullptr},
      {"3.11.2026", nullptr},
      {"3. 11. 2026", nullptr},
      {"'03.11.2026", nullptr},
      {"2026-11-03 00:00:00", nullptr},
      {"2026-11-03T00:00:00", nullptr},
      {"03.11.2026 00:00", nullptr},
      {"3.11.26", "; the year needs its four digits"},
      {"31.02.2026", "; the calendar has no such day"},
      {"11/3/2026", "; with slashes it is not told which is the day and which the month"},
      {"46329", "; it is the number by which spreadsheets count days: format the column as a date"},
      {"gestern", ""},
      {"11.2026", ""},
  };
  for (const DateCase& c : cases) {
    const auto errors = Errors(std::string("name;display_name;verified_on\na;A;") + c.cell + "\n");
    if (c.problem == nullptr) {
      EXPECT_THAT(errors, IsEmpty()) << c.cell;
    } else {
      EXPECT_THAT(errors, ElementsAre(std::string("a.csv:2: column \"verified_on\": expected a "
                                                  "date, YYYY-MM-DD or DD.MM.YYYY, such as "
                                                  "2026-11-03 or 03.11.2026") +
                                      c.problem))
          << c.cell;
    }
  }
}

struct PlaceCase {
  const char* why;
  std::string rows;  // below the header
  std::string error;
};

TEST(CsvMessagesTest, TheRowIsTheSpreadsheetsAndTheColumnTheOneThatIsSeen) {
  const std::string header =
      "name;display_name;description;verified_on;phone_1;phone_2;phone_2_number;emails;languages;"
      "seat.region_code\n";
  const std::string good = "a;A;;;;;;;;\n";
  const PlaceCase cases[] = {
      {"the row is the line", "a;A;;x;;;;;;\n", "a.csv:2: column \"verified_on\": expected"},
      {"a cell of three lines before", "a;A;\"1\n2\n3\";;;;;;;\nb;B;;x;;;;;;\n",
       "a.csv:5: row 3, column \"verified_on\": expected"},
      {"rows of nothing are counted", good + "\n;;;;;;;;;\n\nb;B;;x;;;;;;\n",
       "a.csv:6: column \"verified_on\": expected"},
      {"the second of two phones, the first left empty", "a;A;;;;030;;;;\n",
       "a.csv:2: column \"phone_2\": "},
      {"the number beside it", "a;A;;;;030 26 39 11 76;+49;;;\n",
       "a.csv:2: column \"phone_2_number\": expected E.164"},
      {"an entry of a list", "a;A;;;;;;a@b.de | nobody;;\n",
       "a.csv:2: column \"emails\", entry 2: is no e-mail address"},
      {"a part of an entry", "a;A;;;;;;;\"ro | YES\nen | YES | source_date=x\";\n",
       "a.csv:2: column \"languages\", entry 2, source_date: expected a date"},
      {"two addresses in one", "a;A;;;;;;a@b.de, c@d.de;;\n",
       "a.csv:2: column \"emails\", entry 1: is no e-mail address: several of them are separated "
       "by |"},
      {"two languages in one", "a;A;;;;;;;ro, en;\n",
       "a.csv:2: column \"languages\", entry 1, code: expected a BCP 47 language tag, such as ro "
       "or "
       "sr-Latn; each on a line of its own in the cell (Alt+Enter), such as ro | YES"},
      {"an unknown language", "a;A;;;;;;;xx | YES;\n",
       "a.csv:2: column \"languages\", entry 1, code: is no known language"},
      {"the error of a formula", "a;#NAME?;;;;;;;;\n",
       "a.csv:2: column \"display_name\": is the error of a formula, expected a value"},
      {"the same in German", "a;A;#BEZUG!;;;;;;;\n",
       "a.csv:2: column \"description\": is the error of a formula, expected a value"},
      {"a region", "a;A;;;;;;;;Atlantis\n", "a.csv:2: column \"seat.region_code\": unknown"},
      {"a check of the future", "a;A;;3.11.2062;;;;;;\n",
       "a.csv:2: column \"verified_on\": lies in the future"},
      {"a name is missing", ";FIZ München;;;;;;;;\n",
       "a.csv:2: column \"name\": is empty, though the row is not; expected organizations/{id}, "
       "the "
       "id of lower-case ASCII letters, digits and single hyphens, at most 100 bytes in all, such "
       "as organizations/fiz-muenchen"},
      {"too few cells", "a;\"A\nB\"\n", "a.csv:2: has 2 cells, expected 10"},
      {"too few cells, further down", "a;A;\"1\n2\";;;;;;;\nb;B\n",
       "a.csv:4: row 3: has 2 cells, expected 10"},
  };
  for (const PlaceCase& c : cases) {
    EXPECT_THAT(Errors(header + c.rows), ElementsAre(StartsWith(c.error))) << c.why;
  }
}

TEST(CsvMessagesTest, RowsOfNothingAtTheEndArePassedOver) {
  for (const char* rows :
       {";;;\n;;;\n", "\n\n\n", " ; ;;\t\n", "\"\";\"\";\"\";\"\"\n", "\xC2\xA0;;;\n", "';';;\n"}) {
    EXPECT_THAT(Errors(std::string("name;display_name;emails;alert\na;A;;\n") + rows), IsEmpty())
        << rows;
  }
}

TEST(CsvMessagesTest, WithAMappingTheOperatorsOwnHeadingsAreNamed) {
  const std::string mapping = R"({"columns":[
    {"column":"Name","field":"display_name"},{"column":"Ort","field":"seat.locality"},
    {"column":"geprüft am","field":"verified_on"},
    {"column":"E-Mail","field":"emails"},{"column":"E-Mail 2","field":"emails"}],
    "constants":{"verification.source_date":"1.1.26"},
    "protected_columns":[{"column":"Wohnung","field":"addresses"}]})";
  EXPECT_THAT(
      Errors("Name;Ort;geprüft am;E-Mail;E-Mail 2;Wohnung\nA;Köln;1.1.26;;nobody;\n", mapping),
      ElementsAre("a.csv:2: column \"E-Mail\" or \"E-Mail 2\": is no e-mail address",
                  StartsWith("a.csv:2: column \"constants of the mapping, "
                             "verification.source_date\": expected a date"),
                  StartsWith("a.csv:2: column \"geprüft am\": expected a date")));
}

// A list below a message, filled by number: once the end of the program.
TEST(CsvMessagesTest, NumberedColumnsBelowAFieldAreRead) {
  EXPECT_THAT(Errors("name;display_name;hours.intervals.2.day;hours.intervals.2.opens\na;A;1;x\n"),
              ElementsAre(StartsWith("a.csv:2: column \"hours.intervals.2.day\": expected a day")));
}

}  // namespace
}  // namespace kok::source
