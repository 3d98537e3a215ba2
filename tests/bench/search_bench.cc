// What one search and one suggestion cost: in process on one snapshot, and over gRPC on loopback.
// tests/bench/run builds and runs it.

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
#include "tests/unit/service/search/hostile_queries.h"

namespace kok::tests {
namespace {

namespace v1 = kok::search::v1;
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

void Ask(benchmark::State& state, const SearchRequest& request) {
  const auto snapshot = OpenActive(ShippedIndex());
  for (auto iteration : state) {
    SearchResponse response;
    const auto next = search_core::Search(*snapshot, request, {0, 10},
                                          {absl::CivilDay(2026, 11, 1), 365}, {}, response);
    if (!next.ok()) state.SkipWithError("search failed");
    benchmark::DoNotOptimize(response);
  }
}

void InProcess(benchmark::State& state, bool organizations_only) {
  Ask(state, RequestFor(state, organizations_only));
  state.SetLabel(kQueries[state.range(0)]);
}

// The same words plain, with a region, with a place, and with all that restricts and counts: what
// places cost is the ratio of these.
void WithPlace(benchmark::State& state, const char* query) {
  constexpr const char* kRestrictions[] = {
      "plain",        "filter.regions",      "filter.serves_regions",
      "near, a town", "near, a postal code", "near, avoidance, languages and four facets"};
  SearchRequest request;
  request.set_query(query);
  request.set_page_size(10);
  v1::SearchFilter& filter = *request.mutable_filter();
  filter.add_kinds(v1::RECORD_KIND_ORGANIZATION);
  const int64_t kind = state.range(0);
  if (kind == 1) filter.add_regions("DE-NW");
  if (kind == 2) filter.add_serves_regions("DE-NW");
  if (kind == 3 || kind == 5) request.mutable_near()->set_place("Cottbus");
  if (kind == 4) request.mutable_near()->set_place("03046");
  if (kind == 5) {
    filter.add_languages("ro");
    filter.add_avoid_regions("Hessen");
    v1::AvoidArea& area = *filter.add_avoid_areas();
    area.set_place("Dresden");
    area.set_radius_km(50);
    for (const v1::FacetField field :
         {v1::FACET_FIELD_REGIONS, v1::FACET_FIELD_LANGUAGES, v1::FACET_FIELD_SERVICES,
          v1::FACET_FIELD_ORGANIZATION_TYPES}) {
      request.add_facets(field);
    }
  }
  Ask(state, request);
  state.SetLabel(kRestrictions[kind]);
}

// The slowest of the queries made to be slow, as long as a query may be.
void Hostile(benchmark::State& state) {
  constexpr size_t kMaxQueryBytes = 2048;
  const HostileCase hostile = HostileCases()[static_cast<size_t>(state.range(0))];
  SearchRequest request;
  request.set_query(hostile.query.substr(0, kMaxQueryBytes));
  request.set_page_size(10);
  Ask(state, request);
  state.SetLabel(hostile.why);
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
BENCHMARK_CAPTURE(WithPlace, browsing, "")->DenseRange(0, 5)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(WithPlace, words, "Beratungsstelle für Opfer von Menschenhandel")
    ->DenseRange(0, 5)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(Hostile)
    ->DenseRange(0, static_cast<int>(HostileCases().size()) - 1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(Suggestions)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);
BENCHMARK(OverGrpc)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond)->UseRealTime();

}  // namespace
}  // namespace kok::tests

BENCHMARK_MAIN();
