#include "publish/site_error.h"

#include <cerrno>
#include <string>
#include <system_error>

namespace vekha::publish {

ServiceError cannot_write_site(const std::filesystem::path& path, int error) {
  const bool full = error == ENOSPC || error == EDQUOT;
  const std::string reason = std::generic_category().message(error);
  return ServiceError(
      {.place = {.file = path.string()},
       .code = full ? "disk_full" : "site_not_writable",
       .text = {full ? "выпуск не записан: на диске нет места"
                     : "папка сайта недоступна для записи: " + reason,
                full ? "the release was not written: the disk is full"
                     : "the site can't be written: " + reason},
       .advice = {
           "прежний выпуск остался на месте; освободите место или исправьте права и запустите "
           "снова",
           "the last release is untouched; free some space or mend permissions and run again"}});
}

}  // namespace vekha::publish
