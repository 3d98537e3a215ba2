#include "indexer/analysis/courts.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "indexer/analysis/court_table.h"
#include "indexer/analysis/tokenizer.h"
#include "indexer/analysis/word_forms.h"
#include "indexer/schema/word_list.h"

namespace kok::analysis {
namespace {

using schema::IsOneOf;

// A word of a name: folded, and where it stands.
struct Word {
  std::string fold;
  size_t begin;
  size_t end;
};

constexpr std::string_view kFillers[] = {"in",     "fur", "das",       "land",      "landes",
                                         "des",    "der", "dem",       "freistaat", "freistaats",
                                         "freien", "und", "hansestadt"};
// What tells a town from others of its name, where only one of them has such a court.
constexpr std::string_view kTownSuffixes[] = {
    "am main",      "a m",      "main",      "am rhein",    "rhein",
    "an der saale", "saale",    "a d saale", "an der ruhr", "am neckar",
    "im breisgau",  "breisgau", "i br",      "in westfalen"};
// Words behind the name of a court: its panel, and the kind of decision.
constexpr std::string_view kPanelWords[] = {
    "senat",       "kammer", "strafsenat", "zivilsenat", "urteil", "beschluss",    "strafkammer",
    "zivilkammer", "grosse", "kleine",     "grosser",    "vom",    "schwurgericht"};

struct TableRow {
  std::string short_name;
  std::string long_name;
  bool is_type = false;
};

// The table, by key and by other names.
struct Table {
  absl::flat_hash_map<std::string, TableRow> rows;
  absl::flat_hash_map<std::string, std::string> types;  // folded name of a type, its key
  absl::flat_hash_map<std::string, std::string> names;  // folded name, types shortened, to the key
};

std::string TypeOf(const Table& table, const std::string& word) {
  const auto found = table.types.find(word);
  if (found != table.types.end()) return found->second;
  // `des Landgerichts`
  if (word.size() > 4 && word.back() == 's') {
    const auto nominative = table.types.find(word.substr(0, word.size() - 1));
    if (nominative != table.types.end()) return nominative->second;
  }
  return "";
}

std::vector<Word> WordsOf(std::string_view name) {
  std::vector<Word> words;
  for (const Span& span : SplitWords(name)) {
    // `Berlin-Brandenburg` is two words in one spelling and one in another.
    for (const std::string& fold : std::vector<std::string>(absl::StrSplit(
             PhraseKey(name.substr(span.begin, span.end - span.begin)), ' ', absl::SkipEmpty()))) {
      words.push_back({fold, span.begin, span.end});
    }
  }
  return words;
}

// The words of a name as they are compared: types by their short name, without fillers.
std::string NameKey(const Table& table, const std::vector<Word>& words, size_t first,
                    size_t count) {
  std::string key;
  for (size_t i = first; i < first + count; ++i) {
    if (IsOneOf(words[i].fold, kFillers)) continue;
    const std::string type = TypeOf(table, words[i].fold);
    absl::StrAppend(&key, key.empty() ? "" : " ", type.empty() ? words[i].fold : type);
  }
  return key;
}

std::string TownKey(const std::vector<Word>& words, size_t first, size_t end) {
  std::string key;
  for (size_t i = first; i < end; ++i) {
    absl::StrAppend(&key, key.empty() ? "" : " ", words[i].fold);
  }
  for (const std::string_view suffix : kTownSuffixes) {
    if (key.size() > suffix.size() + 1 && key[key.size() - suffix.size() - 1] == ' ' &&
        std::string_view(key).substr(key.size() - suffix.size()) == suffix) {
      key.resize(key.size() - suffix.size() - 1);
      break;
    }
  }
  return key;
}

// Under which a court of a type is known by its town; empty where the name begins with no type.
std::string TypeAndTown(const Table& table, const std::vector<Word>& words, size_t end) {
  const std::string type = TypeOf(table, words[0].fold);
  size_t first = 1;
  while (first < end && IsOneOf(words[first].fold, kFillers)) ++first;
  return type.empty() || first >= end ? "" : absl::StrCat(type, " ", TownKey(words, first, end));
}

Table ReadTable() {
  Table table;
  std::vector<std::vector<std::string>> rows;
  for (const absl::string_view line :
       absl::StrSplit(absl::string_view(CourtTable().data(), CourtTable().size()), '\n')) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> cells = absl::StrSplit(line, '\t');
    cells.resize(4);
    rows.push_back(std::move(cells));
  }
  for (const auto& row : rows) {
    if (row[0] != "type") continue;
    const std::string key = PhraseKey(row[1]);
    table.rows[key] = {row[1], row[2], true};
    table.types[key] = key;
    table.types[PhraseKey(row[2])] = key;
    for (const auto& other : absl::StrSplit(row[3], ';', absl::SkipEmpty())) {
      table.types[PhraseKey(std::string(other))] = key;
    }
  }
  for (const auto& row : rows) {
    if (row[0] != "court") continue;
    const std::vector<Word> short_words = WordsOf(row[1]);
    const std::string key = NameKey(table, short_words, 0, short_words.size());
    table.rows[key] = {row[1], row[2], false};
    std::vector<std::string> names = absl::StrSplit(row[3], ';', absl::SkipEmpty());
    names.insert(names.end(), {row[1], row[2]});
    for (const std::string& name : names) {
      const std::vector<Word> words = WordsOf(name);
      const std::string folded = NameKey(table, words, 0, words.size());
      table.names[folded] = key;
      // `des Bundesgerichtshofs`, of names in full
      constexpr size_t kShortestInFull = 8;
      if (words.size() == 1 && folded.size() >= kShortestInFull) {
        for (const char* ending : {"s", "es"}) table.names[folded + ending] = key;
      }
      const std::string town = TypeAndTown(table, words, words.size());
      if (!town.empty()) table.names[town] = key;
    }
  }
  return table;
}

const Table& TheTable() {
  static const auto* const table = new Table(ReadTable());
  return *table;
}

// Beginning with which word of `words` a panel is named; their number where none is.
size_t PanelBegin(const std::vector<Word>& words) {
  for (size_t i = 1; i < words.size(); ++i) {
    const std::string& fold = words[i].fold;
    if (fold[0] >= '0' && fold[0] <= '9') return i;
    if (IsOneOf(fold, kPanelWords)) return i;
  }
  return words.size();
}

Court FromRow(const Table& table, const std::string& key) {
  const TableRow& row = table.rows.at(key);
  Court court{key, "", row.short_name, row.long_name, true};
  const size_t space = key.find(' ');
  const std::string type = key.substr(0, space);
  if (space != std::string::npos && table.rows.contains(type)) court.type_key = type;
  return court;
}

// The town as written, a bracket that it opens closed.
std::string TownText(std::string_view name, size_t begin, size_t end) {
  if (end < name.size() && name[end] == ')') ++end;
  return std::string(name.substr(begin, end - begin));
}

}  // namespace

