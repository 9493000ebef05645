#include "access/state_file.h"

#include "base/error.h"
#include "base/file_io.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace vekha::access {

namespace fs = std::filesystem;

namespace {

ServiceError cannot_write(const fs::path& path, int error) {
  const std::string why = std::strerror(error);
  return ServiceError(
      {.place = {.file = path.string()},
       .code = "state_not_writable",
       .text = {"файл состояния не записать: " + why, "can't write the state: " + why},
       .advice = {"дайте пользователю vekha право записи в эту папку",
                  "let the user vekha write into that folder"}});
}

class FileLock {
 public:
  explicit FileLock(const fs::path& path)
      : descriptor_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    if (descriptor_ < 0) throw cannot_write(path, errno);
    while (::flock(descriptor_, LOCK_EX) != 0) {
      if (errno != EINTR) {
        const int error = errno;
        ::close(descriptor_);
        throw cannot_write(path, error);
      }
    }
  }
  ~FileLock() { ::close(descriptor_); }
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  int descriptor_ = -1;
};

}  // namespace

Json StateFile::read() const {
  if (!fs::exists(path_)) return nullptr;
  try {
    return Json::parse(read_file(path_));
  } catch (const Json::exception& error) {
    throw InputError(
        {.place = {.file = path_.string()},
         .code = "state_damaged",
         .text = {"файл состояния повреждён", std::string("damaged: ") + error.what()},
         .advice = {"восстановите его из резервной копии", "restore it from a backup"}});
  }
}

void StateFile::update(const std::function<void(Json&)>& change) const {
  const std::lock_guard guard(mutex_);
  fs::create_directories(path_.parent_path());
  ::chmod(path_.parent_path().c_str(), 0700);
  const FileLock lock(path_.string() + ".lock");
  Json document = read();
  change(document);
  write_file_atomically(path_, document.dump(1) + "\n", FileReaders::owner);
}

}  // namespace vekha::access
