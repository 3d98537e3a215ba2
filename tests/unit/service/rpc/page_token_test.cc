#include "service/rpc/page_token.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "service/rpc/limits.h"
#include "tests/unit/service/rpc/decoded_status.h"

namespace kok::rpc {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr char kGeneration[] = "20260102T030405Z-0123456789abcdef";
constexpr char kRequest[] = "Search\x0a\x05hello";

std::string Key(char letter) { return std::string(32, letter); }

class PageTokenTest : public testing::Test {
 protected:
  // The reason why a token is refused; empty: it is not.
  std::string ReasonAgainst(const std::string& token, std::string_view request = kRequest) const {
    const auto read = tokens_.Read(token, request);
    if (read.ok()) return "";
    const tests::DecodedStatus decoded = tests::Decode(read.status());
    EXPECT_EQ(decoded.code, grpc::StatusCode::INVALID_ARGUMENT);
    EXPECT_THAT(decoded.fields, ElementsAre("page_token"));
    return decoded.reason;
  }

  const PageTokens tokens_{Key('k')};
  const std::string token_ = tokens_.Make({kGeneration, 42}, kRequest);
};

TEST_F(PageTokenTest, LeadsBackToItsPlace) {
  for (const size_t offset : {size_t{0}, size_t{1}, size_t{42}, size_t{1} << 40, ~size_t{0}}) {
    const auto position = tokens_.Read(tokens_.Make({kGeneration, offset}, kRequest), kRequest);
    ASSERT_TRUE(position.ok()) << position.status();
    EXPECT_EQ(position->generation, kGeneration);
    EXPECT_EQ(position->offset, offset);
  }
}

TEST_F(PageTokenTest, FitsIntoARequest) {
  const std::string longest =
      tokens_.Make({kGeneration, ~size_t{0}}, std::string(kMaxRequestBytes, 'x'));
  EXPECT_LE(longest.size(), kMaxPageTokenBytes);
}

// As a word of its own, behind `--page_token`, it must not look like a flag. A MAC may begin with
// any byte, so one token proves nothing.
TEST_F(PageTokenTest, BeginsWithALetter) {
  for (size_t offset = 0; offset < 500; ++offset) {
    const std::string token = PageTokens::WithRandomKey().Make({kGeneration, offset}, kRequest);
    ASSERT_TRUE(absl::ascii_isalpha(static_cast<unsigned char>(token.front()))) << token;
  }
}

TEST_F(PageTokenTest, BelongsToOneRequestOfOneMethod) {
  for (const std::string& other :
       {std::string("Search\x0a\x05hellp"), std::string("Search"), std::string(),
        std::string("ListOrganizations\x0a\x05hello"), std::string(kRequest) + "x"}) {
    EXPECT_EQ(ReasonAgainst(token_, other), "PAGE_TOKEN_MISMATCH") << other;
  }
}

TEST_F(PageTokenTest, IsNothingToAServiceWithAnotherKey) {
  for (const PageTokens& other : {PageTokens(Key('l')), PageTokens::WithRandomKey()}) {
    EXPECT_EQ(ReasonAgainst(other.Make({kGeneration, 42}, kRequest)), "PAGE_TOKEN_INVALID");
  }
  const PageTokens replica(Key('k'));
  EXPECT_TRUE(replica.Read(token_, kRequest).ok()) << "replicas share a key";
}

TEST_F(PageTokenTest, RandomKeysDiffer) {
  EXPECT_NE(PageTokens::WithRandomKey().Make({kGeneration, 1}, kRequest),
            PageTokens::WithRandomKey().Make({kGeneration, 1}, kRequest));
}

TEST_F(PageTokenTest, EveryFlippedBitIsNoticed) {
  std::string bytes;
  ASSERT_TRUE(absl::WebSafeBase64Unescape(token_, &bytes));
  for (size_t i = 0; i < bytes.size(); ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string flipped = bytes;
      flipped[i] = static_cast<char>(flipped[i] ^ (1 << bit));
      EXPECT_NE(ReasonAgainst(absl::WebSafeBase64Escape(flipped)), "") << i << "." << bit;
    }
  }
}

