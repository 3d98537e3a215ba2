// Xapian as its manual shows it: TermGenerator with the German stemmer and its stop words,
// positions, one writable database that is compacted at the end; QueryParser and BM25. One thread,
// since a database has one writer.
//   obvious_xapian build CORPUS.jsonl DIR THREADS
//   obvious_xapian query [--all-words] DIR QUERIES.txt WARMUP_ROUNDS ROUNDS [TOP.tsv]

#include <xapian.h>

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/bench/content/engine_program.h"
#include "tests/bench/content/section_reader.h"
#include "tests/bench/content/stopwatch.h"

namespace kok::bench {
namespace {

// German words of nearly every section; the list of Snowball, shortened to those.
constexpr const char* kStopWords[] = {
    "aber",  "als",    "am",     "an",     "auch",   "auf",   "aus", "bei",   "bis",
    "da",    "das",    "dass",   "dem",    "den",    "der",   "des", "die",   "dies",
    "diese", "diesem", "diesen", "dieser", "dieses", "durch", "ein", "eine",  "einem",
    "einen", "einer",  "eines",  "er",     "es",     "für",   "hat", "im",    "in",
    "ist",   "kann",   "mit",    "nach",   "nicht",  "noch",  "nur", "oder",  "sein",
    "sich",  "sie",    "sind",   "so",     "über",   "um",    "und", "unter", "vom",
    "von",   "vor",    "war",    "werden", "wie",    "wird",  "zu",  "zum",   "zur"};

int Build(const std::string& corpus, const std::string& folder) {
  const int64_t start = ClockNanoseconds(CLOCK_MONOTONIC);
  const std::string growing = folder + ".growing";
  Xapian::WritableDatabase database(growing, Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("de"));
  SectionReader reader(corpus);
  Section section;
  while (reader.Next(section)) {
    Xapian::Document document;
    generator.set_document(document);
    generator.index_text(section.title);
    generator.increase_termpos();
    generator.index_text(section.text);
    document.set_data(section.id + "\n" + section.title);
    database.add_document(document);
  }
  database.commit();
  std::filesystem::remove_all(folder);
  database.compact(folder);
  const Xapian::doccount documents = database.get_doccount();
  database.close();
  std::filesystem::remove_all(growing);

  const double seconds = static_cast<double>(ClockNanoseconds(CLOCK_MONOTONIC) - start) / 1e9;
  uintmax_t bytes = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder)) bytes += file.file_size();
  std::printf(
      "{\"documents\":%u,\"seconds\":%.3f,\"bytes\":%ju,\"bytes_stored_text\":0,\"peak_rss_bytes\":"
      "%lld,\"cpu_seconds\":%.3f}\n",
      documents, seconds, bytes, PeakResidentBytes(), ProcessCpuSeconds());
  return 0;
}

class Searcher {
 public:
  Searcher(const std::string& folder, bool all_words) : database_(folder), enquire_(database_) {
    for (const char* word : kStopWords) stopper_.add(word);
    parser_.set_stemmer(Xapian::Stem("de"));
    parser_.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
    parser_.set_stopper(&stopper_);
    parser_.set_database(database_);
    parser_.set_default_op(all_words ? Xapian::Query::OP_AND : Xapian::Query::OP_OR);
  }

  std::vector<Hit> Ask(const std::string& query) {
    enquire_.set_query(parser_.parse_query(query, 0));  // words only: no signs with a meaning
    std::vector<Hit> hits;
    const Xapian::MSet matches = enquire_.get_mset(0, Xapian::doccount{kHits});
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      const std::string data = match.get_document().get_data();
      const size_t end = data.find('\n');
      hits.push_back({data.substr(0, end), data.substr(end + 1), match.get_weight()});
    }
    return hits;
  }

 private:
  Xapian::Database database_;
  Xapian::Enquire enquire_;
  Xapian::SimpleStopper stopper_;
  Xapian::QueryParser parser_;
};

int Run(int argc, char** argv) {
  const EngineArguments arguments = ReadEngineArguments(argc, argv, "--all-words");
  const std::vector<const char*>& words = arguments.words;
  if (arguments.Is("build", 3, 3)) return Build(words[1], words[2]);
  if (arguments.Is("query", 4, 5)) {
    Searcher searcher(words[1], arguments.has_option);
    return RunQueries(arguments, [&](const std::string& query) { return searcher.Ask(query); });
  }
  std::fputs(
      "usage: obvious_xapian build CORPUS.jsonl DIR THREADS\n"
      "       obvious_xapian query [--all-words] DIR QUERIES.txt WARMUP_ROUNDS ROUNDS [TOP.tsv]\n",
      stderr);
  return 2;
}

}  // namespace
}  // namespace kok::bench

int main(int argc, char** argv) {
  try {
    return kok::bench::Run(argc, argv);
  } catch (const Xapian::Error& error) {
    std::fprintf(stderr, "%s\n", error.get_description().c_str());
    return 1;
  }
}
