#include "tests/fault/protected_pairs.h"

#include <iterator>
#include <random>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace kok::tests {
namespace {

// What two folders share comes from one of them, what they must not share from another each.
class Chance {
 public:
  explicit Chance(uint64_t seed) : engine_(seed) {}

  size_t Below(size_t count) { return static_cast<size_t>(engine_() % count); }
  bool OneIn(size_t count) { return Below(count) == 0; }
  template <typename List>
  std::string Of(const List& list) {
    return std::string(list[Below(std::size(list))]);
  }

 private:
  std::mt19937_64 engine_;
};

constexpr std::string_view kWords[] = {"Beratung",    "für",       "Frauen", "Männer", "Straße",
                                       "in",          "Sprache",   "Schutz", "Hilfe",  "Köln",
                                       "vertraulich", "kostenlos", "Arbeit", "und",    "BGH"};
constexpr std::string_view kLands[] = {"DE-HE", "DE-BY", "DE-NW", "DE-BE"};
constexpr std::string_view kTowns[] = {"Kassel", "Bonn", "Jena", "Köln"};

std::string PublicText(Chance& shared) {
  std::vector<std::string> words;
  for (size_t i = 0; i < 1 + shared.Below(30); ++i) words.push_back(shared.Of(kWords));
  return absl::StrJoin(words, " ");
}

// No value of `kind` is in a public text: each has a word that is in none.
std::string ProtectedValue(Chance& own, std::string_view kind) {
  const std::string number = absl::StrCat(1000000 + own.Below(90000000));
  const std::string word = absl::StrCat("Qzwy", number);
  if (kind == "phones") return absl::StrCat("+49 999 ", number);
  if (kind == "points")
    return absl::StrCat("4", own.Below(10), ".", number, ",1", own.Below(10), ".", number);
  if (kind == "emails") return absl::StrCat(word, "@haus.example");
  if (own.OneIn(10)) return absl::StrCat(word, " ", std::string(own.Below(20000), 'x'));
  if (own.OneIn(10)) return "";
  return absl::StrCat(word, own.OneIn(2) ? "straße " : " Erika ", number);
}

std::string ProtectedObject(Chance& own) {
  std::vector<std::string> lists;
  for (const char* kind : {"addresses", "phones", "emails", "persons", "points", "notes"}) {
    if (own.OneIn(2)) continue;
    std::vector<std::string> values;
    for (size_t i = 0; i < own.Below(4); ++i) {
      values.push_back(absl::StrCat("\"", ProtectedValue(own, kind), "\""));
    }
    lists.push_back(absl::StrCat("\"", kind, "\":[", absl::StrJoin(values, ","), "]"));
  }
  return absl::StrCat("\"protected\":{", absl::StrJoin(lists, ","), "}");
}

std::string PublicObject(Chance& shared, size_t number) {
  if (shared.OneIn(3)) {
    return absl::StrCat(R"("content":{"name":"contents/c)", number, R"(","title":")",
                        PublicText(shared), R"(","body":")", PublicText(shared), "\"}");
  }
  return absl::StrCat(R"("organization":{"name":"organizations/o)", number, R"(","display_name":")",
                      PublicText(shared), R"(","type":"ORGANIZATION_TYPE_ASSOCIATION",)",
                      R"("description":")", PublicText(shared), R"(","seat":{"locality":")",
                      shared.Of(kTowns), R"(","region_code":")", shared.Of(kLands), "\"}}");
}

// One line, once with each side's protected values, at either end of the object.
std::string Line(const std::string& object, Chance& own) {
  if (own.OneIn(4)) return absl::StrCat("{", object, "}\n");
  const std::string hidden = ProtectedObject(own);
  return own.OneIn(2) ? absl::StrCat("{", object, ",", hidden, "}\n")
                      : absl::StrCat("{", hidden, ",", object, "}\n");
}

