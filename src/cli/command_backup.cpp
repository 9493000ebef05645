#include "cli/command.h"
#include "history/store.h"
#include "service/run_history.h"

#include <filesystem>

namespace vekha::cli {

namespace {

Exit back_up(const Arguments& arguments, Console& console) {
  const service::Workspace workspace = service::load_workspace(arguments.word(1, ".")).workspace;
  history::Store store(service::history_address(workspace), workspace.office.name);
  store.check();
  const std::string file = std::filesystem::absolute(arguments.word(0)).string();
  store.backup(file);
  console.say({"Копия истории: " + file, "Copy of the history: " + file});
  return Exit::done;
}

}  // namespace

Command backup_command() {
  return {
      .name = "backup",
      .rule = {.least = 1, .most = 2},
      .summary = {"копия истории, пока служба работает", "copy the history while the service runs"},
      .help = {"Вызов: vekha backup ФАЙЛ [ПАПКА]\n\nПроверяет историю рабочей папки и пишет её "
               "копию в новый файл; службу останавливать не нужно. Вернуть копию: остановить "
               "службу и положить файл на место state/history.db. Историю в PostgreSQL копирует "
               "pg_dump.\n",
               "Usage: vekha backup FILE [DIR]\n\nChecks the workspace's history and writes a copy "
               "of it to a new file; the service may go on. To put it back, stop the service and "
               "lay the file in the place of state/history.db. For a history in PostgreSQL use "
               "pg_dump.\n"},
      .run = back_up};
}

}  // namespace vekha::cli
