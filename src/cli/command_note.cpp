#include "base/error.h"
#include "base/file_io.h"
#include "base/period_text.h"
#include "cli/command.h"
#include "cli/pdf.h"
#include "render/html/site.h"
#include "render/note/fields.h"
#include "render/note/note.h"
#include "render/note/word_template_check.h"
#include "report/selection.h"
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

const report::ProgrammeReport& programme_named(const report::Snapshot& snapshot,
                                               const std::string& id) {
  const auto found = std::ranges::find_if(
      snapshot.programmes, [&](const auto& programme) { return programme.id == id; });
  if (found != snapshot.programmes.end()) return *found;
  throw UsageError({"программы «" + id + "» нет; есть: " + known_programmes(snapshot),
                    "no programme «" + id + "»; there are: " + known_programmes(snapshot)});
}

// By --format, else by the ending of --output.
std::string format_of(const Arguments& arguments) {
  const std::string output = arguments.value("--output").value_or("");
  std::string format = "html";
  for (const char* ending : {"docx", "pdf"}) {
    if (output.size() > 5 && output.substr(output.rfind('.') + 1) == ending) format = ending;
  }
  format = arguments.value("--format").value_or(format);
  if (format == "html" || format == "docx" || format == "pdf") return format;
  throw UsageError({"справка пишется как html, docx или pdf, а не «" + format + "»",
                    "a note is html, docx or pdf, not «" + format + "»"});
}

std::optional<Period> period_of(const Arguments& arguments) {
  const auto text = arguments.value("--period");
  if (!text) return std::nullopt;
  if (const auto period = parse_period(*text)) return period;
  throw UsageError(no_period(*text));
}

void refuse_mixed_page(const Arguments& arguments, const std::string& format) {
  if (!arguments.has("--page")) return;
  const bool part =
      arguments.value("--section") || arguments.value("--executor") || arguments.value("--school");
  if (format == "docx" || part) {
    throw UsageError({"с --page страница программы пишется целиком, как html или pdf",
                      "with --page the programme's page is written whole, as html or pdf"});
  }
}

std::string page_of(const std::string& format, const render::note::NoteInput& input) {
  const std::string html = render::html::render_programme_page(input.snapshot, input.programme,
                                                               input.templates, input.phrases);
  return format == "pdf" ? pdf_of(PdfOf::page, html) : html;
}

std::string render(const std::string& format, const render::note::NoteInput& input) {
  if (format == "docx") return render::note::render_docx(input);
  const std::string html = render::note::render_html(input);
  return format == "pdf" ? pdf_of(PdfOf::note, html) : html;
}

void hand_over(const Arguments& arguments, Console& console, const std::string& bytes) {
  const auto path = arguments.value("--output");
  if (!path) return console.out(bytes);
  write_file_atomically(*path, bytes);
  console.say({"Справка записана: " + *path, "The note was written: " + *path});
}

Exit annotate(const Arguments& arguments, Console& console, const std::string& file) {
  const auto checked = render::note::annotate_template(read_file(file), file);
  if (checked.faults == 0) {
    console.say(
        {"В шаблоне все метки верны: " + file, "All tags of the template are right: " + file});
    return Exit::done;
  }
  const std::size_t dot = file.rfind('.');
  const std::string path =
      arguments.value("--output").value_or(file.substr(0, dot) + ".замечания.docx");
  write_file_atomically(path, checked.annotated);
  const std::string count = std::to_string(checked.faults);
  console.say({"Неверных меток: " + count + ". Шаблон с примечаниями: " + path,
               "Wrong tags: " + count + ". The template with remarks: " + path});
  return Exit::done_with_problems;
}

