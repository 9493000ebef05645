#include "fetch/whole_file.h"

#include "base/text.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <string>
#include <thread>

namespace vekha::fetch {

namespace {

using Clock = std::chrono::system_clock;

// A file open for reading, closed at the end.
class Opened {
 public:
  explicit Opened(const std::filesystem::path& path)
      : fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
  ~Opened() {
    if (fd_ >= 0) ::close(fd_);
  }
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;

  bool is_open() const { return fd_ >= 0; }

  // The kernel grants a read lease only while nobody has the file open for writing. Foreign files
  // and some file systems have no leases: then this tells nothing.
  bool has_writer() const {
    if (::fcntl(fd_, F_SETLEASE, F_RDLCK) == 0) {
      ::fcntl(fd_, F_SETLEASE, F_UNLCK);
      return false;
    }
    return errno == EAGAIN || errno == EWOULDBLOCK;
  }

  struct State {
    off_t size = 0;
    Clock::time_point touched;
    bool operator==(const State&) const = default;
  };
  State state() const {
    struct stat info{};
    ::fstat(fd_, &info);
    return {info.st_size, Clock::from_time_t(info.st_mtim.tv_sec) +
                              std::chrono::duration_cast<Clock::duration>(
                                  std::chrono::nanoseconds(info.st_mtim.tv_nsec))};
  }

  std::string read_at(off_t offset, std::size_t count) const {
    std::string bytes(count, '\0');
    const ssize_t got = ::pread(fd_, bytes.data(), count, offset);
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes;
  }

 private:
  int fd_;
};

// APPNOTE.TXT 4.3.16: the end of central directory record, before a comment of up to 65535 bytes.
bool is_cut_zip(const Opened& file, off_t size) {
  if (file.read_at(0, 4) != std::string("PK\x03\x04", 4)) return false;
  constexpr off_t tail = 65'535 + 22;
  const off_t from = std::max<off_t>(0, size - tail);
  return file.read_at(from, static_cast<std::size_t>(size - from))
             .find(std::string("PK\x05\x06", 4)) == std::string::npos;
}

}  // namespace

bool is_unfinished_name(std::string_view file_name) {
  static constexpr std::array<std::string_view, 8> endings = {
      ".tmp", ".part", ".partial", ".crdownload", ".download", ".filepart", ".swp", ".lock"};
  if (file_name.empty() || file_name.front() == '.' || file_name.front() == '~') return true;
  const std::string name = text::to_lower(file_name);
  return name.back() == '~' || std::ranges::any_of(endings, [&](std::string_view ending) {
           return name.size() > ending.size() &&
                  name.compare(name.size() - ending.size(), ending.size(), ending) == 0;
         });
}

bool is_whole(const std::filesystem::path& file) {
  const Opened opened(file);
  if (!opened.is_open()) return true;  // its reader says why
  if (opened.has_writer()) return false;
  const Opened::State first = opened.state();
  const auto age = Clock::now() - first.touched;
  if (age < std::chrono::seconds(3)) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    if (!(opened.state() == first)) return false;
  }
  return age > std::chrono::minutes(10) || !is_cut_zip(opened, first.size);
}

}  // namespace vekha::fetch
