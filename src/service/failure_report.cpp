#include "service/failure_report.h"

#include "base/json.h"

#include <fmt/format.h>

#include <array>

namespace vekha::service {

namespace {

std::string mail_date(Instant instant) {
  static constexpr std::array<const char*, 7> days = {"Sun", "Mon", "Tue", "Wed",
                                                      "Thu", "Fri", "Sat"};
  static constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const schedule::LocalTime utc = schedule::local_time(instant, "Etc/UTC");
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:00 +0000", days[schedule::weekday_of(utc.date)],
                     day_of(utc.date), months[month_of(utc.date) - 1], year_of(utc.date), utc.hour,
                     utc.minute);
}

std::string listed(const Problems& problems, Severity severity, std::size_t most) {
  std::string text;
  std::size_t count = 0;
  for (const Problem& problem : problems) {
    if (problem.severity != severity) continue;
    if (++count <= most) text += "— " + to_text(problem, Language::russian) + "\n";
  }
  if (count > most) text += fmt::format("… и ещё {}\n", count - most);
  return text;
}

}  // namespace

notify::Mail failure_mail(const RunRecord& record, const Problems& problems,
                          const MailSettings& settings, const std::string& office) {
  const Instant time = record.ended.value_or(record.created);
  std::string text = office + "\n\n" + record.message.ru + ".\n";
  text += "Запуск " + record.id + " (" + record.trigger +
          "), попыток: " + std::to_string(record.attempt) + ".\n\n";
  const std::string fatal = listed(problems, Severity::fatal, 20);
  if (!fatal.empty()) text += "Что исправить:\n" + fatal + "\n";
  const std::string warnings = listed(problems, Severity::warning, 20);
  if (!warnings.empty()) text += "На что посмотреть:\n" + warnings + "\n";
  text += "Посетители сайта видят последний целый выпуск.\n";
  return {.from = settings.from,
          .to = settings.to,
          .subject = "Веха: публикация не состоялась — " + record.message.ru,
          .text = text,
          .date = mail_date(time),
          .message_id = "<" + record.id + "@vekha." +
                        notify::bare_address(settings.from)
                            .substr(notify::bare_address(settings.from).find('@') + 1) +
                        ">"};
}

std::string failure_json(const RunRecord& record, const Problems& problems) {
  Json json{{"event", "run.failed"},     {"run", record.id},
            {"trigger", record.trigger}, {"state", std::string(name_of(record.state))},
            {"attempt", record.attempt}, {"message", record.message.ru},
            {"problems", Json::array()}};
  for (const Problem& problem : problems) {
    if (problem.severity == Severity::fatal)
      json["problems"].push_back(to_text(problem, Language::russian));
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace vekha::service
