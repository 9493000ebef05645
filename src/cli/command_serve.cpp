#include "cli/command.h"
#include "service/application.h"

namespace vekha::cli {

namespace {

std::optional<std::uint16_t> port_option(const Arguments& arguments) {
  const auto text = arguments.value("--port");
  if (!text) return std::nullopt;
  const auto number = Decimal::parse(*text);
  if (number && number->is_whole() && *number >= Decimal() && *number <= Decimal::of(65535)) {
    return static_cast<std::uint16_t>(number->whole());
  }
  throw UsageError({"порта «" + *text + "» не бывает", "no such port: «" + *text + "»"});
}

Exit serve(const Arguments& arguments, Console& console) {
  const auto tell = [&console](const service::RunOutcome& outcome) {
    console.tell(outcome.problems);
    if (outcome.release)
      console.say(
          {"опубликован выпуск " + *outcome.release, "published release " + *outcome.release});
    if (outcome.refused)
      console.say(
          {"отказ: прежний выпуск остался на месте", "refused: the last release is untouched"});
  };
  service::serve({.run = {.workspace = arguments.word(0, "."),
                          .templates = templates_folder(arguments),
                          .as_of = as_of_option(arguments)},
                  .address = arguments.value("--address"),
                  .port = port_option(arguments),
                  .say = [&console](const Words& words) { console.say(words); },
                  .tell_outcome = tell});
  return Exit::done;
}

}  // namespace

Command serve_command() {
  return {.name = "serve",
          .rule = {.options = {{"--address", Takes::value},
                               {"--port", Takes::value},
                               {"--as-of", Takes::value}},
                   .least = 0,
                   .most = 1},
          .summary = {"служба: по расписанию и сайт по HTTP",
                      "the service: on schedule, and the site over HTTP"},
          .help = {R"(Вызов: vekha serve [ПАПКА] [--address АДРЕС] [--port ПОРТ]

Запускает публикацию по расписанию из vekha.toml ([run] schedule) и показывает опубликованный сайт
по HTTP; /healthz отвечает «ok». Останавливается по SIGTERM или Ctrl+C, закончив начатое.
)",
                   R"(Usage: vekha serve [DIR] [--address ADDRESS] [--port PORT]

Publishes by the schedule in vekha.toml ([run] schedule) and serves the released site over HTTP;
/healthz answers «ok». Stops on SIGTERM or Ctrl+C after finishing what it began.
)"},
          .run = serve};
}

}  // namespace vekha::cli
