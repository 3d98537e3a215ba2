#include "tests/unit/loopback_exchange.h"

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>

#include "absl/strings/numbers.h"

namespace kok::tests {

generation::UniqueFd ConnectSilently(const std::string& address) {
  sockaddr_in name{};
  int port = 0;
  EXPECT_TRUE(absl::SimpleAtoi(address.substr(address.rfind(':') + 1), &port));
  name.sin_family = AF_INET;
  name.sin_port = htons(static_cast<uint16_t>(port));
  name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  generation::UniqueFd fd(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  EXPECT_EQ(connect(fd.get(), reinterpret_cast<const sockaddr*>(&name), sizeof(name)), 0);
  return fd;
}

std::string Exchange(const std::string& address, const std::string& bytes) {
  const generation::UniqueFd fd = ConnectSilently(address);
  EXPECT_EQ(send(fd.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL),
            static_cast<ssize_t>(bytes.size()));
  std::string all;
  std::array<char, 4096> chunk{};
  for (ssize_t count = recv(fd.get(), chunk.data(), chunk.size(), 0); count > 0;
       count = recv(fd.get(), chunk.data(), chunk.size(), 0)) {
    all.append(chunk.data(), static_cast<size_t>(count));
  }
  return all;
}

std::string Scrape(const std::string& address) {
  const std::string reply = Exchange(address, "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
  const size_t body = reply.find("\r\n\r\n");
  EXPECT_NE(body, std::string::npos) << reply;
  return body == std::string::npos ? "" : reply.substr(body + 4);
}

double ValueOf(const std::string& metrics, const std::string& series) {
  const size_t line = ("\n" + metrics).find("\n" + series + " ");
  double value = -1;
  if (line == std::string::npos) return value;
  const size_t begin = line + series.size() + 1;
  EXPECT_TRUE(absl::SimpleAtod(metrics.substr(begin, metrics.find('\n', begin) - begin), &value));
  return value;
}

}  // namespace kok::tests
