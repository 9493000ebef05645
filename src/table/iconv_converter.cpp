#include "table/iconv_converter.h"

#include <iconv.h>

#include <array>
#include <cerrno>
#include <utility>

namespace vekha::table {

namespace {

iconv_t descriptor(void* handle) {
  return static_cast<iconv_t>(handle);
}

}  // namespace

std::optional<IconvConverter> IconvConverter::open(const std::string& encoding) {
  // NOLINTNEXTLINE(performance-no-int-to-ptr,cppcoreguidelines-pro-type-cstyle-cast): POSIX's way
  // to say failure
  const auto failed = reinterpret_cast<iconv_t>(-1);
  const iconv_t handle = iconv_open("UTF-8", encoding.c_str());
  if (handle == failed) return std::nullopt;
  return IconvConverter(handle);
}

IconvConverter::~IconvConverter() {
  if (handle_ != nullptr) iconv_close(descriptor(handle_));
}

IconvConverter::IconvConverter(IconvConverter&& other) noexcept
    : handle_(std::exchange(other.handle_, nullptr)) {}

IconvConverter::Result IconvConverter::convert(std::string_view& bytes, std::string& out) {
  std::array<char, 4096> block{};
  while (!bytes.empty()) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): iconv does not change what it reads
    char* from = const_cast<char*>(bytes.data());
    std::size_t left = bytes.size();
    char* to = block.data();
    std::size_t room = block.size();
    const std::size_t result = iconv(descriptor(handle_), &from, &left, &to, &room);
    const int error = errno;
    out.append(block.data(), block.size() - room);
    bytes.remove_prefix(bytes.size() - left);
    if (result != static_cast<std::size_t>(-1) || error == E2BIG) continue;
    return error == EINVAL ? Result::incomplete : Result::wrong;
  }
  return Result::done;
}

void IconvSource::recode() {
  constexpr std::size_t block = 64 << 10;
  ready_.clear();
  given_ = 0;
  const std::size_t before = raw_.size();
  raw_.resize(before + block);
  const std::size_t count = source_->read(raw_.data() + before, block);
  raw_.resize(before + count);
  ended_ = count == 0;
  std::string_view rest = raw_;
  IconvConverter::Result result = converter_.convert(rest, ready_);
  while (result == IconvConverter::Result::wrong || (ended_ && !rest.empty())) {
    ready_ += "\uFFFD";
    rest.remove_prefix(1);
    result = converter_.convert(rest, ready_);
  }
  raw_.erase(0, raw_.size() - rest.size());
}

std::size_t IconvSource::read(char* to, std::size_t room) {
  while (given_ == ready_.size() && !ended_)
    recode();
  const std::size_t count = ready_.copy(to, room, given_);
  given_ += count;
  return count;
}

}  // namespace vekha::table
