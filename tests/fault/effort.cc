#include "tests/fault/effort.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <thread>
#include <vector>

namespace kok::tests {

bool LongForm() { return std::getenv("KOK_FAULT_LONG") != nullptr; }

size_t Effort(size_t short_form, size_t long_form) { return LongForm() ? long_form : short_form; }

void InParallel(size_t count, const std::function<void(size_t)>& run) {
  std::atomic<size_t> next = 0;
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i) {
    threads.emplace_back([&] {
      for (size_t n = next++; n < count; n = next++) run(n);
    });
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace kok::tests
