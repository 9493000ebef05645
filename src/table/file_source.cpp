#include "table/file_source.h"

#include "base/sha256.h"
#include "table/fault.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace vekha::table {

FileSource::FileSource(const std::filesystem::path& path, std::string name)
    : name_(std::move(name)) {
  struct stat status{};
  // A pipe or device would block the open; it is no table anyway.
  if (::stat(path.c_str(), &status) != 0) fail(errno);
  if (!S_ISREG(status.st_mode)) {
    refuse({.file = name_}, "file_unreadable", {"это не файл", "not a regular file"},
           {"укажите файл таблицы", "name a file with a table"});
  }
  descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor_ < 0) fail(errno);
  size_ = static_cast<std::uint64_t>(status.st_size);
}

FileSource::~FileSource() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void FileSource::fail(int error) const {
  const std::string reason = std::generic_category().message(error);
  refuse({.file = name_}, "file_unreadable",
         {error == ENOENT ? "файла нет" : "файл не читается: " + reason,
          error == ENOENT ? "no such file" : "the file cannot be read: " + reason},
         {"проверьте имя файла и права на чтение", "check the file's name and permissions"});
}

std::size_t FileSource::read(char* to, std::size_t room) {
  while (true) {
    const ssize_t count = ::read(descriptor_, to, room);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR) fail(errno);
  }
}

std::string FileSource::read_at(std::uint64_t offset, std::uint64_t count) const {
  std::string bytes(count, '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t got = ::pread(descriptor_, bytes.data() + filled, bytes.size() - filled,
                                static_cast<off_t>(offset + filled));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(errno);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

std::string sha256_of_file(const std::filesystem::path& path, const std::string& name) {
  FileSource file(path, name);
  Sha256 sum;
  std::string block(256 << 10, '\0');
  for (std::size_t count = file.read(block.data(), block.size()); count > 0;
       count = file.read(block.data(), block.size())) {
    sum.update(std::string_view(block).substr(0, count));
  }
  return sum.hex();
}

}  // namespace vekha::table