Court ReadCourt(std::string_view name) {
  const Table& table = TheTable();
  const std::vector<Word> words = WordsOf(name);
  if (words.empty()) return {};
  const size_t end = PanelBegin(words);
  // The longest beginning that the table knows; behind it may be anything only where a panel is.
  const auto known = table.names.find(NameKey(table, words, 0, end));
  if (known != table.names.end()) return FromRow(table, known->second);
  const std::string type = TypeOf(table, words[0].fold);
  if (!type.empty()) {
    const TableRow& row = table.rows.at(type);
    size_t first = 1;
    while (first < end && IsOneOf(words[first].fold, kFillers)) ++first;
    if (first >= end) return {type, "", row.short_name, row.long_name, true};
    const std::string key = TypeAndTown(table, words, end);
    const auto by_town = table.names.find(key);
    if (by_town != table.names.end()) return FromRow(table, by_town->second);
    const std::string town = TownText(name, words[first].begin, words[end - 1].end);
    return {key, type, absl::StrCat(row.short_name, " ", town),
            absl::StrCat(row.long_name, " ", town), true};
  }
  const std::string whole(name);
  return {NameKey(table, words, 0, words.size()), "", whole, whole, false};
}

std::vector<CourtMention> FindCourts(std::string_view text) {
  constexpr size_t kMostTownWords = 3;
  constexpr size_t kMostWords = 8;
  const Table& table = TheTable();
  std::vector<CourtMention> mentions;
  const std::vector<Word> words = WordsOf(text);
  for (size_t i = 0; i < words.size(); ++i) {
    for (size_t count = std::min(kMostWords, words.size() - i); count > 0; --count) {
      const auto known = table.names.find(NameKey(table, words, i, count));
      if (known == table.names.end() || IsOneOf(words[i].fold, kFillers)) continue;
      mentions.push_back({known->second, words[i].begin, words[i + count - 1].end});
      i += count - 1;
      break;
    }
    const std::string type = TypeOf(table, words[i].fold);
    if (type.empty() || (!mentions.empty() && mentions.back().end >= words[i].end)) continue;
    constexpr size_t kAmbiguous = 2;
    if (words[i].fold.size() > kAmbiguous) mentions.push_back({type, words[i].begin, words[i].end});
    size_t first = i + 1;
    while (first < words.size() && IsOneOf(words[first].fold, kFillers)) ++first;
    for (size_t end = first + 1; end <= std::min(words.size(), first + kMostTownWords); ++end) {
      std::string key = absl::StrCat(type, " ", TownKey(words, first, end));
      const auto known = table.names.find(key);
      if (known != table.names.end()) key = known->second;
      if (!mentions.empty() && mentions.back().key == key) {
        mentions.back().end = words[end - 1].end;
      } else {
        mentions.push_back({key, words[i].begin, words[end - 1].end});
      }
    }
  }
  return mentions;
}

}  // namespace kok::analysis
