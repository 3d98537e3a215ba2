#include "tests/relevance/relevance_run.h"

#include <algorithm>
#include <memory>

#include "absl/strings/str_cat.h"
#include "tests/relevance/kok_engine.h"
#include "tests/relevance/record_texts.h"
#include "tests/relevance/trigram_baseline.h"
#include "tests/relevance/xapian_baseline.h"

namespace kok::relevance {
namespace {

absl::StatusOr<EngineRun> RunEngine(RankedSearch& engine, const std::vector<JudgedQuery>& queries) {
  EngineRun run;
  run.title = std::string(engine.title());
  for (const JudgedQuery& judged : queries) {
    absl::StatusOr<RankedAnswer> answer = engine.Answer(judged);
    if (!answer.ok()) {
      return absl::Status(answer.status().code(),
                          absl::StrCat(run.title, ": ", answer.status().message()));
    }
    run.scores.push_back(ScoreOf(judged, *answer));
    run.answers.push_back(*std::move(answer));
  }
  return run;
}

void AddTo(ClassSums& sums, const RelevanceRun& run, size_t query) {
  sums.engines.resize(run.engines.size());
  for (size_t engine = 0; engine < run.engines.size(); ++engine) {
    sums.engines[engine].Add(run.engines[engine].scores[query]);
  }
}

}  // namespace

absl::StatusOr<RelevanceRun> RunQueries(const index::Snapshot& snapshot,
                                        std::vector<JudgedQuery> queries) {
  const auto texts = ReadRecordTexts(snapshot);
  if (!texts.ok()) return texts.status();
  const auto xapian = XapianBaseline::Create(*texts);
  if (!xapian.ok()) return xapian.status();
  const auto trigrams = TrigramBaseline::Create(*texts);
  if (!trigrams.ok()) return trigrams.status();
  KokEngine kok(snapshot);

  RelevanceRun run;
  run.queries = std::move(queries);
  for (RankedSearch* engine :
       {static_cast<RankedSearch*>(&kok), static_cast<RankedSearch*>(xapian->get()),
        static_cast<RankedSearch*>(trigrams->get())}) {
    absl::StatusOr<EngineRun> engine_run = RunEngine(*engine, run.queries);
    if (!engine_run.ok()) return engine_run.status();
    run.engines.push_back(*std::move(engine_run));
  }
  return run;
}

std::vector<ClassSums> SumByClass(const RelevanceRun& run) {
  std::vector<ClassSums> classes;
  for (size_t i = 0; i < run.queries.size(); ++i) {
    const std::string& name = run.queries[i].query_class();
    auto sums = std::find_if(classes.begin(), classes.end(),
                             [&](const ClassSums& known) { return known.query_class == name; });
    if (sums == classes.end()) sums = classes.insert(classes.end(), {name, {}});
    AddTo(*sums, run, i);
  }
  return classes;
}

ClassSums SumOverall(const RelevanceRun& run) {
  ClassSums overall{"all", {}};
  for (size_t i = 0; i < run.queries.size(); ++i) AddTo(overall, run, i);
  return overall;
}

}  // namespace kok::relevance
