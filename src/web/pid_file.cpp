#include "web/pid_file.h"

#include "base/error.h"

#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>

namespace vekha::web {

PidFile::PidFile(std::filesystem::path path) : path_(std::move(path)) {
  if (path_.empty()) return;
  errno = 0;
  std::ofstream out(path_, std::ios::trunc);
  out << ::getpid() << '\n';
  if (out.flush()) return;
  const std::string reason = std::generic_category().message(errno);
  throw ServiceError({.place = {.file = path_.string()},
                      .code = "pid_file",
                      .text = {"номер процесса не записать: " + reason,
                               "the process id can't be written: " + reason},
                      .advice = {"назовите ключом --pidfile файл в папке, где служба может писать",
                                 "name with --pidfile a file where the service may write"}});
}

PidFile::~PidFile() {
  std::error_code error;
  if (!path_.empty()) std::filesystem::remove(path_, error);
}

}  // namespace vekha::web
