// What one search and one suggestion cost: in process on one snapshot, and over gRPC on loopback.
// `build/release/bin/search_bench`.

#include <benchmark/benchmark.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <memory>
#include <string>

#include "kok/search/v1/search_service.grpc.pb.h"
#include "service/search/searcher.h"
#include "service/search/suggester.h"
#include "service/server.h"
#include "tests/unit/built_index.h"

namespace kok::tests {
namespace {

using kok::search::v1::SearchRequest;
using kok::search::v1::SearchResponse;

// A name, a town without umlaut, words of a question.
constexpr const char* kQueries[] = {"KOOFRA", "Koeln",
                                    "Beratungsstelle für Opfer von Menschenhandel"};

SearchRequest RequestFor(const benchmark::State& state, bool organizations_only) {
  SearchRequest request;
  request.set_query(kQueries[state.range(0)]);
  request.set_page_size(10);
  if (organizations_only) {
    request.mutable_filter()->add_kinds(kok::search::v1::RECORD_KIND_ORGANIZATION);
  }
  return request;
}

void InProcess(benchmark::State& state, bool organizations_only) {
  const auto snapshot = OpenActive(ShippedIndex());
  const SearchRequest request = RequestFor(state, organizations_only);
  for (auto iteration : state) {
    SearchResponse response;
    const auto next = search_core::Search(*snapshot, request, {0, 10},
                                          {absl::CivilDay(2026, 11, 1), 365}, response);
    if (!next.ok()) state.SkipWithError("search failed");
    benchmark::DoNotOptimize(response);
  }
  state.SetLabel(kQueries[state.range(0)]);
}

// A letter, a town, a slip, which is looked for in all names.
constexpr const char* kPrefixes[] = {"b", "muen", "mitternachtsmisison"};

void Suggestions(benchmark::State& state) {
  const auto snapshot = OpenActive(ShippedIndex());
  kok::search::v1::SuggestRequest request;
  request.set_prefix(kPrefixes[state.range(0)]);
  for (auto iteration : state) {
    kok::search::v1::SuggestResponse response;
    if (!search_core::Suggest(*snapshot, request, 10, absl::CivilDay(2026, 11, 1), response).ok()) {
      state.SkipWithError("suggest failed");
    }
    benchmark::DoNotOptimize(response);
  }
  state.SetLabel(kPrefixes[state.range(0)]);
}

void OverGrpc(benchmark::State& state) {
  ServerOptions options;
  options.index_folder = ShippedIndex();
  options.listen = "127.0.0.1:0";
  options.drain_notice = absl::ZeroDuration();
  const auto server = Server::Start(options);
  if (!server.ok()) return state.SkipWithError("server does not start");
  const auto stub = kok::search::v1::SearchService::NewStub(
      grpc::CreateChannel((*server)->address(), grpc::InsecureChannelCredentials()));
  const SearchRequest request = RequestFor(state, false);
  for (auto iteration : state) {
    grpc::ClientContext context;
    SearchResponse response;
    if (!stub->Search(&context, request, &response).ok()) state.SkipWithError("call failed");
  }
  state.SetLabel(kQueries[state.range(0)]);
  (*server)->Drain();
}

BENCHMARK_CAPTURE(InProcess, organizations, true)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(InProcess, both_kinds, false)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);
BENCHMARK(Suggestions)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);
BENCHMARK(OverGrpc)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond)->UseRealTime();

}  // namespace
}  // namespace kok::tests

BENCHMARK_MAIN();
