#include "service/security/listen_address.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <string>

#include "indexer/generation/files.h"
#include "service/security/listeners.h"
#include "tests/unit/temporary_folder.h"

namespace kok::security {
namespace {

using generation::UniqueFd;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

bool IsOneLine(absl::string_view message) {
  return !message.empty() && std::find(message.begin(), message.end(), '\n') == message.end();
}

TEST(ListenAddress, TakesLoopbackInEveryForm) {
  const struct {
    const char* text;
    const char* host;
    int port;
  } cases[] = {
      {"127.0.0.1:50051", "127.0.0.1", 50051},       {"127.0.0.1:0", "127.0.0.1", 0},
      {"127.0.0.1:65535", "127.0.0.1", 65535},       {"127.8.9.10:1", "127.8.9.10", 1},
      {"127.255.255.254:80", "127.255.255.254", 80}, {"[::1]:50051", "::1", 50051},
      {"localhost:50051", "localhost", 50051},
  };
  for (const auto& c : cases) {
    const auto address = ParseListenAddress(c.text);
    ASSERT_TRUE(address.ok()) << c.text << ": " << address.status();
    EXPECT_EQ(address->target, c.text);
    EXPECT_FALSE(address->is_unix_socket);
    EXPECT_TRUE(address->is_local);
    EXPECT_EQ(address->host, c.host);
    EXPECT_EQ(address->port, c.port);
  }
  const auto unix_socket = ParseListenAddress("unix:/run/kok/search.sock");
  ASSERT_TRUE(unix_socket.ok());
  EXPECT_TRUE(unix_socket->is_unix_socket);
  EXPECT_EQ(unix_socket->target, "unix:/run/kok/search.sock");
}

// What the machine's files call so may be another machine.
TEST(ListenAddress, LocalhostIsAskedOfNobody) {
  EXPECT_EQ(NumericTarget(*ParseListenAddress("localhost:50051")), "127.0.0.1:50051");
  EXPECT_EQ(NumericTarget(*ParseListenAddress("[::1]:50051")), "[::1]:50051");
  EXPECT_EQ(NumericTarget(*ParseListenAddress("unix:/run/kok.sock")), "unix:/run/kok.sock");
}

// A search service in plain text on the network would tell everybody what is asked.
TEST(ListenAddress, RefusesEveryOtherAddressAndSaysWhatItNeeds) {
  for (const char* text :
       {"0.0.0.0:50051", "192.0.2.1:50051", "10.0.0.1:50051", "[::]:50051", "[2001:db8::1]:50051",
        "[::ffff:127.0.0.1]:50051", "example.org:50051", "localhost.example.org:50051",
        "126.255.255.255:1", "128.0.0.1:1", "127.0.0.1.example.org:1", "127.1:50051",
        "2130706433:50051", "*:50051", "[fe80::1]:1", "0:50051"}) {
    ListenerOptions options;
    options.addresses = {text};
    const auto listeners = Listeners::Prepare(std::move(options), {});
    EXPECT_TRUE(absl::IsInvalidArgument(listeners.status())) << text;
    EXPECT_THAT(std::string(listeners.status().message()), HasSubstr("mutual TLS")) << text;
    EXPECT_THAT(std::string(listeners.status().message()), HasSubstr("127.0.0.1:PORT")) << text;
    EXPECT_TRUE(IsOneLine(listeners.status().message()));
  }
}

TEST(ListenAddress, KnowsWhichAddressesAreThoseOfThisMachine) {
  for (const char* text : {"0.0.0.0:1", "192.0.2.1:1", "[::]:1", "[2001:db8::1]:1",
                           "[::ffff:127.0.0.1]:1", "128.0.0.1:1"}) {
    const auto address = ParseListenAddress(text);
    ASSERT_TRUE(address.ok()) << text << address.status();
    EXPECT_FALSE(address->is_local) << text;
  }
}

TEST(ListenAddress, CertificatesForNoAddressAreAMistake) {
  ListenerOptions options;
  options.addresses = {"127.0.0.1:0"};
  options.tls.certificate = "server.pem";
  const auto listeners = Listeners::Prepare(std::move(options), {});
  EXPECT_TRUE(absl::IsInvalidArgument(listeners.status()));
  EXPECT_THAT(std::string(listeners.status().message()), HasSubstr("speak plaintext"));
}

TEST(ListenAddress, RefusesWhatIsNoAddressAndSaysWhatIsExpected) {
  for (const char* text : {"",
                           ":",
                           ":50051",
                           "50051",
                           "127.0.0.1",
                           "127.0.0.1:",
                           "127.0.0.1:x",
                           "127.0.0.1:-1",
                           "127.0.0.1:65536",
                           "127.0.0.1:99999999999",
                           "127.0.0.1:80x",
                           "127.0.0.1:0x50",
                           "127.0.0.1: 80",
                           "127.0.0.1:80 ",
                           "127.0.0.1:+80",
                           "127.0.0.1:8 0",
                           "::1:50051",
                           "::1",
                           "unix:",
                           "unix:search.sock",
                           "unix:./search.sock"}) {
    const auto address = ParseListenAddress(text);
    EXPECT_TRUE(absl::IsInvalidArgument(address.status())) << text;
    EXPECT_THAT(std::string(address.status().message()), StartsWith("--listen: ")) << text;
    EXPECT_THAT(std::string(address.status().message()), HasSubstr("HOST:PORT")) << text;
    EXPECT_TRUE(IsOneLine(address.status().message()));
  }
}

// Somebody who listens on a free port of the loopback interface.
class Listener {
 public:
  Listener() : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    socklen_t length = sizeof(address);
    EXPECT_EQ(bind(socket_.get(), generic, length), 0);
    EXPECT_EQ(listen(socket_.get(), 1), 0);
    EXPECT_EQ(getsockname(socket_.get(), generic, &length), 0);
    port_ = ntohs(address.sin_port);
  }
  int port() const { return port_; }