// A flip in the text may hit bits that base64 leaves unused; the place must then be the same.
TEST_F(PageTokenTest, NoFlippedCharacterLeadsElsewhere) {
  for (size_t i = 0; i < token_.size(); ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string flipped = token_;
      flipped[i] = static_cast<char>(flipped[i] ^ (1 << bit));
      const auto position = tokens_.Read(flipped, kRequest);
      if (!position.ok()) continue;
      EXPECT_EQ(position->generation, kGeneration) << i << "." << bit;
      EXPECT_EQ(position->offset, 42U) << i << "." << bit;
    }
  }
}

TEST_F(PageTokenTest, EveryCutIsNoticed) {
  std::string bytes;
  ASSERT_TRUE(absl::WebSafeBase64Unescape(token_, &bytes));
  for (size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_EQ(ReasonAgainst(absl::WebSafeBase64Escape(bytes.substr(0, length))),
              "PAGE_TOKEN_INVALID")
        << length;
    EXPECT_NE(ReasonAgainst(absl::WebSafeBase64Escape(bytes.substr(bytes.size() - length))), "")
        << length;
  }
  EXPECT_NE(ReasonAgainst(absl::WebSafeBase64Escape(bytes + "0")), "");
}

TEST_F(PageTokenTest, RefusesWhatIsNoToken) {
  for (const std::string& token :
       {std::string(), std::string(" "), std::string("="), std::string("Zm9yZ2Vk"),
        std::string("!\"%&/()="), std::string("\0\0\0\0", 4), std::string("ü€"),
        std::string(1000, 'A'), std::string(100000, 'A'), std::string(44, 'A'), token_ + token_,
        std::string(kGeneration),
        absl::WebSafeBase64Escape(std::string("1.") + kGeneration + ".42")}) {
    EXPECT_EQ(ReasonAgainst(token), "PAGE_TOKEN_INVALID") << token.substr(0, 40);
  }
}

// The MACs of one token must not help to make another.
TEST_F(PageTokenTest, PartsOfTwoTokensMakeNoThird) {
  std::string first;
  std::string second;
  ASSERT_TRUE(absl::WebSafeBase64Unescape(token_, &first));
  ASSERT_TRUE(absl::WebSafeBase64Unescape(tokens_.Make({kGeneration, 99}, kRequest), &second));
  ASSERT_EQ(first.size(), second.size());
  for (size_t cut = 1; cut < first.size(); ++cut) {
    const std::string spliced = first.substr(0, cut) + second.substr(cut);
    if (spliced == first || spliced == second) continue;
    EXPECT_NE(ReasonAgainst(absl::WebSafeBase64Escape(spliced)), "") << cut;
  }
}

// Tokens end up in logs of clients and proxies; nobody must read or test a query from one.
TEST_F(PageTokenTest, HoldsNothingOfTheRequest) {
  std::string bytes;
  ASSERT_TRUE(absl::WebSafeBase64Unescape(token_, &bytes));
  EXPECT_THAT(bytes, Not(HasSubstr("hello")));
  const std::string other = PageTokens(Key('l')).Make({kGeneration, 42}, kRequest);
  std::string other_bytes;
  ASSERT_TRUE(absl::WebSafeBase64Unescape(other, &other_bytes));
  ASSERT_EQ(bytes.size(), other_bytes.size());
  const size_t macs = bytes.size() - 32;
  EXPECT_NE(bytes.substr(macs, 16), other_bytes.substr(macs, 16));
  EXPECT_NE(bytes.substr(macs + 16), other_bytes.substr(macs + 16)) << "a digest without a key";
}

}  // namespace
}  // namespace kok::rpc
