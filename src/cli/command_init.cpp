#include "base/error.h"
#include "base/file_io.h"
#include "cli/command.h"

#include <filesystem>

namespace vekha::cli {

namespace fs = std::filesystem;

namespace {

void make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (!error) return;
  throw ServiceError(
      {.place = {.file = folder.string()},
       .code = "not_writable",
       .text = {"папка не создаётся: " + error.message(),
                "the folder can't be made: " + error.message()},
       .advice = {"проверьте права и место на диске", "check permissions and the disk's space"}});
}

Exit init(const Arguments& arguments, Console& console) {
  const fs::path folder = arguments.word(0);
  const fs::path settings = folder / "vekha.toml";
  if (fs::exists(settings)) {
    throw UsageError({settings.string() + ": здесь уже есть рабочая папка, она не тронута",
                      settings.string() + ": there is a workspace already; it was left alone"});
  }
  for (const char* name : {"roadmaps", "exports", "site"})
    make_folder(folder / name);
  for (const char* name : {"calendar.toml", "vekha.toml"})
    write_file_atomically(folder / name,
                          read_file(templates_folder(arguments) / "workspace" / name));
  console.say({"Готово: " + settings.string() +
                   ". Впишите название управления, положите дорожные карты в roadmaps, "
                   "выгрузки в exports и выполните: vekha run " +
                   folder.string(),
               "Done: " + settings.string() +
                   ". Write the office's name there, put road maps into roadmaps, exports into "
                   "exports, and call: vekha run " +
                   folder.string()});
  return Exit::done;
}

}  // namespace

Command init_command() {
  return {.name = "init",
          .rule = {.least = 1, .most = 1},
          .summary = {"создать рабочую папку", "make a new workspace"},
          .help = {"Вызов: vekha init ПАПКА\n\nСоздаёт рабочую папку: vekha.toml с пояснениями, "
                   "roadmaps, exports, site.\n",
                   "Usage: vekha init DIR\n\nMakes a workspace: a commented vekha.toml, roadmaps, "
                   "exports, site.\n"},
          .run = init};
}

}  // namespace vekha::cli
