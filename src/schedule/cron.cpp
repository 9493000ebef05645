#include "schedule/cron.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace vekha::schedule {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> nicknames = {{
    {"@yearly", "0 0 1 1 *"},
    {"@annually", "0 0 1 1 *"},
    {"@quarterly", "0 0 1 1,4,7,10 *"},
    {"@monthly", "0 0 1 * *"},
    {"@weekly", "0 0 * * 0"},
    {"@daily", "0 0 * * *"},
    {"@midnight", "0 0 * * *"},
    {"@hourly", "0 * * * *"},
}};

std::string expanded(std::string_view line) {
  std::string folded = text::fold_space(line);
  for (const auto& [name, meaning] : nicknames) {
    if (text::to_lower(folded) == name) return std::string(meaning);
  }
  return cron_line_of_words(folded).value_or(folded);
}

const DayRule* first_match(const DayField& field, Date day, const WorkCalendar& calendar) {
  const auto found = std::ranges::find_if(
      field.rules, [&](const DayRule& rule) { return matches(rule, day, calendar); });
  return found == field.rules.end() ? nullptr : &*found;
}

Words what_is_expected(std::string_view line) {
  if (!text::trim(line).starts_with('@')) {
    return {"ожидается пять полей: минута, час, день месяца, месяц, день недели",
            "expected five fields: minute, hour, day of month, month, day of week"};
  }
  std::string known;
  for (const auto& [name, meaning] : nicknames)
    known += (known.empty() ? "" : ", ") + std::string(name);
  return {"есть имена " + known +
              "; при включении машины служба сама выполняет то, что пропустила, пока та стояла",
          "the names are " + known +
              "; when the machine comes up, the service runs by itself what it missed"};
}

}  // namespace

std::optional<Cron> Cron::parse(std::string_view line, Words* why) {
  Words reason = what_is_expected(line);
  const std::vector<std::string> fields = text::split(expanded(line), ' ');
  Cron cron;
  const auto take = [](auto read, auto& field) {
    if (read) field = *read;
    return read.has_value();
  };
  const bool good =
      fields.size() == 5 &&
      std::ranges::none_of(fields, [](const std::string& field) { return field.empty(); }) &&
      take(read_minutes(fields[0], reason), cron.minutes_) &&
      take(read_hours(fields[1], reason), cron.hours_) &&
      take(read_days(fields[2], reason), cron.days_) &&
      take(read_months(fields[3], reason), cron.months_) &&
      take(read_weekdays(fields[4], reason), cron.weekdays_);
  if (good && cron.has_a_day()) return cron;
  if (good)
    reason = {"такого дня не бывает: в этих месяцах нет такого числа",
              "there is no such day: these months do not have that date"};
  if (why != nullptr) *why = reason;
  return std::nullopt;
}

bool Cron::matches_day(Date day, const WorkCalendar& calendar) const {
  if (!months_.values.test(month_of(day))) return false;
  const bool by_day = first_match(days_, day, calendar) != nullptr;
  const bool by_weekday = first_match(weekdays_, day, calendar) != nullptr;
  if (days_.star || weekdays_.star) return by_day && by_weekday;
  return by_day || by_weekday;
}

// Weekdays fall on the same dates again after 28 years.
bool Cron::has_a_day() const {
  constexpr int cycle = 28 * 366;
  const WorkCalendar usual;
  const Date first = make_date(2000, 1, 1);
  for (int ahead = 0; ahead < cycle; ++ahead) {
    if (matches_day(add_days(first, ahead), usual)) return true;
  }
  return false;
}

bool Cron::matches(const LocalTime& time, const WorkCalendar& calendar) const {
  return hours_.values.test(static_cast<std::size_t>(time.hour)) &&
         minutes_.values.test(static_cast<std::size_t>(time.minute)) &&
         matches_day(time.date, calendar);
}

std::optional<Instant> Cron::next(Instant after, const std::string& zone,
                                  const WorkCalendar& calendar) const {
  constexpr int days_searched = 40 * 366;
  const Date today = local_time(after, zone).date;
  // From yesterday: a clock that is set back over midnight shows the end of a day again.
  for (int ahead = -1; ahead <= days_searched; ++ahead) {
    const Date day = add_days(today, ahead);
    if (!matches_day(day, calendar)) continue;
    if (const auto found = next_of_day(day, after, zone)) return found;
  }
  return std::nullopt;
}

std::optional<Instant> Cron::next_of_day(Date day, Instant after, const std::string& zone) const {
  return hours_.star ? next_by_hours(day, after, zone) : next_by_readings(day, after, zone);
}

// Every minute that passes on that day, whatever the clock does.
std::optional<Instant> Cron::next_by_hours(Date day, Instant after, const std::string& zone) const {
  const Instant end = instant_of({add_days(day, 1), 0, 0}, zone);
  const auto next_minute =
      std::chrono::floor<std::chrono::minutes>(after) + std::chrono::minutes(1);
  Instant instant = std::max(instant_of({day, 0, 0}, zone), Instant{next_minute});
  for (; instant < end; instant += std::chrono::minutes(1)) {
    const LocalTime local = local_time(instant, zone);
    const bool fits = local.date == day &&
                      hours_.values.test(static_cast<std::size_t>(local.hour)) &&
                      minutes_.values.test(static_cast<std::size_t>(local.minute));
    if (fits) return instant;
  }
  return std::nullopt;
}

std::optional<Instant> Cron::next_by_readings(Date day, Instant after,
                                              const std::string& zone) const {
  for (int hour = 0; hour < 24; ++hour) {
    if (!hours_.values.test(static_cast<std::size_t>(hour))) continue;
    for (int minute = 0; minute < 60; ++minute) {
      if (!minutes_.values.test(static_cast<std::size_t>(minute))) continue;
      const Instant instant = instant_of({day, hour, minute}, zone);
      if (instant > after) return instant;
    }
  }
  return std::nullopt;
}

Words Cron::why(Instant instant, const std::string& zone, const WorkCalendar& calendar) const {
  const LocalTime local = local_time(instant, zone);
  const DayRule* day = days_.star ? nullptr : first_match(days_, local.date, calendar);
  if (day == nullptr && !weekdays_.star) day = first_match(weekdays_, local.date, calendar);
  Words words = to_words(day == nullptr ? DayRule{} : *day);
  if (day == nullptr && hours_.star) {
    words = minutes_.values.count() > 1 ? Words{"несколько раз в час", "several times an hour"}
                                        : Words{"каждый час", "every hour"};
  }
  const bool jumped = !hours_.star && !matches(local, calendar);
  const bool twice = reading_of(local, zone) == Reading::twice;
  if (jumped) {
    words.ru += "; назначенный час часы перескочили, запуск сразу после перевода";
    words.en += "; the clock jumps over the hour, so it runs right after";
  } else if (twice && !hours_.star) {
    words.ru += "; час повторяется, запуск в первый раз";
    words.en += "; the hour comes twice, it runs the first time";
  }
  return words;
}

}  // namespace vekha::schedule
