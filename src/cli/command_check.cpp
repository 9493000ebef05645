#include "base/error.h"
#include "cli/command.h"
#include "render/forms/annotated_copy.h"
#include "service/run.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <system_error>

namespace vekha::cli {

namespace {

namespace fs = std::filesystem;

// The copy that was kept when the export was taken, else the file itself.
fs::path sent_file(const fs::path& workspace, const facts::Source& source) {
  std::error_code error;
  const fs::path kept =
      workspace / ".vekha" / "inputs" / "files" / source.sha256.substr(0, 2) / source.sha256;
  return !source.sha256.empty() && fs::exists(kept, error) ? kept : workspace / source.file;
}

// For every export with rejects a copy for its sender, with a comment on each cell at fault.
void write_returns(const fs::path& workspace, const report::Snapshot& snapshot,
                   const fs::path& folder, const report::Phrases& phrases, Console& console) {
  std::error_code error;
  fs::create_directories(folder, error);
  for (std::size_t i = 0; i < snapshot.sources.size(); ++i) {
    std::vector<facts::Reject> rejects;
    std::ranges::copy_if(snapshot.rejects, std::back_inserter(rejects),
                         [i](const facts::Reject& one) { return one.source == i; });
    if (rejects.empty()) continue;
    const facts::Source& source = snapshot.sources[i];
    const fs::path copy =
        folder / render::forms::copy_name(fs::path(source.file).filename().string(), phrases);
    try {
      render::forms::write_annotated_copy(sent_file(workspace, source), rejects, phrases, copy);
      console.say({"Копия с замечаниями: " + copy.string(), "Copy with remarks: " + copy.string()});
    } catch (const InputError& unreadable) {
      console.tell({unreadable.problem()});
    }
  }
}

Exit check(const Arguments& arguments, Console& console) {
  const service::RunOutcome outcome = service::run({.workspace = arguments.word(0, "."),
                                                    .templates = templates_folder(arguments),
                                                    .as_of = as_of_option(arguments),
                                                    .publication = service::Publication::check_only,
                                                    .progress = console.progress()});
  console.tell(outcome.problems);
  if (const auto folder = arguments.value("--returns"); folder && outcome.snapshot) {
    const report::Phrases phrases(report::Templates({templates_folder(arguments)}),
                                  console.language());
    write_returns(arguments.word(0, "."), *outcome.snapshot, *folder, phrases, console);
  }
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
          .rule = {.options = {{"--as-of", Takes::value}, {"--returns", Takes::value}},
                   .least = 0,
                   .most = 1},
          .summary = {"проверить всё, ничего не публикуя", "check everything, publish nothing"},
          .help = {R"(Вызов: vekha check [ПАПКА] [--as-of ДАТА] [--returns КУДА]

Делает всё, что run, кроме публикации, и называет сразу все замечания: файл, лист, ячейка, что
найдено, чего ждали и что делать. ✕ мешает публикации, ! стоит посмотреть, · просто сведения.
  --returns КУДА   для каждой выгрузки с отказами записать её копию для отправителя: примечание на
                   каждой неверной ячейке и лист «Что исправить»
)",
                   R"(Usage: vekha check [DIR] [--as-of DATE] [--returns WHERE]

Does all that run does but publishing, and tells all problems at once: file, sheet, cell, what was
found, what was expected, what to do. ✕ stops a publication, ! is worth a look, · is a remark.
  --returns WHERE  for every export with rejects write a copy for its sender: a comment on each wrong
                   cell and a sheet that lists what to mend
)"},
          .run = check};
}

}  // namespace vekha::cli
