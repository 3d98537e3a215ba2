// The product: a whole generation as kok-indexer publishes it but for its gates, and searches of
// its content as the service runs them, from the words of a query to ten names and titles.
//   content_bench build CORPUS.jsonl DIR THREADS
//   content_bench query [--whole-search] DIR QUERIES.txt WARMUP_ROUNDS ROUNDS [TOP.tsv]
// THREADS is what the machine has: the product takes all its cores (taskset gives it fewer).
// --whole-search: all that a call does, organisations and snippets included. overlap: how many of
// the ten best by exact BM25 over the same terms are among the product's ten.
//   content_bench overlap DIR QUERIES.txt

#include <xapian.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "absl/time/clock.h"
#include "indexer/analysis/content_terms.h"
#include "indexer/build/generation_description.h"
#include "indexer/build/index_writer.h"
#include "indexer/build/parallel.h"
#include "indexer/build/record_set.h"
#include "indexer/build/reference_data.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/stored_records.h"
#include "indexer/generation/verified_generation.h"
#include "indexer/publish/publisher.h"
#include "indexer/schema/impact.h"
#include "service/index/snapshot.h"
#include "service/search/content_search.h"
#include "service/search/query_understanding.h"
#include "service/search/searcher.h"
#include "tests/bench/content/engine_program.h"
#include "tests/bench/content/section_reader.h"
#include "tests/bench/content/stopwatch.h"

namespace kok::bench {
namespace {

namespace v1 = kok::search::v1;

[[noreturn]] void Fail(const absl::Status& status) {
  std::fprintf(stderr, "%s\n", status.ToString().c_str());
  std::exit(1);
}

template <typename T>
T Value(absl::StatusOr<T> value) {
  if (!value.ok()) Fail(value.status());
  return *std::move(value);
}

void Check(const absl::Status& status) {
  if (!status.ok()) Fail(status);
}

// The corpus's own id, in the characters that a resource name may have.
std::string NameOf(const std::string& id) {
  std::string name = "contents/";
  for (const char c : id) name.push_back(c == '#' || c == '_' || c == '.' ? '-' : c);
  return name;
}

build::RecordSet ReadSections(const std::string& corpus, const std::string& folder) {
  build::RecordSet records(folder);
  SectionReader reader(corpus);
  Section section;
  int line = 0;
  while (reader.Next(section)) {
    v1::Content content;
    content.set_name(NameOf(section.id));
    content.set_title(std::move(section.title));
    content.set_type(v1::CONTENT_TYPE_STATUTE);
    content.set_body(std::move(section.text));
    content.set_source_uri(section.id);  // to compare answers by
    records.Add({std::move(content), corpus, ++line});
  }
  Check(records.status());
  return records;
}

int Build(const std::string& corpus, const std::string& folder) {
  const build::ReferenceData reference =
      Value(build::LoadReferenceData(std::string(KOK_SOURCE_DIR) + "/data"));
  const int64_t start = ClockNanoseconds(CLOCK_MONOTONIC);
  const double cpu_start = ProcessCpuSeconds();
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  const build::RecordSet records = ReadSections(corpus, folder);
  const double read = ProcessCpuSeconds() - cpu_start;
  const build::BuildAnalysis analysis = Value(build::AnalysisFor(reference, records));
  publish::BuildFolder built = Value(publish::BuildFolder::Create(folder));
  build::Progress quiet;
  Check(build::WriteIndex(records, reference, analysis, built.path(), quiet));
  const double indexed = ProcessCpuSeconds() - cpu_start;
  const absl::Time now = absl::Now();
  const std::string id = Value(built.Publish(
      build::DescribeGeneration(records, analysis.texts, reference.regions, now), now));
  Check(publish::Activate(folder, id));
  const double seconds = static_cast<double>(ClockNanoseconds(CLOCK_MONOTONIC) - start) / 1e9;
  const double cpu = ProcessCpuSeconds() - cpu_start;
  uintmax_t bytes = 0;
  uintmax_t stored = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder + "/" + id)) {
    if (!file.is_regular_file()) continue;
    (file.path().filename() == generation::kContentTexts ? stored : bytes) += file.file_size();
  }
  std::printf(
      "{\"documents\":%zu,\"seconds\":%.3f,\"bytes\":%ju,\"bytes_stored_text\":%ju,"
      "\"peak_rss_bytes\":%lld,\"cpu_seconds\":%.3f,\"cpu_seconds_reading\":%.3f,"
      "\"cpu_seconds_indexing\":%.3f}\n",
      records.contents().size(), seconds, bytes, stored, PeakResidentBytes(), cpu, read,
      indexed - read);
  return 0;
}

