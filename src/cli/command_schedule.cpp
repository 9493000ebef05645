#include "cli/command.h"
#include "service/workspace.h"

namespace vekha::cli {

namespace {

constexpr int shown_times = 10;

void show_job(const service::JobSettings& job, schedule::Instant from, Console& console) {
  const auto& plan = job.job.plan;
  console.out(job.job.name + "  «" + job.line + "»  " + plan.zone + "\n");
  auto next = plan.cron.next(from, plan.zone, plan.calendar);
  if (!next) console.out(Words{"  никогда\n", "  never\n"}.in(console.language()));
  for (int i = 0; i < shown_times && next; ++i) {
    console.out("  " + schedule::to_text(schedule::local_time(*next, plan.zone)) + "  " +
                plan.cron.why(*next, plan.zone, plan.calendar).in(console.language()) + "\n");
    next = plan.cron.next(*next, plan.zone, plan.calendar);
  }
}

schedule::Instant begin_of(const Arguments& arguments) {
  const auto text = arguments.value("--from");
  if (!text) return schedule::now();
  const auto instant = schedule::parse_utc_text(*text);
  const auto day = parse_iso_date(*text);
  if (instant) return *instant;
  if (day) return std::chrono::sys_days{*day};
  throw UsageError({"--from — время вида 2024-07-01T05:30:00Z или день 2024-07-01",
                    "--from is a time like 2024-07-01T05:30:00Z or a day 2024-07-01"});
}

Exit show_times(const Arguments& arguments, Console& console) {
  const schedule::Instant from = begin_of(arguments);
  const service::LoadedWorkspace loaded = service::load_workspace(arguments.word(0, "."));
  Problems of_settings;
  for (const Problem& problem : loaded.problems) {
    if (problem.code != "no_road_maps") of_settings.push_back(problem);
  }
  console.tell(of_settings);
  for (const service::JobSettings& job : loaded.workspace.service.jobs)
    show_job(job, from, console);
  if (loaded.workspace.service.jobs.empty() && !service::has_fatal(of_settings))
    console.say({"Расписания в vekha.toml нет.", "There is no schedule in vekha.toml."});
  return service::has_fatal(of_settings) ? Exit::refused : exit_of(of_settings);
}

}  // namespace

Command schedule_command() {
  return {.name = "schedule",
          .rule = {.options = {{"--from", Takes::value}}, .most = 1},
          .summary = {"когда служба запустит публикацию и почему",
                      "when the service will run, and why"},
          .help = {R"(Вызов: vekha schedule [ПАПКА] [--from ВРЕМЯ]

Показывает десять ближайших запусков каждого задания из vekha.toml и почему они в эти дни: по часам
пояса задания, с переводом часов и рабочим календарём. --from считает от другого времени.

Пример: vekha schedule samples --from 2024-07-01
)",
                   R"(Usage: vekha schedule [DIR] [--from TIME]

Shows the next ten runs of each job in vekha.toml and why they are on those days, by the clock of the
job's zone, with changes of the clock and the working calendar. --from counts from another time.

Example: vekha schedule samples --from 2024-07-01
)"},
          .run = show_times};
}

}  // namespace vekha::cli
