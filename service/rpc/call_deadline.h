// When a call has to end.

#ifndef KOK_SERVICE_RPC_CALL_DEADLINE_H_
#define KOK_SERVICE_RPC_CALL_DEADLINE_H_

#include <chrono>

namespace kok::rpc {

// One moment, on both clocks.
struct Now {
  std::chrono::system_clock::time_point wall = std::chrono::system_clock::now();
  std::chrono::steady_clock::time_point steady = std::chrono::steady_clock::now();
};

// What is left until `deadline`, kLongestCall at most, on the clock that nobody sets: a deadline
// comes by the wall clock, and a wall clock jumps. Pure; safe from any thread.
std::chrono::steady_clock::time_point EndOfCall(std::chrono::system_clock::time_point deadline,
                                                const Now& now);

}  // namespace kok::rpc

#endif  // KOK_SERVICE_RPC_CALL_DEADLINE_H_