class Searcher {
 public:
  Searcher(const std::string& folder, bool whole_search)
      : snapshot_(Value(index::Snapshot::Open(folder, Value(generation::ReadCurrent(folder))))),
        organizations_(Value(snapshot_->organizations().Borrow())),
        content_(Value(snapshot_->content().Borrow())),
        whole_search_(whole_search) {}

  std::vector<Hit> Ask(const std::string& query) {
    v1::SearchRequest request;
    request.set_query(query);
    if (whole_search_) return AskAll(request);
    const search_core::UnderstoodQuery understood =
        search_core::UnderstandQuery(*snapshot_, *organizations_, *content_, query, {false, true});
    search_core::TimeLimit limit;
    search_core::ContentSearch search(*snapshot_, *content_, request, understood, limit);
    std::vector<Hit> hits;
    for (const search_core::ContentHit& hit : search.Match(0, kHits).hits) {
      v1::Content head = Value(generation::ReadContentHead(*content_, hit.document));
      hits.push_back({head.source_uri(), head.title(), hit.score});
    }
    return hits;
  }

 private:
  std::vector<Hit> AskAll(v1::SearchRequest& request) {
    request.mutable_filter()->add_kinds(v1::RECORD_KIND_CONTENT);
    v1::SearchResponse response;
    const auto next = search_core::Search(*snapshot_, request, {0, kHits}, {}, {}, response);
    if (!next.ok()) Fail(next.status());
    std::vector<Hit> hits;
    for (const v1::SearchResult& result : response.results()) {
      hits.push_back({result.content().source_uri(), result.content().title(), result.score()});
    }
    return hits;
  }

  const std::shared_ptr<const index::Snapshot> snapshot_;
  const index::DatabasePool::Handle organizations_;
  const index::DatabasePool::Handle content_;
  const bool whole_search_;
};

// The weight of ExactIndex.
class ExactWeight : public Xapian::Weight {
 public:
  ExactWeight() {
    need_stat(WDF);
    need_stat(WDF_MAX);
  }
  ExactWeight* clone() const override { return new ExactWeight; }
  void init(double factor) override { factor_ = factor / kScale; }
  double get_sumpart(Xapian::termcount wdf, Xapian::termcount, Xapian::termcount) const override {
    return factor_ * wdf;
  }
  double get_maxpart() const override { return factor_ * get_wdf_upper_bound(); }
  double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
  double get_maxextra() const override { return 0; }

  static constexpr double kScale = 1e6;

 private:
  double factor_ = 0;
};

// The same terms in the same documents with their exact impacts, and no precomputed best: what the
// product's answers are compared with.
class ExactIndex {
 public:
  ExactIndex(const index::Snapshot& snapshot, const Xapian::Database& content)
      : database_("", Xapian::DB_BACKEND_INMEMORY) {
    double words = 0;
    const analysis::WordTable no_words(snapshot.analyzer(), {}, build::ParallelFor);
    std::vector<v1::Content> texts;
    for (Xapian::docid document = 1; document <= content.get_doccount(); ++document) {
      texts.push_back(Value(generation::ReadContent(content, snapshot.bodies(), document)));
      for (const schema::TextField& field : schema::kContentFields) {
        const std::string& text = schema::TextOf(texts.back(), field.path);
        words += field.weight * static_cast<double>(analysis::SplitWords(text).size());
      }
    }
    analysis::ContentTerms terms(no_words);
    for (const v1::Content& text : texts) {
      Add(text, words / static_cast<double>(texts.size()), terms);
    }
  }