// A spreadsheet with `hidden` protected columns.
std::string Table(const std::vector<std::string>& rows, size_t hidden, Chance& own) {
  std::string table = "Name;Ort;Land";
  for (size_t i = 0; i < hidden; ++i) absl::StrAppend(&table, ";Intern ", i);
  for (const std::string& row : rows) {
    absl::StrAppend(&table, "\n", row);
    for (size_t i = 0; i < hidden; ++i) {
      absl::StrAppend(&table, ";", own.OneIn(3) ? "" : ProtectedValue(own, "notes"));
    }
  }
  return table + "\n";
}

std::string Mapping(size_t hidden) {
  std::string columns;
  for (size_t i = 0; i < hidden; ++i) {
    absl::StrAppend(&columns, i == 0 ? "" : ",", R"({"column":"Intern )", i, R"(","field":")",
                    i % 2 == 0 ? "notes" : "persons", "\"}");
  }
  return absl::StrCat(R"({"columns":[{"column":"Name","field":"display_name"},)",
                      R"({"column":"Ort","field":"seat.locality"},)",
                      R"({"column":"Land","field":"seat.region_code"}],)",
                      R"("constants":{"type":"ASSOCIATION"},"protected_columns":[)", columns, "]}");
}

// Of a confidential location nothing but its Land is public.
std::string Location(const std::string& land, Chance& own) {
  return absl::StrCat(R"({"location_type":"physical","name":")", ProtectedValue(own, "notes"),
                      R"(","latitude":)", 47 + own.Below(7), ".", 10000 + own.Below(89999),
                      R"(,"longitude":)", 7 + own.Below(7), ".", 10000 + own.Below(89999),
                      R"(,"attributes":[{"label":"Confidential"}],"addresses":[{"address_1":")",
                      ProtectedValue(own, "addresses"), R"(","city":")",
                      ProtectedValue(own, "notes"), R"(","state_province":")", land,
                      R"(","postal_code":")", 10000 + own.Below(89999),
                      R"(","country":"DE","address_type":"physical"}]})");
}

std::string Directory(const std::vector<std::string>& lands, const std::vector<std::string>& names,
                      Chance& own) {
  std::vector<std::string> organizations;
  for (size_t i = 0; i < lands.size(); ++i) {
    organizations.push_back(absl::StrCat(R"({"id":"h)", i, R"(","name":")", names[i],
                                         R"(","description":"Zuflucht","locations":[)",
                                         Location(lands[i], own), "]}"));
  }
  return absl::StrCat("[", absl::StrJoin(organizations, ",\n"), "]");
}

}  // namespace

std::pair<SourceFiles, SourceFiles> MakeProtectedPair(uint64_t seed) {
  Chance shared(3 * seed);
  Chance left(3 * seed + 1);
  Chance right(3 * seed + 2);
  SourceFiles first;
  SourceFiles second;
  for (size_t i = 0; i < 1 + shared.Below(8); ++i) {
    const std::string object = PublicObject(shared, i);
    first["records.jsonl"] += Line(object, left);
    second["records.jsonl"] += Line(object, right);
  }
  std::vector<std::string> rows;
  std::vector<std::string> lands;
  std::vector<std::string> names;
  for (size_t i = 0; i < 1 + shared.Below(8); ++i) {
    rows.push_back(absl::StrCat("Tabelle ", i, " ", shared.Of(kWords), ";", shared.Of(kTowns), ";",
                                shared.Of(kLands)));
    lands.push_back(shared.Of(kLands).substr(3));
    names.push_back(absl::StrCat("Haus ", i, " ", shared.Of(kWords)));
  }
  for (auto& [files, own] : {std::pair{&first, &left}, std::pair{&second, &right}}) {
    const size_t hidden = own->Below(4);
    (*files)["table.csv"] = Table(rows, hidden, *own);
    (*files)["table.mapping.json"] = Mapping(hidden);
    (*files)["directory.json"] = Directory(lands, names, *own);
  }
  return {std::move(first), std::move(second)};
}

}  // namespace kok::tests
