// What a measured program has used: wall clock, CPU clock, memory. The CPU clock of a thread stands
// still while other programs have the core, so figures by it are steady on a machine with other
// load.
#pragma once

#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <vector>

namespace kok::bench {

inline int64_t ClockNanoseconds(clockid_t clock) {
  timespec time = {};
  clock_gettime(clock, &time);
  return int64_t{time.tv_sec} * 1000000000 + time.tv_nsec;
}

inline double ProcessCpuSeconds() {
  return static_cast<double>(ClockNanoseconds(CLOCK_PROCESS_CPUTIME_ID)) / 1e9;
}

inline long long PeakResidentBytes() {
  struct rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  return 1024LL * usage.ru_maxrss;
}

// The times of single queries, by both clocks.
class QueryTimes {
 public:
  // Calls `ask` and keeps how long it took. For one thread.
  template <typename Ask>
  void Time(const Ask& ask) {
    const int64_t begin = ClockNanoseconds(CLOCK_MONOTONIC);
    const int64_t cpu_begin = ClockNanoseconds(CLOCK_THREAD_CPUTIME_ID);
    ask();
    cpu_.push_back(ClockNanoseconds(CLOCK_THREAD_CPUTIME_ID) - cpu_begin);
    wall_.push_back(ClockNanoseconds(CLOCK_MONOTONIC) - begin);
  }

  // Writes the line that every engine answers `query` with.
  void Print(size_t queries) {
    std::printf("{\"queries\":%zu,\"queries_per_second\":%.1f,\"p50_us\":%.1f,\"p99_us\":%.1f,",
                queries, Rate(wall_), At(wall_, 50), At(wall_, 99));
    std::printf("\"queries_per_cpu_second\":%.1f,\"p50_cpu_us\":%.1f,\"p99_cpu_us\":%.1f}\n",
                Rate(cpu_), At(cpu_, 50), At(cpu_, 99));
  }

 private:
  static double Rate(const std::vector<int64_t>& times) {
    int64_t sum = 0;
    for (const int64_t time : times) sum += time;
    return sum == 0 ? 0 : 1e9 * static_cast<double>(times.size()) / static_cast<double>(sum);
  }

  static double At(std::vector<int64_t>& times, size_t percent) {
    if (times.empty()) return 0;
    std::sort(times.begin(), times.end());
    return static_cast<double>(times[times.size() * percent / 100]) / 1e3;
  }

  std::vector<int64_t> wall_;
  std::vector<int64_t> cpu_;
};

}  // namespace kok::bench
