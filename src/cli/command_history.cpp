#include "base/date.h"
#include "cli/command.h"
#include "history/store.h"
#include "service/node_name.h"
#include "service/run_history.h"

#include <array>
#include <chrono>

namespace vekha::cli {

namespace {

constexpr std::size_t runs_shown = 30;

Words outcome_words(history::RunOutcome outcome) {
  static const std::array<Words, 6> words = {{{"идёт", "running"},
                                              {"опубликован", "published"},
                                              {"отказ", "refused"},
                                              {"сбой", "failed"},
                                              {"прерван", "abandoned"},
                                              {"черновик", "draft"}}};
  return words.at(static_cast<std::size_t>(outcome));
}

/// «2026-11-25 02:30» UTC.
std::string moment(std::int64_t seconds) {
  const std::chrono::sys_seconds at{std::chrono::seconds(seconds)};
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::hh_mm_ss time(at - day);
  const auto two = [](std::int64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  return to_iso(Date(day)) + " " + two(time.hours().count()) + ":" + two(time.minutes().count());
}

// A run whose process is gone has ended, though nobody has entered it so yet.
history::RunOutcome known_outcome(const history::RunRecord& run) {
  const bool gone = run.outcome == history::RunOutcome::running && !service::may_live(run.node);
  return gone ? history::RunOutcome::abandoned : run.outcome;
}

Exit show_runs(history::Store& store, Console& console) {
  const auto runs = store.runs(runs_shown);
  for (const history::RunRecord& run : runs) {
    console.out(moment(run.started) + "Z  " + run.as_of + "  " +
                outcome_words(known_outcome(run)).in(console.language()) + "  " +
                run.release.value_or("—") + "  " + run.node + "\n");
  }
  if (runs.empty()) console.say({"Запусков ещё не было.", "There have been no runs yet."});
  return Exit::done;
}

Exit show_measure(history::Store& store, const std::string& measure, Console& console) {
  const std::size_t slash = measure.find('/');
  if (slash == std::string::npos) {
    throw UsageError({"«" + measure + "»: ждали ПРОГРАММА/МЕРОПРИЯТИЕ, например plan-2024/5",
                      "«" + measure + "»: expected PROGRAMME/MEASURE, as in plan-2024/5"});
  }
  const auto values = store.restatements(measure.substr(0, slash), measure.substr(slash + 1));
  for (const history::Restatement& value : values) {
    const Words now{value.until_run ? "заменено" : "действует",
                    value.until_run ? "replaced" : "holds"};
    console.out(value.record.period + "  " + value.record.unit + "  " + value.record.value + "  " +
                now.in(console.language()) + "  " + value.record.cell + "\n");
  }
  if (values.empty())
    console.say({"О нём ещё ничего не сообщали.", "Nothing was reported of it yet."});
  return Exit::done;
}

Exit show(const Arguments& arguments, Console& console) {
  const service::Workspace workspace = service::load_workspace(arguments.word(0, ".")).workspace;
  history::Store store(service::history_address(workspace), workspace.office.name);
  if (const auto measure = arguments.value("--measure"))
    return show_measure(store, *measure, console);
  return show_runs(store, console);
}

}  // namespace

Command history_command() {
  return {
      .name = "history",
      .rule = {.options = {{"--measure", Takes::value}}, .most = 1},
      .summary = {"прошлые запуски и прежние значения", "past runs and former values"},
      .help = {"Вызов: vekha history [ПАПКА] [--measure ПРОГРАММА/МЕРОПРИЯТИЕ]\n\nПоследние "
               "запуски: когда (UTC), на какую дату, чем кончился, какой выпуск.\n\n  --measure "
               "П/М      все значения, которые когда-либо сообщали об этом мероприятии\n",
               "Usage: vekha history [DIR] [--measure PROGRAMME/MEASURE]\n\nThe last runs: when "
               "(UTC), as of which day, how it ended, which release.\n\n  --measure P/M      all "
               "values that were ever reported of that measure\n"},
      .run = show};
}

}  // namespace vekha::cli
