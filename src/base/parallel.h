#pragma once

#include <cstddef>
#include <functional>

namespace vekha {

/// Number of threads that `in_parallel` uses: that of the processors, at most eight.
std::size_t worker_count();

/// Calls work(worker, index) for every index from 0 to count − 1 on `workers` threads; `worker`
/// (from 0) says on which, so that each may have tools of its own. The order is not fixed. When a
/// call throws, no further ones are begun and the first exception is thrown here.
void in_parallel(std::size_t count, std::size_t workers,
                 const std::function<void(std::size_t worker, std::size_t index)>& work);

}  // namespace vekha
