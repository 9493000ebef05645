#include "base/error.h"
#include "base/file_io.h"
#include "cli/command.h"
#include "render/html/note.h"
#include "service/run.h"

#include <algorithm>

namespace vekha::cli {

namespace {

std::string known_programmes(const report::Snapshot& snapshot) {
  std::string names;
  for (const auto& programme : snapshot.programmes)
    names += (names.empty() ? "" : ", ") + programme.id;
  return names;
}

void require_programme(const report::Snapshot& snapshot, const std::string& id) {
  const bool known = std::any_of(snapshot.programmes.begin(), snapshot.programmes.end(),
                                 [&](const auto& programme) { return programme.id == id; });
  if (known) return;
  throw UsageError({"программы «" + id + "» нет; есть: " + known_programmes(snapshot),
                    "no programme «" + id + "»; there are: " + known_programmes(snapshot)});
}

Exit note(const Arguments& arguments, Console& console) {
  const std::string format = arguments.value("--format").value_or("html");
  if (format != "html") {
    throw UsageError({"справка пока пишется только в html", "the note is written as html only"});
  }
  service::RunRequest request{.workspace = arguments.value("--workspace").value_or("."),
                              .templates = templates_folder(arguments),
                              .as_of = as_of_option(arguments),
                              .progress = console.progress()};
  const service::RunOutcome outcome = service::evaluate_workspace(request);
  if (outcome.refused) {
    console.tell(outcome.problems);
    return Exit::refused;
  }
  require_programme(*outcome.snapshot, arguments.word(0));
  const service::LoadedWorkspace loaded = service::load_workspace(request.workspace);
  const report::Templates templates = service::templates_of(loaded.workspace, request.templates);
  const report::Phrases phrases(
      templates, arguments.has("--lang") ? console.language() : loaded.workspace.language);
  const std::string text =
      render::html::render_note(*outcome.snapshot, arguments.word(0), templates, phrases);
  console.end_progress();
  if (const auto path = arguments.value("--output")) {
    write_file_atomically(*path, text);
    console.say({"Справка записана: " + *path, "The note was written: " + *path});
  } else {
    console.out(text);
  }
  return exit_of(outcome.problems);
}

}  // namespace

Command note_command() {
  return {.name = "note",
          .rule = {.options = {{"--as-of", Takes::value},
                               {"--workspace", Takes::value},
                               {"--format", Takes::value},
                               {"--output", Takes::value}},
                   .least = 1,
                   .most = 1},
          .summary = {"аналитическая справка по программе", "an analytic note on a programme"},
          .help = {R"(Вызов: vekha note ПРОГРАММА [--workspace ПАПКА] [--as-of ДАТА] [--output ФАЙЛ]

Пишет аналитическую справку о ходе исполнения программы: страница HTML, готовая к печати.
ПРОГРАММА — её id из vekha.toml. Без --output справка идёт в стандартный вывод.

Пример: vekha note plan-2024 --workspace samples --output справка.html
)",
                   R"(Usage: vekha note PROGRAMME [--workspace DIR] [--as-of DATE] [--output FILE]

Writes the analytic note on a programme's progress: a page of HTML, ready for print. PROGRAMME is its
id in vekha.toml. Without --output it goes to the standard output.

Example: vekha note plan-2024 --workspace samples --output note.html
)"},
          .run = note};
}

}  // namespace vekha::cli
