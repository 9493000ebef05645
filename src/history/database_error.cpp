#include "history/database_error.h"

#include <array>
#include <string_view>

namespace vekha::history {

namespace {

struct Cause {
  std::string_view sign;  // part of the engine's message
  const char* code;
  const char* text_ru;
  const char* text_en;
  const char* advice_ru;
  const char* advice_en;
};

constexpr std::array<Cause, 9> causes = {{
    {"disk is full", "history_full", "на диске нет места для истории",
     "there is no room on the disk for the history", "освободите место и запустите снова",
     "free some space and run again"},
    {"disk I/O error", "history_disk", "диск с историей не пишется",
     "the disk that holds the history can't be written", "проверьте диск и место на нём",
     "check the disk and its space"},
    {"No space left", "history_full", "на диске базы данных нет места",
     "the database's disk is full", "освободите место на сервере базы и запустите снова",
     "free some space on the database's server and run again"},
    {"locked", "history_locked", "историю держит другая программа",
     "another program holds the history", "дождитесь её конца и запустите снова",
     "wait for its end and run again"},
    {"malformed", "history_damaged", "файл истории повреждён", "the history's file is damaged",
     "верните его из резервной копии (vekha backup её делает); сам файл не тронут",
     "put back a copy made by vekha backup; the file itself was left as it is"},
    {"not a database", "history_damaged", "файл истории не является базой SQLite",
     "the history's file is no SQLite database",
     "верните его из резервной копии или назовите другой файл: history = … в начале vekha.toml",
     "put back a copy, or name another file: history = … at the head of vekha.toml"},
    {"readonly", "history_read_only", "файл истории доступен только для чтения",
     "the history's file is read-only", "исправьте права на файл и его папку",
     "mend the permissions of the file and its folder"},
    {"unable to open", "history_not_opened", "файл истории не открывается",
     "the history's file can't be opened", "проверьте, что папка есть и доступна для записи",
     "check that its folder exists and can be written"},
    {"onnection", "history_away", "нет связи с базой данных истории",
     "the history's database can't be reached",
     "проверьте адрес history = … в начале vekha.toml и что сервер базы работает",
     "check the address history = … at the head of vekha.toml and that the server runs"},
}};

}  // namespace

ServiceError database_error(const Address& address, const std::string& message) {
  Problem problem{
      .place = {.file = address.shown},
      .code = "history_failed",
      .text = {"база истории ответила: " + message, "the history's database said: " + message},
      .advice = {"проверьте базу и запустите снова", "check the database and run again"}};
  for (const Cause& cause : causes) {
    if (message.find(cause.sign) == std::string::npos) continue;
    problem.code = cause.code;
    problem.text = {std::string(cause.text_ru) + " (" + message + ")",
                    std::string(cause.text_en) + " (" + message + ")"};
    problem.advice = {cause.advice_ru, cause.advice_en};
    break;
  }
  return ServiceError(problem);
}

}  // namespace vekha::history
