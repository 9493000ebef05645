#include "cli/command.h"
#include "service/run_lock.h"

namespace vekha::cli {

namespace {

std::string shown_path(const std::filesystem::path& path) {
  return path.lexically_relative(std::filesystem::current_path()).string().starts_with("..")
             ? path.lexically_normal().string()
             : path.lexically_relative(std::filesystem::current_path()).string();
}

Exit tell_draft(const service::RunOutcome& outcome, Console& console) {
  const std::string page = shown_path(outcome.site / "drafts" / *outcome.draft / "index.html");
  if (outcome.refused) {
    console.say({"Проверка остановила выпуск, посетители видят прежний.",
                 "A check stopped the release, visitors see the last one."});
  }
  console.say({"Черновик " + *outcome.draft + ": " + page +
                   "\nПоказать его посетителям: vekha approve " + *outcome.draft,
               "Draft " + *outcome.draft + ": " + page +
                   "\nTo show it to visitors: vekha approve " + *outcome.draft});
  return outcome.refused ? Exit::refused : exit_of(outcome.problems);
}

Exit run(const Arguments& arguments, Console& console) {
  service::RunRequest request{.workspace = arguments.word(0, "."),
                              .templates = templates_folder(arguments),
                              .as_of = as_of_option(arguments),
                              .unchanged = service::Unchanged::say_so,
                              .forced = arguments.has("--force"),
                              .progress = console.progress()};
  if (arguments.has("--lang")) request.language = console.language();
  const service::RunOutcome outcome = service::run_alone(request);
  console.tell(outcome.problems);
  if (outcome.draft) return tell_draft(outcome, console);
  if (!outcome.release) {
    console.say({"Отказ: ничего не опубликовано, прежний выпуск остался на месте.",
                 "Refused: nothing was published, the last release is untouched."});
    return Exit::refused;
  }
  const std::string page = shown_path(outcome.site / "current" / "index.html");
  console.say({"Опубликован выпуск " + *outcome.release + ": " + page,
               "Published release " + *outcome.release + ": " + page});
  return exit_of(outcome.problems);
}

}  // namespace

Command run_command() {
  return {
      .name = "run",
      .rule = {.options = {{"--as-of", Takes::value}, {"--force", Takes::nothing}},
               .least = 0,
               .most = 1},
      .summary = {"прочитать, рассчитать и опубликовать выпуск",
                  "read, evaluate and publish one release"},
      .help =
          {R"(Вызов: vekha run [ПАПКА] [--as-of ДАТА] [--force] [--lang ru|en] [--templates ПАПКА]

Читает дорожные карты и выгрузки рабочей папки (по умолчанию текущей), считает план и факт,
пишет сайт, книги Excel и справки и показывает их одним переключением ссылки site/current.
Что бы ни случилось, посетители видят последний целый выпуск. Перед показом выпуск проверяется
([checks] в vekha.toml); остановленный проверкой и, при approval = true, каждый становится
черновиком: его показывает vekha approve.

  --as-of ДАТА       по состоянию на этот день: 2024-07-01 или 01.07.2024 (иначе сегодня
                     или дата из vekha.toml)
  --force            показать сразу: проверки только предупреждают, одобрения не ждать
  --lang ru|en       язык сайта и сообщений
  --templates ПАПКА  шаблоны вместо поставляемых с Вехой

Пример: vekha run samples
)",
           R"(Usage: vekha run [DIR] [--as-of DATE] [--force] [--lang ru|en] [--templates DIR]

Reads the road maps and exports of the workspace (default: the current folder), evaluates plan
against actual, writes the site, the workbooks and the notes, and shows them by one switch of the
link site/current. Whatever happens, visitors see the last whole release. Before that the release is
checked ([checks] in vekha.toml); one that a check stops and, with approval = true, every one becomes
a draft, which vekha approve shows.

  --as-of DATE       as of that day (else today, or the date in vekha.toml)
  --force            show at once: checks only warn, no approval is waited for
  --lang ru|en       language of the site and of messages
  --templates DIR    templates instead of those that come with Vekha

Example: vekha run samples
)"},
      .run = run};
}

}  // namespace vekha::cli
