#include "cli/command.h"
#include "service/region.h"

namespace vekha::cli {

namespace {

std::chrono::seconds silent_option(const Arguments& arguments) {
  const auto text = arguments.value("--silent");
  if (!text) return service::NodeRules().silent;
  const auto number = Decimal::parse(*text);
  const bool good =
      number && number->is_whole() && *number >= Decimal::of(1) && *number <= Decimal::of(86400);
  if (good) return std::chrono::seconds(number->whole());
  throw UsageError({"--silent — число секунд от 1 до 86400", "--silent takes 1 to 86400 seconds"});
}

void tell_office(const service::OfficeOutcome& office, Console& console) {
  console.tell(office.outcome.problems);
  if (!office.fault.ru.empty()) {
    console.say({office.office + ": не опубликовано: " + office.fault.ru,
                 office.office + ": not published: " + office.fault.en});
  } else if (office.outcome.release) {
    console.out(office.office + "  " + *office.outcome.release + "\n");
  } else if (office.outcome.draft) {
    console.out(office.office + "  ? " + *office.outcome.draft + "\n");
  } else {
    console.say({office.office + ": отказ, прежний выпуск остался на месте",
                 office.office + ": refused, the last release is untouched"});
  }
}

Exit region(const Arguments& arguments, Console& console) {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const service::RegionRequest request{
      .folder = arguments.word(0),
      .run = {.templates = templates_folder(arguments),
              .as_of = as_of_option(arguments),
              .unchanged = service::Unchanged::say_so},
      .batch = arguments.value("--batch").value_or(to_iso(Date(today))),
      .rules = {.silent = silent_option(arguments)}};
  const service::RegionOutcome outcome = service::publish_region(
      request, [&](const service::OfficeOutcome& office) { tell_office(office, console); });
  const std::string done = std::to_string(outcome.done);
  const std::string failed = std::to_string(outcome.failed);
  console.say({"Этот узел: сделано " + done + ", не вышло " + failed,
               "This node: done " + done + ", not done " + failed});
  return outcome.failed == 0 ? Exit::done : Exit::done_with_problems;
}

}  // namespace

Command region_command() {
  return {.name = "region",
          .rule = {.options = {{"--batch", Takes::value},
                               {"--silent", Takes::value},
                               {"--as-of", Takes::value}},
                   .least = 1,
                   .most = 1},
          .summary = {"опубликовать все управления региона, хоть с нескольких узлов",
                      "publish all offices of a region, from one node or several"},
          .help = {R"(Вызов: vekha region ПАПКА [--batch ИМЯ] [--silent СЕКУНД] [--as-of ДАТА]

Публикует рабочие папки, лежащие в ПАПКЕ. Эту же команду дают на каждом узле: узлы делят управления
через общую историю (history = "postgresql://…", одна на всех), каждое управление публикует один узел.
Кончается, когда сделано всё; что бросил упавший или замолчавший узел, доделывает другой.

  --batch ИМЯ        чем один обход отличается от другого: второй обход с тем же именем ничего не делает
                     (иначе сегодняшняя дата, UTC)
  --silent СЕКУНД    узел молчит столько — его работу берёт другой (60)
  --as-of ДАТА       по состоянию на этот день
)",
                   R"(Usage: vekha region DIR [--batch NAME] [--silent SECONDS] [--as-of DATE]

Publishes the workspaces that lie in DIR. Give the same command on every node: they share the offices by
their common history (history = "postgresql://…", the same for all), each office is published by one.
Ends when all is done; what a dead or silent node left off is done by another.

  --batch NAME       tells one round from another: a second round of that name does nothing (else
                     today, UTC)
  --silent SECONDS   a node silent for so long has lost its work (60)
  --as-of DATE       as of that day
)"},
          .run = region};
}

}  // namespace vekha::cli
