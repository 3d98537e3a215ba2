// Every line of tests/search_cases/*.jsonl, asked of a real server over the shipped data, and of
// law/cases.jsonl, over the invented records beside it.

#include <gmock/gmock.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "search_case.pb.h"
#include "tests/integration/live_server.h"
#include "tests/unit/built_index.h"
#include "tests/unit/source_tree.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {
namespace {

using kok::search::v1::SearchRequest;
using kok::search::v1::SearchResponse;
using testing::Contains;
using testing::IsSupersetOf;
using testing::Not;
using testing::UnorderedElementsAreArray;

constexpr char kCases[] = "tests/search_cases";
constexpr char kLawCases[] = "tests/search_cases/law";
constexpr char kRecordsOfFolder[] = "records";

struct NamedCase {
  std::string place;  // file and line
  SearchCase wanted;
};

void PrintTo(const NamedCase& named, std::ostream* out) { *out << named.place; }

std::vector<NamedCase> LoadCases(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const bool holds_cases =
        entry.path().extension() == ".jsonl" && entry.path().stem() != kRecordsOfFolder;
    if (holds_cases) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<NamedCase> cases;
  for (const auto& path : files) {
    std::ifstream file(path);
    int line_number = 0;
    for (std::string line; std::getline(file, line);) {
      NamedCase named;
      named.place = path.stem().string() + "_" + std::to_string(++line_number);
      const auto parsed = google::protobuf::util::JsonStringToMessage(line, &named.wanted);
      EXPECT_TRUE(parsed.ok()) << named.place << ": " << parsed.message();
      cases.push_back(std::move(named));
    }
  }
  return cases;
}

std::vector<std::string> Names(const SearchResponse& response) {
  std::vector<std::string> names;
  for (const auto& result : response.results()) names.push_back(result.name());
  return names;
}

std::vector<std::string> OrganizationNames(const SearchResponse& response) {
  std::vector<std::string> names = Names(response);
  names.erase(
      std::remove_if(names.begin(), names.end(),
                     [](const std::string& name) { return name.rfind("organizations/", 0) != 0; }),
      names.end());
  return names;
}

const char* CodeName(grpc::StatusCode code) {
  switch (code) {
    case grpc::StatusCode::OK:
      return "";
    case grpc::StatusCode::INVALID_ARGUMENT:
      return "INVALID_ARGUMENT";
    case grpc::StatusCode::NOT_FOUND:
      return "NOT_FOUND";
    case grpc::StatusCode::UNIMPLEMENTED:
      return "UNIMPLEMENTED";
    default:
      return "another code";
  }
}

LiveServer& SharedServer() {
  static LiveServer server(ShippedIndex());
  return server;
}

// Over the invented records of kLawCases.
LiveServer& LawServer() {
  static const TemporaryFolder folder;
  static const std::string generation =
      BuildInto(folder.path(), SourcePath(kLawCases) + "/" + kRecordsOfFolder + ".jsonl");
  static LiveServer server(folder.path());
  return server;
}

void ExpectError(const SearchCase& wanted, const grpc::Status& status) {
  const ErrorDetails details = Decode(status);
  EXPECT_EQ(details.domain, "search.kok.internal");
  if (!wanted.field().empty()) {
    EXPECT_THAT(details.fields, Contains(wanted.field()));
  }
  if (!wanted.reason().empty()) {
    EXPECT_EQ(details.reason, wanted.reason());
  }
}

std::string CoverageOf(const kok::search::v1::SearchResult& result) {
  std::string text;
  for (const auto& coverage : result.coverage()) {
    std::string basis = kok::search::v1::CoverageBasis_Name(coverage.basis());
    basis.erase(0, std::string("COVERAGE_BASIS_").size());
    text += (text.empty() ? "" : ", ") + coverage.region() + " " + basis;
  }
  return text.empty() ? "none" : text;
}

// What the answer says of places and of counts.
void ExpectPlaceAndCounts(const SearchCase& wanted, const SearchResponse& response) {
  for (int i = 0; i < wanted.fallback_size(); ++i) {
    ASSERT_LT(i, response.fallback_size());
    EXPECT_EQ(response.fallback(i).name(), wanted.fallback(i));
    EXPECT_FALSE(response.fallback(i).match_reasons().empty()) << "says why it is there";
  }
  for (const auto& asked : response.fallback()) {
    EXPECT_THAT(wanted.fallback_absent(), Not(Contains(asked.name())));
  }
  if (wanted.no_fallback()) {
    EXPECT_EQ(response.fallback_size(), 0);
  }
  std::vector<std::string> values;
  for (const auto& notice : response.notices()) {
    values.insert(values.end(), notice.values().begin(), notice.values().end());
  }
  if (!wanted.notice_values().empty()) {
    EXPECT_THAT(values, testing::ElementsAreArray(wanted.notice_values()));
  }
  if (!wanted.coverage_of_first().empty()) {
    ASSERT_FALSE(response.results().empty());
    EXPECT_EQ(CoverageOf(response.results(0)), wanted.coverage_of_first());
  }
  std::vector<std::string> counts;
  for (const auto& facet : response.facets()) {
    for (const auto& value : facet.values()) {
      counts.push_back(value.code() + " " + std::to_string(value.count()));
    }
  }
  EXPECT_THAT(counts, IsSupersetOf(wanted.facet_counts()));
}

void ExpectReasons(const SearchCase& wanted, const SearchResponse& response) {
  if (wanted.match_reasons().empty()) return;
  ASSERT_FALSE(response.results().empty());
  std::vector<std::string> reasons;
  for (const auto& reason : response.results(0).match_reasons()) {
    reasons.push_back(reason.field() + ": " + reason.matched_text());
  }
  EXPECT_THAT(reasons, IsSupersetOf(wanted.match_reasons()));
}

void ExpectAnswer(const SearchCase& wanted, const SearchResponse& response) {
  const std::vector<std::string> names = Names(response);
  EXPECT_FALSE(response.index().generation().empty());
  if (wanted.nothing()) {
    EXPECT_TRUE(names.empty());
  }
  if (!wanted.first().empty()) {
    ASSERT_FALSE(names.empty());
    EXPECT_EQ(names.front(), wanted.first());
  }
  for (int i = 0; i < wanted.starts_with_size(); ++i) {
    ASSERT_LT(static_cast<size_t>(i), names.size());
    EXPECT_EQ(names[static_cast<size_t>(i)], wanted.starts_with(i));
  }
  if (!wanted.results().empty()) {
    EXPECT_THAT(names, testing::ElementsAreArray(wanted.results()));
  }
  ExpectReasons(wanted, response);
  if (!wanted.organizations().empty()) {
    EXPECT_THAT(OrganizationNames(response), UnorderedElementsAreArray(wanted.organizations()));
  }
  EXPECT_THAT(names, IsSupersetOf(wanted.contains()));
  for (const std::string& name : wanted.absent()) EXPECT_THAT(names, Not(Contains(name)));
  std::vector<int> codes;
  for (const auto& notice : response.notices()) codes.push_back(notice.code());
  EXPECT_THAT(codes, IsSupersetOf(wanted.notices()));
  for (const int code : wanted.no_notices()) EXPECT_THAT(codes, Not(Contains(code)));
  ExpectPlaceAndCounts(wanted, response);
}

void ExpectCase(const SearchCase& wanted, LiveServer& server) {
  std::vector<std::string> queries = {wanted.request().query()};
  queries.insert(queries.end(), wanted.also().begin(), wanted.also().end());
  for (const std::string& query : queries) {
    SCOPED_TRACE(wanted.comment() + " «" + query.substr(0, 80) + "»");
    SearchRequest request = wanted.request();
    request.set_query(query);
    SearchResponse response;
    const grpc::Status status = server.Search(request, &response);
    EXPECT_EQ(CodeName(status.error_code()), wanted.status()) << status.error_message();
    status.ok() ? ExpectAnswer(wanted, response) : ExpectError(wanted, status);
  }
}

class SearchCases : public testing::TestWithParam<NamedCase> {};

TEST_P(SearchCases, AnswersAsWanted) { ExpectCase(GetParam().wanted, SharedServer()); }

INSTANTIATE_TEST_SUITE_P(All, SearchCases, testing::ValuesIn(LoadCases(SourcePath(kCases))),
                         [](const auto& named) { return named.param.place; });

class LawCases : public testing::TestWithParam<NamedCase> {};

TEST_P(LawCases, AnswersAsWanted) { ExpectCase(GetParam().wanted, LawServer()); }

INSTANTIATE_TEST_SUITE_P(All, LawCases, testing::ValuesIn(LoadCases(SourcePath(kLawCases))),
                         [](const auto& named) { return named.param.place; });

}  // namespace
}  // namespace kok::tests
