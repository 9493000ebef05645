#include "base/parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

namespace vekha {
namespace {

TEST(Parallel, CallsEveryIndexOnce) {
  for (const std::size_t workers : {0U, 1U, 2U, 7U}) {
    std::vector<std::atomic<int>> calls(100);
    in_parallel(calls.size(), workers, [&](std::size_t, std::size_t index) { ++calls[index]; });
    for (const auto& count : calls)
      EXPECT_EQ(count, 1) << workers;
  }
}

TEST(Parallel, NoWorkIsNoCall) {
  in_parallel(0, 2, [](std::size_t, std::size_t) { FAIL(); });
}

TEST(Parallel, AWorkerHasANumberOfItsOwn) {
  std::vector<std::atomic<int>> inside(3);
  in_parallel(200, 3, [&](std::size_t worker, std::size_t) {
    EXPECT_EQ(++inside.at(worker), 1) << "two threads are one worker";
    --inside[worker];
  });
}

TEST(Parallel, TheFirstExceptionReachesTheCaller) {
  std::atomic<int> calls{0};
  EXPECT_THROW(in_parallel(10'000, 2,
                           [&](std::size_t, std::size_t index) {
                             ++calls;
                             if (index == 5) throw std::runtime_error("five");
                             // the throw takes longer than ten thousand empty calls
                             std::this_thread::sleep_for(std::chrono::microseconds(100));
                           }),
               std::runtime_error);
  EXPECT_LT(calls, 10'000) << "work goes on after a failure";
}

}  // namespace
}  // namespace vekha
