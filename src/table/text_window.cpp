#include "table/text_window.h"

#include <algorithm>
#include <cstring>

namespace vekha::table {

void TextWindow::make_room(std::size_t kept, const char* keep) {
  if (capacity_ - kept >= block_ / 2 && capacity_ > 0) {
    if (kept > 0) std::memmove(data_.get(), keep, kept);
    return;
  }
  // Doubling keeps the cost of one very long text linear.
  const std::size_t wanted = std::max(block_, capacity_ * 2);
  std::unique_ptr<char[]> larger(new char[wanted + padding]);
  if (kept > 0) std::memcpy(larger.get(), keep, kept);
  data_ = std::move(larger);
  capacity_ = wanted;
}

char* TextWindow::slide(const char* keep) {
  const std::size_t skipped = data_ ? static_cast<std::size_t>(keep - data_.get()) : 0;
  const std::size_t kept = filled_ - skipped;
  make_room(kept, keep);
  dropped_ += skipped;
  filled_ = kept;
  while (!exhausted_ && filled_ < capacity_) {
    const std::size_t count = source_->read(data_.get() + filled_, capacity_ - filled_);
    filled_ += count;
    if (count == 0) exhausted_ = true;
  }
  std::memset(data_.get() + filled_, 0, padding);
  return data_.get();
}

}  // namespace vekha::table
