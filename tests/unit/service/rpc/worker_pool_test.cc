#include "service/rpc/worker_pool.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <memory>
#include <thread>
#include <vector>

namespace kok::rpc {
namespace {

using testing::Each;
using testing::ElementsAre;

// Keeps the only worker busy until it is let go. To be declared before the pool, which joins it.
class BusyWorker {
 public:
  void Occupy(WorkerPool& pool) {
    EXPECT_TRUE(pool.Submit([this] {
      started_.set_value();
      released_.get_future().wait();
    }));
    started_.get_future().wait();
  }
  void LetGo() { released_.set_value(); }

 private:
  std::promise<void> started_;
  std::promise<void> released_;
};

TEST(WorkerPool, RunsJobsInTheOrderOfSubmission) {
  std::vector<int> order;
  {
    WorkerPool pool(1, 10);
    for (int i = 0; i < 5; ++i) {
      while (!pool.Submit([&order, i] { order.push_back(i); })) std::this_thread::yield();
    }
  }
  EXPECT_THAT(order, ElementsAre(0, 1, 2, 3, 4));
}

// A service that is overloaded says so at once instead of letting everybody wait.
TEST(WorkerPool, RefusesAtOnceWhatDoesNotFitIntoTheQueue) {
  std::atomic<int> ran{0};
  {
    BusyWorker busy;
    WorkerPool pool(1, 3);
    busy.Occupy(pool);
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(pool.Submit([&] { ++ran; })) << i;
    for (int i = 0; i < 3; ++i) EXPECT_FALSE(pool.Submit([&] { ran += 100; })) << i;
    busy.LetGo();
  }
  EXPECT_EQ(ran, 3) << "each accepted job once, no refused one";
}

TEST(WorkerPool, AcceptsAgainOnceAJobIsTaken) {
  std::promise<void> done;
  std::promise<void> again;
  BusyWorker busy;
  WorkerPool pool(1, 1);
  busy.Occupy(pool);
  ASSERT_TRUE(pool.Submit([&] { done.set_value(); }));
  ASSERT_FALSE(pool.Submit([] {}));
  busy.LetGo();
  done.get_future().wait();
  EXPECT_TRUE(pool.Submit([&] { again.set_value(); })) << "the queue is empty again";
  again.get_future().wait();
}

TEST(WorkerPool, FinishesTheQueueBeforeItGoes) {
  std::atomic<int> ran{0};
  {
    WorkerPool pool(2, 1000);
    for (int i = 0; i < 1000; ++i) EXPECT_TRUE(pool.Submit([&] { ++ran; }));
  }
  EXPECT_EQ(ran, 1000);
}

TEST(WorkerPool, ThreadsWorkAtTheSameTime) {
  std::promise<void> first_is_here;
  std::promise<void> second_is_here;
  std::promise<void> first_done;
  std::promise<void> second_done;
  WorkerPool pool(2, 10);
  // Each waits for the other; one thread alone would never get past the first.
  ASSERT_TRUE(pool.Submit([&] {
    first_is_here.set_value();
    second_is_here.get_future().wait();
    first_done.set_value();
  }));
  ASSERT_TRUE(pool.Submit([&] {
    second_is_here.set_value();
    first_is_here.get_future().wait();
    second_done.set_value();
  }));
  first_done.get_future().wait();
  second_done.get_future().wait();
}

TEST(WorkerPool, RunsEachJobOfManySubmittersOnce) {
  constexpr size_t kSubmitters = 4;
  constexpr size_t kJobs = 500;
  std::vector<std::atomic<int>> runs(kSubmitters * kJobs);
  {
    WorkerPool pool(3, 16);
    std::vector<std::thread> submitters;
    for (size_t submitter = 0; submitter < kSubmitters; ++submitter) {
      submitters.emplace_back([&, submitter] {
        for (size_t job = 0; job < kJobs; ++job) {
          std::atomic<int>& count = runs[submitter * kJobs + job];
          while (!pool.Submit([&count] { ++count; })) std::this_thread::yield();
        }
      });
    }
    for (std::thread& submitter : submitters) submitter.join();
  }
  EXPECT_THAT(std::vector<int>(runs.begin(), runs.end()), Each(1));
}

TEST(WorkerPool, AJobMaySubmitAnother) {
  std::promise<void> done;
  WorkerPool pool(1, 4);
  ASSERT_TRUE(pool.Submit([&] { EXPECT_TRUE(pool.Submit([&] { done.set_value(); })); }));
  done.get_future().wait();
}

}  // namespace
}  // namespace kok::rpc
