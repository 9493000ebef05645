#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace vekha {

std::size_t worker_count() {
  constexpr unsigned most = 8;
  return std::clamp(std::thread::hardware_concurrency(), 1U, most);
}

void in_parallel(std::size_t count, std::size_t workers,
                 const std::function<void(std::size_t, std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr first;
  std::mutex guard;
  const auto one = [&](std::size_t worker, std::size_t index) {
    try {
      work(worker, index);
    } catch (...) {  // carried over to the caller's thread, where it is thrown again
      const std::lock_guard lock(guard);
      if (!first) first = std::current_exception();
      next = count;
    }
  };
  const auto labour = [&](std::size_t worker) {
    for (std::size_t index = next++; index < count; index = next++)
      one(worker, index);
  };
  const std::size_t threads = std::clamp<std::size_t>(workers, 1, std::max<std::size_t>(count, 1));
  std::vector<std::thread> others;
  for (std::size_t worker = 1; worker < threads; ++worker)
    others.emplace_back(labour, worker);
  labour(0);
  for (std::thread& other : others)
    other.join();
  if (first) std::rethrow_exception(first);
}

}  // namespace vekha
