#include "cli/command_forms.h"

#include "base/error.h"
#include "base/text.h"
#include "render/forms/form_book.h"
#include "service/gather_exports.h"
#include "service/run.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace vekha::cli {

namespace {

namespace fs = std::filesystem;
using render::forms::FormRequest;

const report::ProgrammeReport& programme_of(const report::Snapshot& snapshot,
                                            const std::string& id) {
  std::string known;
  for (const report::ProgrammeReport& programme : snapshot.programmes) {
    if (programme.id == id) return programme;
    known += (known.empty() ? "" : ", ") + programme.id;
  }
  throw UsageError({"программы «" + id + "» нет; есть: " + known,
                    "no programme «" + id + "»; there are: " + known});
}

std::vector<FormRequest> wanted_forms(const Arguments& arguments,
                                      const service::Workspace& workspace,
                                      const report::ProgrammeReport& programme,
                                      const report::Phrases& phrases) {
  if (const auto school = arguments.value("--school"))
    return render::forms::forms_of_schools(programme, {*school});
  if (arguments.has("--schools")) {
    const std::vector<std::string> names = service::school_names(workspace);
    if (names.empty()) {
      throw UsageError({"списка школ нет: впишите [schools] file = \"…\" в vekha.toml",
                        "there is no list of schools: write [schools] file = \"…\" in vekha.toml"});
    }
    return render::forms::forms_of_schools(programme, names);
  }
  std::vector<FormRequest> forms = render::forms::forms_of_executors(programme, phrases);
  const auto executor = arguments.value("--executor");
  if (!executor) return forms;
  std::string known;
  for (const FormRequest& form : forms)
    known += (known.empty() ? "" : "; ") + form.unit;
  std::erase_if(
      forms, [&](const FormRequest& form) { return text::key(form.unit) != text::key(*executor); });
  if (!forms.empty()) return forms;
  throw UsageError({"исполнителя «" + *executor + "» нет; есть: " + known,
                    "no executor «" + *executor + "»; there are: " + known});
}

// Two executors may come to the same name of a file.
fs::path free_path(const fs::path& folder, const std::string& name, std::vector<fs::path>& taken) {
  fs::path path = folder / name;
  for (int i = 2; std::ranges::find(taken, path) != taken.end(); ++i)
    path = folder / (fs::path(name).stem().string() + " (" + std::to_string(i) + ").xlsx");
  taken.push_back(path);
  return path;
}

Exit forms(const Arguments& arguments, Console& console) {
  const service::RunRequest request{.workspace = arguments.value("--workspace").value_or("."),
                                    .templates = templates_folder(arguments),
                                    .as_of = as_of_option(arguments),
                                    .progress = console.progress()};
  const service::RunOutcome outcome = service::evaluate_workspace(request);
  console.end_progress();
  if (outcome.refused || !outcome.snapshot) {
    console.tell(outcome.problems);
    return Exit::refused;
  }
  const report::ProgrammeReport& programme = programme_of(*outcome.snapshot, arguments.word(0));
  const service::LoadedWorkspace loaded = service::load_workspace(request.workspace);
  const fs::path folder = arguments.value("--output").value_or("forms");
  std::error_code error;
  fs::create_directories(folder, error);
  const report::Phrases phrases(report::Templates({templates_folder(arguments)}),
                                console.language());
  std::vector<fs::path> taken;
  for (const FormRequest& form : wanted_forms(arguments, loaded.workspace, programme, phrases)) {
    const fs::path path =
        free_path(folder, render::forms::form_file_name(programme.id, form.unit, phrases), taken);
    render::forms::write_form(programme, form, phrases, path);
    console.say({"Форма записана: " + path.string(), "Form written: " + path.string()});
  }
  return Exit::done;
}

}  // namespace

Command forms_command() {
  return {
      .name = "forms",
      .rule = {.options = {{"--workspace", Takes::value},
                           {"--as-of", Takes::value},
                           {"--executor", Takes::value},
                           {"--school", Takes::value},
                           {"--schools", Takes::nothing},
                           {"--output", Takes::value}},
               .least = 1,
               .most = 1},
      .summary = {"формы сбора для исполнителей и школ",
                  "collection forms for executors and schools"},
      .help =
          {R"(Вызов: vekha forms ПРОГРАММА [--workspace ПАПКА] [--executor ИМЯ | --school ИМЯ | --schools]
                   [--output ПАПКА]

Пишет книги Excel для сбора сведений: мероприятия исполнителя, план, что сообщалось раньше, клетки для
заполнения с проверками. Заполненную книгу положите в папку выгрузок: Веха узнает её сама, даже если
строки переставлены, столбцы перенесены, а лист скопирован в другую книгу.
  --executor ИМЯ   только этому исполнителю; без параметра — каждому
  --school ИМЯ     одной школе
  --schools        каждой школе из списка [schools]
  --output ПАПКА   куда писать (forms)

Пример: vekha forms plan-2024 --workspace samples --output формы
)",
           R"(Usage: vekha forms PROGRAMME [--workspace DIR] [--executor NAME | --school NAME | --schools]
                   [--output DIR]

Writes workbooks that collect reports: an executor's measures, the plan, what was reported before, cells to
fill with checks. Put the filled workbook into the folder of exports: it is known again, also when rows
were sorted, columns moved or the sheet copied into another workbook.
  --executor NAME  for this executor only; without it for each
  --school NAME    for one school
  --schools        for each school of the list [schools]
  --output DIR     where to write (forms)

Example: vekha forms plan-2024 --workspace samples --output forms
)"},
      .run = forms};
}

}  // namespace vekha::cli
