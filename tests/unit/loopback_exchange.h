// Bytes over a plain socket, for servers that speak no gRPC.

#ifndef KOK_TESTS_UNIT_LOOPBACK_EXCHANGE_H_
#define KOK_TESTS_UNIT_LOOPBACK_EXCHANGE_H_

#include <string>

#include "indexer/generation/files.h"

namespace kok::tests {

// A connection to `127.0.0.1:PORT` that says nothing yet; fails the test where nobody listens.
generation::UniqueFd ConnectSilently(const std::string& address);

// Connects, sends `bytes`, and returns all that comes until the other side closes.
std::string Exchange(const std::string& address, const std::string& bytes);

// The reply to a scrape, without its head.
std::string Scrape(const std::string& address);

// The value of a line of `metrics` that begins with `series`, such as `kok_calls_in_flight` or
// `kok_calls_total{method="x",code="OK"}`; -1 where there is none.
double ValueOf(const std::string& metrics, const std::string& series);

}  // namespace kok::tests

#endif  // KOK_TESTS_UNIT_LOOPBACK_EXCHANGE_H_