Exit note(const Arguments& arguments, Console& console) {
  if (arguments.has("--tags")) {
    const Words tags = render::note::list_of_tags();
    console.out(tags.in(console.language()));
    return Exit::done;
  }
  if (const auto file = arguments.value("--annotate")) return annotate(arguments, console, *file);
  if (arguments.positional().empty()) throw UsageError({"назовите программу", "name a programme"});
  const std::string format = format_of(arguments);
  refuse_mixed_page(arguments, format);
  if (format == "pdf") require_pdf_printer(arguments.has("--page") ? PdfOf::page : PdfOf::note);
  service::RunRequest request{.workspace = arguments.value("--workspace").value_or("."),
                              .templates = templates_folder(arguments),
                              .as_of = as_of_option(arguments),
                              .window = period_of(arguments),
                              .progress = console.progress()};
  const service::RunOutcome outcome = service::evaluate_workspace(request);
  if (outcome.refused || !outcome.snapshot) {
    console.tell(outcome.problems);
    return Exit::refused;
  }
  const report::Snapshot& snapshot = *outcome.snapshot;
  const report::Selection selection{.section = arguments.value("--section"),
                                    .executor = arguments.value("--executor"),
                                    .school = arguments.value("--school")};
  const report::ProgrammeReport& whole = programme_named(snapshot, arguments.word(0));
  const report::ProgrammeReport selected = report::select(whole, selection);
  const service::LoadedWorkspace loaded = service::load_workspace(request.workspace);
  const report::Templates templates = service::templates_of(loaded.workspace, request.templates);
  const report::Phrases phrases(
      templates, arguments.has("--lang") ? console.language() : loaded.workspace.language);
  const bool page = arguments.has("--page");
  const render::note::NoteInput input{snapshot, page ? whole : selected,
                                      render::note::scope_text(phrases, selection), templates,
                                      phrases};
  const std::string bytes = page ? page_of(format, input) : render(format, input);
  console.end_progress();
  hand_over(arguments, console, bytes);
  return exit_of(outcome.problems);
}

}  // namespace

Command note_command() {
  return {.name = "note",
          .rule = {.options = {{"--as-of", Takes::value},
                               {"--workspace", Takes::value},
                               {"--period", Takes::value},
                               {"--section", Takes::value},
                               {"--executor", Takes::value},
                               {"--school", Takes::value},
                               {"--format", Takes::value},
                               {"--page", Takes::nothing},
                               {"--annotate", Takes::value},
                               {"--tags", Takes::nothing},
                               {"--output", Takes::value}},
                   .least = 0,
                   .most = 1},
          .summary = {"аналитическая справка по программе", "an analytic note on a programme"},
          .help = {R"(Вызов: vekha note ПРОГРАММА [ключи]
       vekha note --tags
       vekha note --annotate ШАБЛОН.docx [--output ФАЙЛ]

Пишет аналитическую справку о ходе исполнения программы. ПРОГРАММА — её id из vekha.toml. Без --output
справка идёт в стандартный вывод.

  --workspace ПАПКА   рабочая папка; без ключа — текущая
  --as-of ДАТА        по состоянию на: 2024-07-01 или 01.07.2024
  --period ПЕРИОД     отчётный период: 2024, 2024-H1, 2024-Q2, 2024-05, 01.04.2024-30.06.2024
  --section РАЗДЕЛ    только раздел: номер («II») или название
  --executor ИМЯ      только мероприятия исполнителя
  --school ИМЯ        только то, о чём отчиталась школа или центр
  --format ВИД        html, docx (по шаблону Word) или pdf (нужен WeasyPrint или Chromium);
                      без ключа — по окончанию имени в --output, иначе html
  --page              вместо справки — страница программы одним файлом, html или pdf (нужен Chromium)
  --output ФАЙЛ       куда записать
  --tags              все метки, которые понимает шаблон Word
  --annotate ФАЙЛ     проверить шаблон Word и вернуть его с примечаниями у неверных меток

Пример: vekha note plan-2024 --workspace samples --section II --output справка.docx
)",
                   R"(Usage: vekha note PROGRAMME [options]
       vekha note --tags
       vekha note --annotate TEMPLATE.docx [--output FILE]

Writes the analytic note on a programme's progress. PROGRAMME is its id in vekha.toml. Without
--output it goes to the standard output.

  --workspace DIR     the workspace; the current folder otherwise
  --as-of DATE        2024-07-01
  --period PERIOD     reporting period: 2024, 2024-H1, 2024-Q2, 2024-05, 2024-04-01..2024-06-30
  --section SECTION   a section alone: its number («II») or title
  --executor NAME     the measures of an executor alone
  --school NAME       what a school or centre reported on alone
  --format FORMAT     html, docx (from the Word template) or pdf (needs WeasyPrint or Chromium);
                      otherwise by the ending of --output, else html
  --page              the programme's page in one file instead of the note, html or pdf (by Chromium)
  --output FILE       where to write
  --tags              all tags that a Word template may use
  --annotate FILE     check a Word template and return it with remarks at wrong tags

Example: vekha note plan-2024 --workspace samples --section II --output note.docx
)"},
          .run = note};
}

}  // namespace vekha::cli
