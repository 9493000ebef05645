#include "cli/command.h"
#include "service/run.h"

namespace vekha::cli {

namespace {

Exit check(const Arguments& arguments, Console& console) {
  const service::RunOutcome outcome = service::run({.workspace = arguments.word(0, "."),
                                                    .templates = templates_folder(arguments),
                                                    .as_of = as_of_option(arguments),
                                                    .publication = service::Publication::check_only,
                                                    .progress = console.progress()});
  console.tell(outcome.problems);
  if (outcome.refused) {
    console.say({"Публиковать нельзя: сначала исправьте отмеченное ✕.",
                 "Nothing can be published until what is marked ✕ is mended."});
    return Exit::refused;
  }
  if (outcome.problems.empty()) console.say({"Замечаний нет.", "No problems."});
  return exit_of(outcome.problems);
}

}  // namespace

Command check_command() {
  return {.name = "check",
          .rule = {.options = {{"--as-of", Takes::value}}, .least = 0, .most = 1},
          .summary = {"проверить всё, ничего не публикуя", "check everything, publish nothing"},
          .help = {R"(Вызов: vekha check [ПАПКА] [--as-of ДАТА]

Делает всё, что run, кроме публикации, и называет сразу все замечания: файл, лист, ячейка, что
найдено, чего ждали и что делать. ✕ мешает публикации, ! стоит посмотреть, · просто сведения.
)",
                   R"(Usage: vekha check [DIR] [--as-of DATE]

Does all that run does but publishing, and tells all problems at once: file, sheet, cell, what was
found, what was expected, what to do. ✕ stops a publication, ! is worth a look, · is a remark.
)"},
          .run = check};
}

}  // namespace vekha::cli
