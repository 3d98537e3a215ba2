#include "service/index/database_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "indexer/generation/layout.h"
#include "tests/unit/built_index.h"
#include "tests/unit/temporary_folder.h"

namespace kok::index {
namespace {

constexpr char kTwoRecords[] =
    R"({"organization":{"name":"organizations/a","display_name":"Alpha"}}
{"organization":{"name":"organizations/b","display_name":"Beta"}})";

class DatabasePoolTest : public testing::Test {
 protected:
  generation::UniqueFd OpenOrganizations() const {
    auto file = generation::OpenRegularFile(path_);
    EXPECT_TRUE(file.ok()) << file.status();
    return file.ok() ? *std::move(file) : generation::UniqueFd();
  }

  const tests::TemporaryFolder folder_;
  const std::string path_ = folder_.File(tests::BuildLinesInto(folder_.path(), kTwoRecords) + "/" +
                                         generation::kOrganizationsDatabase);
};

TEST_F(DatabasePoolTest, LendsEachBorrowerAHandleOfItsOwn) {
  const DatabasePool pool(OpenOrganizations());
  const auto first = pool.Borrow();
  const auto second = pool.Borrow();
  ASSERT_TRUE(first.ok()) << first.status();
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_NE(&**first, &**second);
  EXPECT_EQ((*first)->get_doccount(), 2U);
  EXPECT_EQ((*second)->get_doccount(), 2U);
}

// Opening costs reads; a request must not pay for it each time.
TEST_F(DatabasePoolTest, LendsAgainWhatWasGivenBack) {
  const DatabasePool pool(OpenOrganizations());
  ASSERT_TRUE(pool.Borrow().ok());
  // Nothing can be opened any more, so what is lent was open already.
  std::filesystem::resize_file(path_, 0);
  const auto again = pool.Borrow();
  EXPECT_TRUE(again.ok()) << again.status();
  EXPECT_FALSE(pool.Borrow().ok()) << "there was only one to lend";
}

TEST_F(DatabasePoolTest, AMovedHandleIsGivenBackOnce) {
  const DatabasePool pool(OpenOrganizations());
  {
    auto handle = pool.Borrow();
    ASSERT_TRUE(handle.ok());
    const DatabasePool::Handle moved = *std::move(handle);
    EXPECT_EQ(moved->get_doccount(), 2U);
  }
  const auto first = pool.Borrow();
  const auto second = pool.Borrow();
  ASSERT_TRUE(first.ok());
  ASSERT_TRUE(second.ok());
  EXPECT_NE(&**first, &**second);
}

// Old generations are deleted while requests still read them.
TEST_F(DatabasePoolTest, OpensFurtherHandlesAfterTheFileIsDeleted) {
  const DatabasePool pool(OpenOrganizations());
  std::filesystem::remove_all(folder_.path());
  const auto first = pool.Borrow();
  const auto second = pool.Borrow();
  ASSERT_TRUE(first.ok()) << first.status();
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_EQ((*second)->get_document(1).get_data(), (*first)->get_document(1).get_data());
}

TEST_F(DatabasePoolTest, SaysSoWhereThereIsNoDatabase) {
  EXPECT_FALSE(DatabasePool(generation::UniqueFd()).Borrow().ok());
  auto text = generation::OpenRegularFile(folder_.Write("text", "no database"));
  ASSERT_TRUE(text.ok());
  EXPECT_FALSE(DatabasePool(*std::move(text)).Borrow().ok());
}

TEST_F(DatabasePoolTest, ServesManyThreadsAtOnce) {
  const DatabasePool pool(OpenOrganizations());
  std::atomic<int> failed{0};
  std::vector<std::thread> readers;
  for (int thread = 0; thread < 8; ++thread) {
    readers.emplace_back([&] {
      for (int i = 0; i < 50; ++i) {
        const auto handle = pool.Borrow();
        if (!handle.ok() || (*handle)->get_document(1).get_data().empty()) ++failed;
      }
    });
  }
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(failed, 0);
}

}  // namespace
}  // namespace kok::index
