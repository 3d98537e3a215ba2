#include "tests/relevance/judged_queries.h"

#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <fstream>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"

namespace kok::relevance {
namespace {

// What is wrong with the query; empty where nothing is.
std::string ProblemOf(const JudgedQuery& judged) {
  if (judged.query_class().empty()) return "has no class";
  if (judged.query().empty()) return "has no query";
  for (const std::string& kind : judged.kinds()) {
    if (kind != "organization" && kind != "content") return "has an unknown kind";
  }
  if (judged.relevant().empty() != judged.empty_is_right()) {
    return "is to be empty_is_right where nothing is relevant, and only there";
  }
  absl::flat_hash_set<std::string> relevant;
  int grade_before = kHighestGrade;
  for (const GradedName& graded : judged.relevant()) {
    if (graded.grade() < 1 || graded.grade() > grade_before) return "has grades out of order";
    if (!relevant.insert(graded.name()).second) return "has a relevant name twice";
    grade_before = graded.grade();
  }
  const bool contradicts =
      std::any_of(judged.must_not_first().begin(), judged.must_not_first().end(),
                  [&](const std::string& name) { return relevant.contains(name); });
  return contradicts ? "has a name both in relevant and in must_not_first" : "";
}

}  // namespace

absl::StatusOr<std::vector<JudgedQuery>> ReadJudgedQueries(const std::string& path) {
  std::ifstream file(path);
  if (!file) return absl::NotFoundError(absl::StrCat(path, " cannot be opened"));
  std::vector<JudgedQuery> queries;
  for (std::string line; std::getline(file, line);) {
    JudgedQuery judged;
    // The parser's own message quotes the line.
    const bool parsed = google::protobuf::util::JsonStringToMessage(line, &judged).ok();
    const std::string problem = parsed ? ProblemOf(judged) : "is not the JSON of a JudgedQuery";
    if (!problem.empty()) {
      return absl::InvalidArgumentError(
          absl::StrCat(path, ":", queries.size() + 1, ": the query ", problem));
    }
    queries.push_back(std::move(judged));
  }
  if (queries.empty()) return absl::InvalidArgumentError(absl::StrCat(path, " holds no query"));
  return queries;
}

}  // namespace kok::relevance
