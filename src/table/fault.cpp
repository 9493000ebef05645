#include "table/fault.h"

#include <utility>

namespace vekha::table {

void refuse(Place place, std::string code, Words text, Words advice) {
  throw InputError({.place = std::move(place),
                    .code = std::move(code),
                    .text = std::move(text),
                    .advice = std::move(advice)});
}

void refuse_damaged(Place place, const Words& what) {
  refuse(std::move(place), "file_damaged",
         {"файл повреждён: " + what.ru, "the file is damaged: " + what.en},
         {"откройте файл в программе, где он создан, сохраните заново или получите ещё раз",
          "open the file in the program that made it and save it again, or obtain it anew"});
}

void refuse_limit(Place place, const Words& what) {
  refuse(std::move(place), "limit_exceeded",
         {"файл больше допустимого: " + what.ru, "the file is beyond a limit: " + what.en},
         {"разделите файл на части; если он получен от доверенного источника, увеличьте предел в "
          "настройках",
          "split the file; if it comes from a trusted source, raise the limit in the settings"});
}

}  // namespace vekha::table
