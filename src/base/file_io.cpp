#include "base/file_io.h"

#include "base/error.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

namespace vekha {

namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int number() const { return number_; }
  int close() {
    const int closed = ::close(number_);
    number_ = -1;
    return closed;
  }

 private:
  int number_;
};

std::string reason(int error) {
  return std::generic_category().message(error);
}

InputError cannot_read(const std::filesystem::path& path, const std::string& ru,
                       const std::string& en) {
  return InputError({.place = {.file = path.string()},
                     .code = "file_unreadable",
                     .text = {ru, en},
                     .advice = {"проверьте имя файла и права на чтение",
                                "check the file's name and permissions"}});
}

ServiceError cannot_write(const std::filesystem::path& path, int error) {
  const bool full = error == ENOSPC || error == EDQUOT;
  return ServiceError(
      {.place = {.file = path.string()},
       .code = full ? "disk_full" : "not_writable",
       .text = {full ? "не записано: на диске нет места" : "не записано: " + reason(error),
                full ? "not written: the disk is full" : "not written: " + reason(error)},
       .advice = {full ? "освободите место и запустите снова"
                       : "проверьте права на папку и запустите снова",
                  full ? "free some space and run again"
                       : "check the folder's permissions and run again"}});
}

}  // namespace

std::string read_file(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) {
    const int error = errno;
    throw cannot_read(path, error == ENOENT ? "файла нет" : "файл не открывается: " + reason(error),
                      error == ENOENT ? "no such file" : "cannot be opened: " + reason(error));
  }
  struct stat status{};
  if (::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode)) {
    throw cannot_read(path, "это не файл", "not a regular file");
  }
  std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t count = ::read(file.number(), bytes.data() + filled, bytes.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0)
      throw cannot_read(path, "ошибка чтения: " + reason(errno), "read error: " + reason(errno));
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  bytes.resize(filled);
  return bytes;
}

namespace {

int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

}  // namespace

void write_file_atomically(const std::filesystem::path& path, std::string_view bytes,
                           FileReaders readers) {
  const mode_t mode = readers == FileReaders::owner ? 0600 : 0644;
  const std::filesystem::path beside = path.string() + ".partial-" + std::to_string(::getpid());
  int error = 0;
  {
    Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode));
    if (file.number() < 0) throw cannot_write(path, errno);
    error = write_all(file.number(), bytes);
    if (error == 0 && ::fsync(file.number()) != 0) error = errno;
    if (file.close() != 0 && error == 0) error = errno;
  }
  if (error == 0 && ::rename(beside.c_str(), path.c_str()) != 0) error = errno;
  if (error != 0) {
    ::unlink(beside.c_str());
    throw cannot_write(path, error);
  }
}

}  // namespace vekha