 private:
  UniqueFd socket_;
  int port_ = 0;
};

absl::Status CheckFree(const std::string& text) {
  const auto address = ParseListenAddress(text);
  EXPECT_TRUE(address.ok()) << text << ": " << address.status();
  return address.ok() ? CheckAddressIsFree(*address) : address.status();
}

TEST(ListenAddress, AFreePortMayBeTaken) {
  int port = 0;
  {
    const Listener listener;
    port = listener.port();
  }
  for (const std::string& text : {std::string("127.0.0.1:0"), std::string("localhost:0"),
                                  "127.0.0.1:" + std::to_string(port)}) {
    EXPECT_TRUE(CheckFree(text).ok()) << CheckFree(text);
    EXPECT_TRUE(CheckFree(text).ok()) << "the check itself must not take it";
  }
}

TEST(ListenAddress, APortInUseIsOneClearLine) {
  const Listener listener;
  for (const char* host : {"127.0.0.1", "localhost"}) {
    const std::string text = std::string(host) + ":" + std::to_string(listener.port());
    const absl::Status taken = CheckFree(text);
    EXPECT_EQ(taken.code(), absl::StatusCode::kAlreadyExists) << taken;
    EXPECT_EQ(std::string(taken.message()),
              "cannot listen on " + text + ": Address already in use");
  }
}

class UnixSocketTest : public testing::Test {
 protected:
  // Binds a socket there; listens on it where asked to.
  UniqueFd Bind(bool listening) const {
    UniqueFd fd(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    EXPECT_LT(path_.size(), sizeof(name.sun_path));
    std::memcpy(name.sun_path, path_.c_str(), path_.size() + 1);
    EXPECT_EQ(bind(fd.get(), reinterpret_cast<const sockaddr*>(&name), sizeof(name)), 0);
    if (listening) {
      EXPECT_EQ(listen(fd.get(), 1), 0);
    }
    return fd;
  }
  absl::Status Check() const { return CheckFree("unix:" + path_); }

  const tests::TemporaryFolder folder_;
  const std::string path_ = folder_.File("search.sock");
};

TEST_F(UnixSocketTest, APathWithoutSocketMayBeTaken) {
  EXPECT_TRUE(Check().ok()) << Check();
  EXPECT_FALSE(std::filesystem::exists(path_)) << "the check leaves nothing behind";
}

// gRPC would silently take its path, and its clients would reach somebody else.
TEST_F(UnixSocketTest, ALivingServiceKeepsItsSocket) {
  const UniqueFd living = Bind(/*listening=*/true);
  const absl::Status taken = Check();
  EXPECT_TRUE(absl::IsAlreadyExists(taken)) << taken;
  EXPECT_TRUE(IsOneLine(taken.message()));
  EXPECT_THAT(std::string(taken.message()), EndsWith("a service listens there"));
  EXPECT_TRUE(std::filesystem::is_socket(path_));
}

TEST_F(UnixSocketTest, TheSocketOfADeadServiceIsRemoved) {
  { const UniqueFd dead = Bind(/*listening=*/true); }
  ASSERT_TRUE(std::filesystem::is_socket(path_));
  EXPECT_TRUE(Check().ok()) << Check();
  EXPECT_FALSE(std::filesystem::exists(path_));
}

// A mistyped path must not cost anybody a file.
TEST_F(UnixSocketTest, WhatIsNoSocketIsLeftAloneAndToldOf) {
  folder_.Write("search.sock", "somebody's data");
  const absl::Status file = Check();
  EXPECT_FALSE(file.ok());
  EXPECT_TRUE(IsOneLine(file.message()));
  EXPECT_THAT(std::string(file.message()), HasSubstr(path_));
  EXPECT_EQ(tests::ReadFile(path_), "somebody's data");

  std::filesystem::remove(path_);
  std::filesystem::create_symlink(folder_.Write("target", "somebody's data"), path_);
  EXPECT_FALSE(Check().ok());
  EXPECT_TRUE(std::filesystem::is_symlink(path_));
  EXPECT_EQ(tests::ReadFile(folder_.File("target")), "somebody's data");

  std::filesystem::remove(path_);
  std::filesystem::create_directory(path_);
  EXPECT_FALSE(Check().ok());
  EXPECT_TRUE(std::filesystem::is_directory(path_));
}

TEST_F(UnixSocketTest, APathTooLongForASocketIsRefused) {
  const absl::Status refused = CheckFree("unix:/" + std::string(200, 'x'));
  EXPECT_TRUE(absl::IsInvalidArgument(refused)) << refused;
  EXPECT_THAT(std::string(refused.message()), HasSubstr("too long"));
}

}  // namespace
}  // namespace kok::security
