// Swaps generations under load and counts what goes wrong: swap_load [SWAPS] [CALLS] [PAUSE_MS].
//
// First half the calls without swaps, for the times to compare with, then the other half, and more
// until the swaps are done, while CURRENT is renamed among prepared generations, PAUSE_MS after the
// one before was served (by default at once). Every record names its generation, so a reply that
// mixes two is seen. Exit code 0: no call failed and none was mixed; 1 otherwise.

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "kok/search/v1/directory_service.grpc.pb.h"
#include "kok/search/v1/search_service.grpc.pb.h"
#include "service/server.h"
#include "tests/unit/built_index.h"
#include "tests/unit/service/index/altered_generation.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {
namespace {

namespace v1 = kok::search::v1;
using Clock = std::chrono::steady_clock;

constexpr int kGenerations = 4;
constexpr int kClients = 4;

struct Tally {
  std::atomic<long> failed{0};
  std::atomic<long> mixed{0};
};

// Builds generations of different sizes; returns the marker of each by its id.
std::map<std::string, std::string> Prepare(const std::string& folder) {
  std::map<std::string, std::string> markers;
  for (int generation = 0; generation < kGenerations; ++generation) {
    const std::string marker = "G" + std::to_string(generation);
    std::string lines;
    for (int record = 0; record < 10 + generation; ++record) {
      lines += R"({"organization":{"name":"organizations/r)" + std::to_string(record) +
               R"(","display_name":"Beratung","short_name":")" + marker + "\"}}\n";
    }
    markers[BuildLinesInto(folder, lines)] = marker;
  }
  return markers;
}

bool IsMixed(const v1::SearchResponse& response,
             const std::map<std::string, std::string>& markers) {
  const auto marker = markers.find(response.index().generation());
  if (marker == markers.end()) return true;
  const int expected = 10 + std::atoi(marker->second.c_str() + 1);
  return response.total_size() != expected ||
         std::any_of(response.results().begin(), response.results().end(),
                     [&](const v1::SearchResult& result) {
                       return result.organization().short_name() != marker->second;
                     });
}

// Asks `calls` times from several threads, and on until `enough`; returns how long each took, in
// microseconds, sorted.
std::vector<long> Ask(const std::string& address, long calls, const std::atomic<bool>& enough,
                      const std::map<std::string, std::string>& markers, Tally& tally) {
  std::atomic<long> left{calls};
  std::vector<std::vector<long>> times(kClients);
  std::vector<std::thread> clients;
  for (int client = 0; client < kClients; ++client) {
    clients.emplace_back([&, client] {
      grpc::ChannelArguments own;
      own.SetInt("kok.client", client);  // a connection of its own
      const auto stub = v1::SearchService::NewStub(
          grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), own));
      v1::SearchRequest request;
      request.set_query("Beratung");
      while (left.fetch_sub(1) > 0 || !enough) {
        grpc::ClientContext context;
        context.set_deadline(std::chrono::system_clock::now() + std::chrono::minutes(1));
        v1::SearchResponse response;
        const auto begin = Clock::now();
        const bool answered = stub->Search(&context, request, &response).ok();
        times[static_cast<size_t>(client)].push_back(
            std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin).count());
        if (!answered) {
          ++tally.failed;
        } else if (IsMixed(response, markers)) {
          ++tally.mixed;
        }
      }
    });
  }
  for (std::thread& client : clients) client.join();
  std::vector<long> all;
  for (const auto& own : times) all.insert(all.end(), own.begin(), own.end());
  std::sort(all.begin(), all.end());
  return all;
}

long Percentile99(const std::vector<long>& sorted) {
  return sorted.empty() ? 0 : sorted[(sorted.size() - 1) * 99 / 100];
}

// The generation that answers now; empty where none does.
std::string Served(v1::DirectoryService::Stub& directory) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::minutes(1));
  v1::GetIndexInfoResponse response;
  directory.GetIndexInfo(&context, v1::GetIndexInfoRequest(), &response);
  return response.index().generation();
}

struct Swaps {
  long wanted = 0;
  std::chrono::milliseconds pause{0};
  std::atomic<bool> enough{false};  // set once that many were served
};

// Swaps on until told to stop, and at least as often as wanted; each swap is awaited. Returns how
// many.
long Swap(const std::string& folder, const std::string& address, Swaps& swaps,
          const std::map<std::string, std::string>& markers, const std::atomic<bool>& stop) {
  const auto directory = v1::DirectoryService::NewStub(
      grpc::CreateChannel(address, grpc::InsecureChannelCredentials()));
  long done = 0;
  for (auto next = markers.begin(); done < swaps.wanted || !stop;) {
    std::this_thread::sleep_for(swaps.pause);
    Activate(folder, next->first);
    while (Served(*directory) != next->first) {
      std::this_thread::sleep_for(std::chrono::milliseconds(2));  // leaves the cores to the load
    }
    if (++next == markers.end()) next = markers.begin();
    swaps.enough = ++done >= swaps.wanted;
  }
  return done;
}

int Run(Swaps& swaps, long calls) {
  const TemporaryFolder folder;
  const std::map<std::string, std::string> markers = Prepare(folder.path());
  ServerOptions options;
  options.index_folder = folder.path();
  options.listen = "127.0.0.1:0";
  options.drain_notice = absl::ZeroDuration();
  auto server = Server::Start(options);
  if (!server.ok()) return EXIT_FAILURE;
  Tally tally;
  const std::vector<long> calm = Ask((*server)->address(), calls / 2, true, markers, tally);
  std::atomic<bool> stop{false};
  long done = 0;
  std::thread swapper(
      [&] { done = Swap(folder.path(), (*server)->address(), swaps, markers, stop); });
  std::vector<long> swapped =
      Ask((*server)->address(), calls - calls / 2, swaps.enough, markers, tally);
  stop = true;
  swapper.join();
  (*server)->Drain();
  const double ratio = static_cast<double>(Percentile99(swapped)) /
                       static_cast<double>(std::max(Percentile99(calm), 1L));
  std::printf(
      "%ld swaps, %zu calls: %ld failed, %ld mixed; p99 %ld us without, %ld us with "
      "swaps (%.2fx)\n",
      done, calm.size() + swapped.size(), tally.failed.load(), tally.mixed.load(),
      Percentile99(calm), Percentile99(swapped), ratio);
  return tally.failed == 0 && tally.mixed == 0 && done >= swaps.wanted ? EXIT_SUCCESS
                                                                       : EXIT_FAILURE;
}

}  // namespace
}  // namespace kok::tests

int main(int argc, char** argv) {
  kok::tests::Swaps swaps;
  swaps.wanted = argc > 1 ? std::atol(argv[1]) : 1000;
  swaps.pause = std::chrono::milliseconds(argc > 3 ? std::atol(argv[3]) : 0);
  const long calls = argc > 2 ? std::atol(argv[2]) : 1000000;
  if (swaps.wanted < 1 || calls < 2 || swaps.pause.count() < 0) {
    std::fputs("usage: swap_load [SWAPS] [CALLS] [PAUSE_MS]\n", stderr);
    return 2;
  }
  return kok::tests::Run(swaps, calls);
}
