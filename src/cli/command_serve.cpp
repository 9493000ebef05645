#include "cli/command.h"
#include "web/application.h"

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

std::optional<service::LogFormat> log_format_option(const Arguments& arguments) {
  const auto text = arguments.value("--log-format");
  if (!text) return std::nullopt;
  if (*text == "text") return service::LogFormat::text;
  if (*text == "json") return service::LogFormat::json;
  throw UsageError({"вид журнала — text или json", "the log's format is text or json"});
}

Exit serve(const Arguments& arguments, Console& console) {
  web::ServeRequest request{
      .choice = {.workspace = arguments.word(0, "."),
                 .templates = templates_folder(arguments),
                 .as_of = as_of_option(arguments),
                 .address = arguments.value("--address"),
                 .port = port_option(arguments),
                 .log_format = log_format_option(arguments)},
      .daemon = arguments.has("--daemon"),
      .pid_file = arguments.value("--pidfile").value_or(""),
      .tell = [&console](const Problems& problems) { console.tell(problems); }};
  if (const auto file = arguments.value("--log"))
    request.choice.log_file = std::filesystem::absolute(*file);
  return web::serve(request) ? Exit::done : Exit::refused;
}

}  // namespace

Command serve_command() {
  return {.name = "serve",
          .rule = {.options = {{"--address", Takes::value},
                               {"--port", Takes::value},
                               {"--as-of", Takes::value},
                               {"--daemon", Takes::nothing},
                               {"--pidfile", Takes::value},
                               {"--log", Takes::value},
                               {"--log-format", Takes::value}},
                   .least = 0,
                   .most = 1},
          .summary = {"служба: по расписанию, сайт и API по HTTP",
                      "the service: on schedule, site and API over HTTP"},
          .help = {R"(Вызов: vekha serve [ПАПКА] [КЛЮЧИ]

Публикует по расписанию из vekha.toml ([run] schedule и [[job]]), показывает опубликованный сайт,
рабочее место методиста (/manage/) и API (/api/v1/openapi.json) по HTTP или HTTPS.

  --address АДРЕС, --port ПОРТ   вместо [server]
  --daemon                       уйти в фон; команда ждёт, пока служба поднимется, или скажет, отчего нет
  --pidfile ФАЙЛ                 записать номер процесса; уходя, служба файл убирает
  --log ФАЙЛ                     журнал в файл, а не в поток ошибок
  --log-format text|json         строки текста или JSON

SIGTERM и Ctrl+C останавливают: начатые ответы заканчиваются, недоделанный выпуск не показывается.
SIGHUP, POST /api/v1/reload и правка vekha.toml перечитывают настройки; с ошибкой — остаются прежние.
Пользователей заводит «vekha user», токены — «vekha token», ближайшие запуски показывает
«vekha schedule».
)",
                   R"(Usage: vekha serve [DIR] [OPTIONS]

Publishes by the schedules in vekha.toml ([run] schedule and [[job]]), serves the released site, the
methodist's page (/manage/) and the API (/api/v1/openapi.json) over HTTP or HTTPS.

  --address ADDRESS, --port PORT   instead of [server]
  --daemon                         go into the background; the command waits until the service is up
                                   or says why it isn't
  --pidfile FILE                   write the process id; the service removes the file as it ends
  --log FILE                       log to a file, not to standard error
  --log-format text|json           lines of text or of JSON

SIGTERM and Ctrl+C stop it: answers begun are ended, a release not finished is not shown. SIGHUP, POST
/api/v1/reload and a change of vekha.toml read the settings anew; faulty ones leave the old in force.
«vekha user» adds users, «vekha token» tokens, «vekha schedule» shows the next runs.
)"},
          .run = serve};
}

}  // namespace vekha::cli
