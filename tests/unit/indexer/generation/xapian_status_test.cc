#include "indexer/generation/xapian_status.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <cerrno>
#include <functional>
#include <new>
#include <stdexcept>
#include <string>

#include "tests/unit/indexer/status_matchers.h"

namespace kok::generation {
namespace {

using absl::StatusCode;
using tests::FailsWith;
using tests::IsOk;

struct ThrowCase {
  std::function<void()> body;
  StatusCode code;
  const char* fragment;
};

TEST(CatchXapianTest, EveryExceptionHasItsCode) {
  const ThrowCase cases[] = {
      {[] { throw Xapian::DatabaseCorruptError("x"); }, StatusCode::kDataLoss,
       "DatabaseCorruptError"},
      {[] { throw Xapian::DatabaseVersionError("x"); }, StatusCode::kDataLoss,
       "DatabaseVersionError"},
      {[] { throw Xapian::DatabaseOpeningError("x"); }, StatusCode::kUnavailable,
       "DatabaseOpeningError"},
      {[] { throw Xapian::DatabaseError("x"); }, StatusCode::kUnavailable, "DatabaseError"},
      {[] { throw Xapian::DatabaseError("x", ENOSPC); }, StatusCode::kUnavailable,
       "DatabaseError: No space left on device"},
      {[] { throw Xapian::InvalidArgumentError("x"); }, StatusCode::kInternal,
       "InvalidArgumentError"},
      {[] { throw std::bad_alloc(); }, StatusCode::kResourceExhausted, "memory"},
  };
  for (const ThrowCase& c : cases) {
    EXPECT_THAT(CatchXapian([&] {
                  c.body();
                  return absl::OkStatus();
                }),
                FailsWith(c.code, c.fragment));
  }
  EXPECT_THAT(CatchXapian([] { return absl::OkStatus(); }), IsOk());
  EXPECT_THAT(CatchXapian([] { return absl::NotFoundError("mine"); }),
              FailsWith(StatusCode::kNotFound, "mine"));
}

// Xapian puts the query into the text of its errors, and statuses reach logs.
TEST(CatchXapianTest, WhatAUserTypedIsNotRepeated) {
  const absl::Status status = CatchXapian([]() -> absl::Status {
    throw Xapian::QueryParserError("Syntax: Frau Beispiel aus Köln", "Beispiel context");
  });
  EXPECT_THAT(std::string(status.message()), testing::Not(testing::HasSubstr("Beispiel")));
}

// A mistake of our own must not be taken for a damaged index.
TEST(CatchXapianTest, OtherExceptionsPass) {
  EXPECT_THROW(CatchXapian([]() -> absl::Status { throw std::logic_error("bug"); }).IgnoreError(),
               std::logic_error);
}

}  // namespace
}  // namespace kok::generation