  std::vector<Xapian::docid> Best(const search_core::ContentPlan& plan) {
    std::vector<Xapian::docid> best;
    if (!plan.all_words.empty()) Append(plan.all_words, best);
    if (best.size() == kHits || plan.any.query.empty()) return best;
    Append(plan.all_words.empty()
               ? plan.any.query
               : Xapian::Query(Xapian::Query::OP_AND_NOT, plan.any.query, plan.all_words),
           best);
    return best;
  }

 private:
  void Add(const v1::Content& text, double average, analysis::ContentTerms& terms) {
    for (const schema::TextField& field : schema::kContentFields) {
      terms.Add(schema::TextOf(text, field.path), field.weight);
    }
    const double length = terms.words();
    Xapian::Document document;
    terms.Take([&](const std::string& term, double frequency) {
      const double impact = schema::Impact(frequency, length, average);
      document.add_term(term, static_cast<Xapian::termcount>(ExactWeight::kScale * impact));
    });
    database_.add_document(document);
  }
  void Append(const Xapian::Query& query, std::vector<Xapian::docid>& best) {
    Xapian::Enquire enquire(database_);
    enquire.set_weighting_scheme(ExactWeight());
    enquire.set_query(query);
    const Xapian::MSet found =
        enquire.get_mset(0, static_cast<Xapian::doccount>(kHits - best.size()));
    for (auto hit = found.begin(); hit != found.end(); ++hit) best.push_back(*hit);
  }

  Xapian::WritableDatabase database_;
};

// Mean share of the ten best by exact BM25 that are among ours; of as many as there are.
int Overlap(const char* folder, const char* queries) {
  const auto snapshot =
      Value(index::Snapshot::Open(folder, Value(generation::ReadCurrent(folder))));
  const auto organizations = Value(snapshot->organizations().Borrow());
  const auto content = Value(snapshot->content().Borrow());
  ExactIndex exact(*snapshot, *content);
  double sum = 0;
  size_t asked = 0;
  for (const std::string& query : ReadLines(queries)) {
    v1::SearchRequest request;
    request.set_query(query);
    const search_core::UnderstoodQuery understood =
        search_core::UnderstandQuery(*snapshot, *organizations, *content, query, {false, true});
    const std::vector<Xapian::docid> best =
        exact.Best(search_core::PlanContent(*snapshot, *content, understood));
    if (best.empty()) continue;
    search_core::TimeLimit limit;
    search_core::ContentSearch search(*snapshot, *content, request, understood, limit);
    const std::vector<search_core::ContentHit> ours = search.Match(0, kHits).hits;
    const auto among = std::count_if(best.begin(), best.end(), [&](Xapian::docid document) {
      return std::any_of(ours.begin(), ours.end(), [&](const search_core::ContentHit& hit) {
        return hit.document == document;
      });
    });
    sum += static_cast<double>(among) / static_cast<double>(best.size());
    ++asked;
  }
  std::printf("{\"queries\":%zu,\"overlap\":%.4f}\n", asked, sum / static_cast<double>(asked));
  return 0;
}

int Run(int argc, char** argv) {
  const EngineArguments arguments = ReadEngineArguments(argc, argv, "--whole-search");
  const std::vector<const char*>& words = arguments.words;
  if (arguments.Is("build", 3, 3)) return Build(words[1], words[2]);
  if (arguments.Is("query", 4, 5)) {
    Searcher searcher(words[1], arguments.has_option);
    return RunQueries(arguments, [&](const std::string& query) { return searcher.Ask(query); });
  }
  if (arguments.Is("overlap", 2, 2)) return Overlap(words[1], words[2]);
  std::fputs(
      "usage: content_bench build CORPUS.jsonl DIR THREADS\n"
      "       content_bench query [--whole-search] DIR QUERIES.txt WARMUP_ROUNDS ROUNDS "
      "[TOP.tsv]\n"
      "       content_bench overlap DIR QUERIES.txt\n",
      stderr);
  return 2;
}

}  // namespace
}  // namespace kok::bench

int main(int argc, char** argv) {
  try {
    return kok::bench::Run(argc, argv);
  } catch (const Xapian::Error& error) {
    std::fprintf(stderr, "%s\n", error.get_type());
    return 1;
  }
}
