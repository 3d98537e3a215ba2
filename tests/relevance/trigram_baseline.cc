#include "tests/relevance/trigram_baseline.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"

namespace kok::relevance {
namespace {

constexpr int32_t kTrigram = 3;

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

absl::Status ErrorOf(sqlite3* connection) {
  return absl::InternalError(absl::StrCat("SQLite: ", sqlite3_errmsg(connection)));
}

absl::StatusOr<Statement> Prepare(sqlite3* connection, const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  const int result = sqlite3_prepare_v2(connection, sql.c_str(), -1, &statement, nullptr);
  if (result != SQLITE_OK) return ErrorOf(connection);
  return Statement(statement);
}

void Bind(const Statement& statement, int parameter, const std::string& text) {
  sqlite3_bind_text(statement.get(), parameter, text.data(), static_cast<int>(text.size()),
                    SQLITE_TRANSIENT);
}

absl::Status IndexInTable(sqlite3* connection, const std::string& table,
                          const std::vector<RecordText>& records) {
  const std::string columns = "(name UNINDEXED, text, tokenize='trigram')";
  const auto created =
      Prepare(connection, absl::StrCat("CREATE VIRTUAL TABLE ", table, " USING fts5", columns));
  if (!created.ok()) return created.status();
  if (sqlite3_step(created->get()) != SQLITE_DONE) return ErrorOf(connection);
  const auto insert = Prepare(connection, absl::StrCat("INSERT INTO ", table, " VALUES (?, ?)"));
  if (!insert.ok()) return insert.status();
  for (const RecordText& record : records) {
    Bind(*insert, 1, record.name);
    Bind(*insert, 2, record.text);
    if (sqlite3_step(insert->get()) != SQLITE_DONE) return ErrorOf(connection);
    sqlite3_reset(insert->get());
  }
  return absl::OkStatus();
}

// `"abc" OR "bcd"`, each trigram once; empty for a query that has none.
std::string AnyTrigramOf(const std::string& query) {
  icu::UnicodeString lower = icu::UnicodeString::fromUTF8(query).toLower(icu::Locale::getRoot());
  lower.findAndReplace(icu::UnicodeString(UChar32{0}), icu::UnicodeString(u' '));  // ends the text
  std::vector<std::string> trigrams;
  absl::flat_hash_set<std::string> seen;
  for (int32_t begin = 0; begin < lower.length(); begin = lower.moveIndex32(begin, 1)) {
    if (lower.countChar32(begin) < kTrigram) break;
    std::string trigram;
    lower.tempSubStringBetween(begin, lower.moveIndex32(begin, kTrigram)).toUTF8String(trigram);
    if (!seen.insert(trigram).second) continue;
    trigrams.push_back(absl::StrCat("\"", absl::StrReplaceAll(trigram, {{"\"", "\"\""}}), "\""));
  }
  return absl::StrJoin(trigrams, " OR ");
}

// Appends what is found, up to kRanks names in all.
absl::Status AppendMatches(sqlite3* connection, const std::string& table,
                           const std::string& trigrams, std::vector<std::string>& names) {
  const auto select =
      Prepare(connection, absl::StrCat("SELECT name FROM ", table, " WHERE ", table,
                                       " MATCH ? ORDER BY bm25(", table, "), rowid LIMIT ?"));
  if (!select.ok()) return select.status();
  Bind(*select, 1, trigrams);
  sqlite3_bind_int(select->get(), 2, static_cast<int>(kRanks - names.size()));
  int step = sqlite3_step(select->get());
  for (; step == SQLITE_ROW; step = sqlite3_step(select->get())) {
    names.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(select->get(), 0)));
  }
  return step == SQLITE_DONE ? absl::OkStatus() : ErrorOf(connection);
}

}  // namespace

absl::StatusOr<std::unique_ptr<TrigramBaseline>> TrigramBaseline::Create(const RecordTexts& texts) {
  sqlite3* opened = nullptr;
  const int result = sqlite3_open(":memory:", &opened);
  Connection connection(opened);
  if (result != SQLITE_OK) return absl::InternalError("SQLite: no database in memory");
  absl::Status status = IndexInTable(opened, "organizations", texts.organizations);
  if (status.ok()) status = IndexInTable(opened, "content", texts.content);
  if (!status.ok()) return status;
  return std::unique_ptr<TrigramBaseline>(new TrigramBaseline(std::move(connection)));
}

absl::StatusOr<RankedAnswer> TrigramBaseline::Answer(const JudgedQuery& judged) {
  RankedAnswer answer;
  const std::string trigrams = AnyTrigramOf(judged.query());
  if (trigrams.empty()) return answer;
  absl::Status status;
  if (WantsKind(judged, "organization")) {
    status = AppendMatches(connection_.get(), "organizations", trigrams, answer.names);
  }
  if (status.ok() && WantsKind(judged, "content")) {
    status = AppendMatches(connection_.get(), "content", trigrams, answer.names);
  }
  if (!status.ok()) return status;
  return answer;
}

}  // namespace kok::relevance
