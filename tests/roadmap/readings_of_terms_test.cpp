// Every kind of term, printed in many surface forms and read back to the same.
#include "roadmap/reading.h"
#include "roadmap/surface.h"

#include <gtest/gtest.h>

#include <functional>

namespace vekha::roadmap {

namespace {

using test::Surface;

constexpr int rounds = 1'500;

const ReadingContext in_2024 = [] {
  ReadingContext context;
  context.programme = year_period(2024);
  return context;
}();

/// What a text says, in the words of the reading.
struct Said {
  std::string text;
  TermReading reading;
};

TermReading spanning(const Period& days) {
  TermReading reading;
  reading.kind = days.first == days.last ? TermKind::date : TermKind::interval;
  reading.start = days.first;
  reading.end = days.last;
  reading.due = {days.last};
  return reading;
}

TermReading due_by(Date day) {
  TermReading reading;
  reading.kind = TermKind::deadline;
  reading.end = day;
  reading.due = {day};
  return reading;
}

Period months(int year, int first, int last) {
  return {month_period(year, static_cast<unsigned>(first)).first,
          month_period(year, static_cast<unsigned>(last)).last};
}

std::string year_after(Surface& surface, int year) {
  return " " + std::to_string(year) +
         surface.one_of({"", " г.", " года", "г.", " год", "\u00A0г."});
}

Said month(Surface& surface) {
  const int year = surface.number(2020, 2030);
  const auto index = static_cast<std::size_t>(surface.number(1, 12));
  const std::string name = surface.pick(3) == 0
                               ? "в " + std::string(test::month_prepositional[index])
                           : surface.pick(3) == 0 ? std::string(test::month_short[index])
                                                  : std::string(test::month_nominative[index]);
  return {name + year_after(surface, year),
          spanning(month_period(year, static_cast<unsigned>(index)))};
}

Said range_of_months(Surface& surface) {
  const int first = surface.number(1, 11);
  const int last = surface.number(first + 1, 12);
  const auto from = static_cast<std::size_t>(first);
  const auto to = static_cast<std::size_t>(last);
  std::string text;
  switch (surface.pick(4)) {
    case 0:
      text =
          "с " + std::string(test::month_genitive[from]) + surface.one_of({" по ", " до "}) +
          std::string(surface.pick(2) == 0 ? test::month_nominative[to] : test::month_genitive[to]);
      break;
    case 1:
      text = "в период с " + std::string(test::month_genitive[from]) + " по " +
             std::string(test::month_nominative[to]);
      break;
    default:
      text = std::string(test::month_nominative[from]) + surface.dash() +
             std::string(test::month_nominative[to]);
  }
  return {text + year_after(surface, 2024), spanning(months(2024, first, last))};
}

Said over_new_year(Surface& surface) {
  const int first = surface.number(8, 12);
  const int last = surface.number(1, 6);
  const std::string text = std::string(test::month_nominative[static_cast<std::size_t>(first)]) +
                           year_after(surface, 2023) + surface.dash() +
                           std::string(test::month_nominative[static_cast<std::size_t>(last)]) +
                           year_after(surface, 2024);
  const Period days{month_period(2023, static_cast<unsigned>(first)).first,
                    month_period(2024, static_cast<unsigned>(last)).last};
  return {text, spanning(days)};
}

Said list_of_months(Surface& surface) {
  TermReading reading;
  reading.kind = TermKind::points;
  std::string text;
  int index = surface.number(1, 3);
  for (int i = 0; i < 3 && index <= 12; ++i, index += surface.number(2, 4)) {
    if (i > 0) text += surface.one_of({", ", "; ", " и ", ",\n", " , "});
    text += test::month_nominative[static_cast<std::size_t>(index)];
    reading.due.push_back(month_period(2024, static_cast<unsigned>(index)).last);
  }
  return {text + year_after(surface, 2024), reading};
}

Said quarter(Surface& surface) {
  static constexpr std::array<std::array<std::string_view, 5>, 5> names = {
      {{},
       {"I", "1", "1-й", "первый", "1-ый"},
       {"II", "2", "2-й", "второй", "2-ой"},
       {"III", "3", "3-й", "третий", "3-ий"},
       {"IV", "4", "4-й", "четвертый", "4-ый"}}};
  const auto index = static_cast<std::size_t>(surface.number(1, 4));
  const std::string text = std::string(names[index][surface.pick(5)]) +
                           surface.one_of({" квартал", " кв.", " кв", "\u00A0квартал"}) +
                           year_after(surface, 2024);
  return {text, spanning(quarter_period(2024, static_cast<unsigned>(index)))};
}

Said half_year(Surface& surface) {
  const int index = surface.number(1, 2);
  const std::string rank = index == 1 ? surface.one_of({"I", "1", "1-е", "первое"})
                                      : surface.one_of({"II", "2", "2-е", "второе"});
  return {rank + surface.one_of({" полугодие", " п/г"}) + year_after(surface, 2024),
          spanning(half_year_period(2024, static_cast<unsigned>(index)))};
}

Said years(Surface& surface) {
  const int first = surface.number(2020, 2026);
  const int last = surface.number(first + 1, 2030);
  const std::string text =
      surface.pick(3) == 0 ? "с " + std::to_string(first) + " по " + std::to_string(last) + " год"
                           : std::to_string(first) + surface.dash() + std::to_string(last) +
                                 surface.one_of({" гг.", " годы", " г.г.", ""});
  return {text, spanning({year_period(first).first, year_period(last).last})};
}

Said school_year(Surface& surface) {
  const int first = surface.number(2020, 2030);
  const std::string second =
      surface.pick(2) == 0 ? std::to_string(first + 1) : std::to_string(first + 1).substr(2);
  const std::string text = surface.one_of({"", "в течение "}) + std::to_string(first) +
                           surface.one_of({"/", "-", "–"}) + second +
                           surface.one_of({" учебного года", " уч. года", " уч. г.", " уч.г."});
  return {text, spanning({make_date(first, 9, 1), make_date(first + 1, 5, 31)})};
}

std::string two_digits(unsigned value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

std::string day_in_words(Surface& surface, Date day) {
  const unsigned number = day_of(day);
  const std::string year = std::to_string(year_of(day));
  switch (surface.pick(5)) {
    case 0: return two_digits(number) + "." + two_digits(month_of(day)) + "." + year;
    case 1: return two_digits(number) + "." + two_digits(month_of(day)) + "." + year.substr(2);
    case 2:
      return "«" + two_digits(number) + "» " + std::string(test::month_genitive[month_of(day)]) +
             " " + year + " г.";
    case 3:
      return std::to_string(number) + "-го " + std::string(test::month_genitive[month_of(day)]) +
             " " + year + " года";
    default:
      return std::to_string(number) + surface.one_of({" ", "\u00A0"}) +
             std::string(test::month_genitive[month_of(day)]) + year_after(surface, year_of(day));
  }
}

Date some_day(Surface& surface, int year) {
  return add_days(make_date(year, 1, 1), surface.number(0, 364));
}

Said day(Surface& surface) {
  const Date date = some_day(surface, surface.number(2020, 2030));
  return {day_in_words(surface, date), spanning({date, date})};
}

Said range_of_days(Surface& surface) {
  const Date first = some_day(surface, 2023);
  const Date last = add_days(first, surface.number(1, 300));
  const std::string text =
      surface.pick(2) == 0
          ? "с " + day_in_words(surface, first) + " по " + day_in_words(surface, last)
          : day_in_words(surface, first) + " – " + day_in_words(surface, last);
  return {text, spanning({first, last})};
}

Said deadline(Surface& surface) {
  const std::string lead = surface.one_of(
      {"до ", "не позднее ", "в срок до ", "срок – до ", "не позже ", "Срок исполнения: до "});
  if (surface.pick(2) == 0) {
    const Date date = some_day(surface, 2024);
    return {lead + day_in_words(surface, date), due_by(date)};
  }
  const auto index = static_cast<std::size_t>(surface.number(1, 12));
  return {lead + std::string(test::month_genitive[index]) + year_after(surface, 2024),
          due_by(month_period(2024, static_cast<unsigned>(index)).last)};
}

Said part_of_month(Surface& surface) {
  const auto index = static_cast<std::size_t>(surface.number(1, 12));
  const auto month = static_cast<unsigned>(index);
  const std::string name = std::string(test::month_genitive[index]) + year_after(surface, 2024);
  switch (surface.pick(3)) {
    case 0:
      return {surface.one_of({"начало ", "в начале ", "первая декада ", "I декада "}) + name,
              spanning({make_date(2024, month, 1), make_date(2024, month, 10)})};
    case 1:
      return {surface.one_of({"середина ", "в середине ", "вторая декада ", "2-я декада "}) + name,
              spanning({make_date(2024, month, 11), make_date(2024, month, 20)})};
    default:
      return {surface.one_of({"конец ", "в конце ", "третья декада ", "последняя декада "}) + name,
              spanning({make_date(2024, month, 21), last_day_of_month(2024, month)})};
  }
}

TermReading recurring_in_2024(Frequency frequency, int step, int except = 0) {
  TermReading reading;
  reading.kind = TermKind::recurring;
  reading.start = make_date(2024, 1, 1);
  reading.end = make_date(2024, 12, 31);
  reading.frequency = frequency;
  for (int month = step; month <= 12; month += step) {
    if (month != except)
      reading.due.push_back(last_day_of_month(2024, static_cast<unsigned>(month)));
  }
  return reading;
}

Said recurring(Surface& surface) {
  const std::string often = surface.one_of({"1 раз в ", "один раз в ", "раз в ",
                                            "не реже 1 раза в ", "не реже одного раза в ",
                                            "1 (один) раз в ", "не менее 1 раза в ", "каждый "});
  switch (surface.pick(4)) {
    case 0: {
      const bool adverb = surface.pick(2) == 0;
      return {adverb ? surface.one_of({"ежеквартально", "поквартально"}) : often + "квартал",
              recurring_in_2024(Frequency::quarterly, 3)};
    }
    case 1:
      return {surface.pick(2) == 0 ? "ежемесячно" : often + "месяц",
              recurring_in_2024(Frequency::monthly, 1)};
    case 2: {
      const int except = surface.number(1, 12);
      return {"ежемесячно" + surface.one_of({", кроме ", " (кроме ", " за исключением "}) +
                  std::string(test::month_genitive[static_cast<std::size_t>(except)]),
              recurring_in_2024(Frequency::monthly, 1, except)};
    }
    default: {
      const int number = surface.number(1, 28);
      TermReading reading = recurring_in_2024(Frequency::monthly, 1);
      for (Date& due : reading.due)
        due = make_date(2024, month_of(due), static_cast<unsigned>(number));
      return {surface.one_of({"ежемесячно до ", "ежемесячно, не позднее ", "каждый месяц до "}) +
                  std::to_string(number) + surface.one_of({" числа", "-го числа"}),
              reading};
    }
  }
}

Said yearly(Surface& surface) {
  const auto index = static_cast<std::size_t>(surface.number(1, 12));
  TermReading reading = recurring_in_2024(Frequency::yearly, 12);
  reading.due = {month_period(2024, static_cast<unsigned>(index)).last};
  const std::string name(test::month_nominative[index]);
  return {surface.pick(2) == 0 ? "ежегодно" + surface.one_of({", ", " – "}) + name
                               : name + ", ежегодно",
          reading};
}

Said without_dates(Surface& surface) {
  TermReading reading;
  switch (surface.pick(4)) {
    case 0:
      reading.kind = TermKind::schedule_ref;
      return {surface.one_of({"по графику", "согласно плану работы", "по отдельному плану",
                              "в соответствии с графиком", "по плану управления образования",
                              "по утверждённому графику"}),
              reading};
    case 1:
      reading.kind = TermKind::on_request;
      return {surface.one_of({"по запросу", "по запросам школ", "по заявкам", "при необходимости",
                              "по мере необходимости", "по заявке ОО"}),
              reading};
    case 2:
      reading.kind = TermKind::not_planned;
      return {surface.one_of({"-", "–", "—", "не планируется", "не предусмотрено"}), reading};
    default:
      reading.kind = TermKind::event_relative;
      return {surface.one_of({"после проведения ВПР", "в течение 10 дней после издания приказа",
                              "по итогам диагностики", "за 5 дней до начала экзаменов"}),
              reading};
  }
}

Said impossible(Surface& surface) {
  TermReading reading;
  reading.kind = TermKind::invalid;
  return {surface.one_of({"", "до "}) +
              surface.one_of({"31 апреля", "30 февраля", "31 июня", "32 мая"}) +
              year_after(surface, 2024),
          reading};
}

struct Kind {
  std::string_view name;
  Said (*say)(Surface& surface);
};

void PrintTo(const Kind& kind, std::ostream* out) {
  *out << kind.name;
}

class Terms : public testing::TestWithParam<Kind> {};

TEST_P(Terms, ReadBackAsTheyWereMeant) {
  Surface surface(20240417);
  for (int round = 0; round < rounds; ++round) {
    const Said said = GetParam().say(surface);
    const std::string text = surface.worn(said.text);
    const TermReading read = read_term(text, in_2024);
    const bool same = read.kind == said.reading.kind && read.start == said.reading.start &&
                      read.end == said.reading.end && read.due == said.reading.due &&
                      read.frequency == said.reading.frequency;
    ASSERT_TRUE(same) << "«" << text << "», said «" << said.text << "»\n read   " << to_text(read)
                      << "\n wanted " << to_text(said.reading);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Said, Terms,
    testing::Values(Kind{"Month", month}, Kind{"RangeOfMonths", range_of_months},
                    Kind{"OverNewYear", over_new_year}, Kind{"ListOfMonths", list_of_months},
                    Kind{"Quarter", quarter}, Kind{"HalfYear", half_year}, Kind{"Years", years},
                    Kind{"SchoolYear", school_year}, Kind{"Day", day},
                    Kind{"RangeOfDays", range_of_days}, Kind{"Deadline", deadline},
                    Kind{"PartOfMonth", part_of_month}, Kind{"Recurring", recurring},
                    Kind{"Yearly", yearly}, Kind{"WithoutDates", without_dates},
                    Kind{"Impossible", impossible}),
    [](const testing::TestParamInfo<Kind>& one) { return std::string(one.param.name); });

}  // namespace

}  // namespace vekha::roadmap
