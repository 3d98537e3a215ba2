#include "tests/relevance/xapian_baseline.h"

#include "indexer/generation/xapian_status.h"

namespace kok::relevance {
namespace {

Xapian::Database IndexInMemory(const std::vector<RecordText>& records) {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("german"));
  generator.set_stemming_strategy(Xapian::TermGenerator::STEM_SOME);
  for (const RecordText& record : records) {
    Xapian::Document document;
    document.set_data(record.name);
    generator.set_document(document);
    generator.index_text(record.text);
    database.add_document(document);
  }
  return database;
}

// Appends what is found, up to kRanks names in all.
void AppendMatches(const Xapian::Database& database, const JudgedQuery& judged,
                   std::vector<std::string>& names) {
  Xapian::QueryParser parser;
  parser.set_database(database);
  parser.set_stemmer(Xapian::Stem("german"));
  parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  unsigned flags = Xapian::QueryParser::FLAG_DEFAULT;
  if (judged.prefix()) flags |= Xapian::QueryParser::FLAG_PARTIAL;
  Xapian::Query query;
  try {
    query = parser.parse_query(judged.query(), flags);
  } catch (const Xapian::QueryParserError&) {
    return;
  }
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  const auto wanted = static_cast<Xapian::doccount>(kRanks - names.size());
  const Xapian::MSet hits = enquire.get_mset(0, wanted);
  for (auto hit = hits.begin(); hit != hits.end(); ++hit) {
    names.push_back(hit.get_document().get_data());
  }
}

}  // namespace

absl::StatusOr<std::unique_ptr<XapianBaseline>> XapianBaseline::Create(const RecordTexts& texts) {
  std::unique_ptr<XapianBaseline> baseline;
  const absl::Status status = generation::CatchXapian([&] {
    baseline.reset(
        new XapianBaseline(IndexInMemory(texts.organizations), IndexInMemory(texts.content)));
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return baseline;
}

absl::StatusOr<RankedAnswer> XapianBaseline::Answer(const JudgedQuery& judged) {
  RankedAnswer answer;
  const absl::Status status = generation::CatchXapian([&] {
    if (WantsKind(judged, "organization")) AppendMatches(organizations_, judged, answer.names);
    if (WantsKind(judged, "content")) AppendMatches(content_, judged, answer.names);
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return answer;
}

}  // namespace kok::relevance
