#include "facts/values.h"

#include "base/text.h"
#include "facts/periods.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace vekha::facts {

namespace {

bool starts_with(std::string_view text, std::string_view start) {
  return text.compare(0, start.size(), start) == 0;
}
bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

template <std::size_t Count>
bool any_equal(std::string_view text, const std::array<std::string_view, Count>& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}
template <std::size_t Count>
bool any_start(std::string_view text, const std::array<std::string_view, Count>& stems) {
  return std::any_of(stems.begin(), stems.end(),
                     [&](std::string_view stem) { return starts_with(text, stem); });
}

std::vector<std::string> words_of(std::string_view key) {
  std::vector<std::string> words(1);
  for (const char32_t c : text::decode(key)) {
    if (text::is_letter(c)) {
      text::append(words.back(), c);
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

bool is_missing(std::string_view key) {
  static constexpr std::array<std::string_view, 14> signs = {
      "х", "x", "н/д", "нд", "н.д.", "н\\д", "n/a", "na", "#н/д", "…", "...", "н/о", "х/х", "xx"};
  static constexpr std::array<std::string_view, 5> about = {"отметк", "данн", "сведен", "информац",
                                                            "заполн"};
  if (any_equal(key, signs)) return true;
  const std::vector<std::string> words = words_of(key);
  if (words.size() < 2 || words.size() > 3) return false;
  const bool denied = words.front() == "нет" || words.front() == "не" ||
                      starts_with(words.back(), "отсутств") || words.back() == "нет";
  return denied && std::any_of(words.begin(), words.end(),
                               [](const std::string& word) { return any_start(word, about); });
}

// Short forms of a participle: проведено, утверждён, приняты, издан.
bool is_participle(std::string_view word) {
  static constexpr std::array<std::string_view, 12> endings = {
      "ено", "ена", "ены", "ен", "ано", "ана", "аны", "ан", "ято", "ята", "яты", "ят"};
  static constexpr std::array<std::string_view, 5> others = {"есть", "прошло", "прошли", "прошел",
                                                             "состоял"};
  if (text::length(word) < 4) return false;
  return any_start(word, others) ||
         std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view end) { return ends_with(word, end); });
}

// «в полном объёме», «полностью», «в срок» add nothing to «выполнено»; any other word might.
bool adds_nothing(std::string_view word) {
  static constexpr std::array<std::string_view, 7> words = {
      "в", "полном", "объеме", "полностью", "срок", "да", "своевременно"};
  return any_equal(word, words);
}

bool is_under_way(const std::vector<std::string>& words) {
  static constexpr std::array<std::string_view, 5> stems = {"выполняет", "исполняет", "ведет",
                                                            "проводит", "реализует"};
  const bool in_work = words.size() == 2 && words[0] == "в" &&
                       (starts_with(words[1], "работ") || starts_with(words[1], "процесс"));
  return in_work || (words.size() == 1 && any_start(words[0], stems));
}

ValueKind kind_of_words(std::string_view key) {
  static constexpr std::array<std::string_view, 6> ticks = {"+", "✓", "✔", "v", "√", "☑"};
  static constexpr std::array<std::string_view, 5> dashes = {"-", "–", "—", "−", "--"};
  if (any_equal(key, ticks)) return ValueKind::done;
  if (any_equal(key, dashes)) return ValueKind::dash;
  if (is_missing(key)) return ValueKind::missing;
  std::vector<std::string> words = words_of(key);
  if (words.empty() || words.size() > 5) return ValueKind::senseless;
  if (is_under_way(words)) return ValueKind::not_done;
  const bool denied = words.front() == "не" || words.front() == "нет";
  if (words.size() == 1 && (denied || words.front() == "да"))
    return denied ? ValueKind::not_done : ValueKind::done;
  if (denied) words.erase(words.begin());
  const std::string verb = words.front();
  const bool told = is_participle(verb) || (denied && ends_with(verb, "лось")) ||
                    (denied && ends_with(verb, "лся")) || verb == "да";
  const bool plain = std::all_of(words.begin() + 1, words.end(), adds_nothing);
  if (!told || !plain) return ValueKind::senseless;
  return denied ? ValueKind::not_done : ValueKind::done;
}

// «85 %», «85 процентов»; the sign is cut off.
bool take_percent(std::string& key) {
  const std::size_t at =
      key.find_first_of('%') != std::string::npos ? key.find('%') : key.find("проц");
  if (at == std::string::npos || at == 0) return false;
  const std::string_view behind = text::trim(std::string_view(key).substr(at));
  if (behind != "%" && behind.find(' ') != std::string_view::npos) return false;
  key = std::string(text::trim(std::string_view(key).substr(0, at)));
  return true;
}

std::optional<Value> share_of(std::string_view key) {
  for (const std::string_view between : {" из ", "/"}) {
    const std::size_t at = key.find(between);
    if (at == std::string_view::npos) continue;
    const auto part = Decimal::parse(key.substr(0, at));
    const auto whole = Decimal::parse(key.substr(at + between.size()));
    if (!part || !whole) continue;
    Value value;
    value.kind = ValueKind::share;
    value.number = *part;
    value.of = *whole;
    return value;
  }
  return std::nullopt;
}

std::optional<Value> several_of(std::string_view key) {
  Value value;
  value.kind = ValueKind::several;
  for (const std::string& part : text::split(key, ';')) {
    const auto number = Decimal::parse(part);
    if (!number) return std::nullopt;
    value.several.push_back(*number);
  }
  if (value.several.size() < 2) return std::nullopt;
  return value;
}

// «5 собеседований», «12 чел.»: a number and up to four words that are no month and no thousands.
std::optional<Value> number_with_words(std::string_view key) {
  const std::size_t end = key.find_first_not_of("0123456789,. ");
  if (end == std::string_view::npos || end == 0) return std::nullopt;
  const auto number = Decimal::parse(text::trim(key.substr(0, end)));
  const std::string_view behind = key.substr(end);
  const std::vector<std::string> words = words_of(behind);
  if (!number || words.empty() || words.size() > 4) return std::nullopt;
  if (behind.find_first_of("0123456789%/;") != std::string_view::npos) return std::nullopt;
  static constexpr std::array<std::string_view, 9> other = {"тыс", "млн", "млрд", "кв", "полуг",
                                                            "из",  "не",  "год",  "до"};
  const bool plain = month_of_word(words.front()) == 0 && !any_start(words.front(), other);
  if (!plain) return std::nullopt;
  Value value;
  value.kind = ValueKind::number;
  value.number = *number;
  value.words_after = true;
  return value;
}

Value value_of_text(std::string_view text) {
  std::string key = text::key(text);
  Value value;
  if (key.empty()) return value;
  value.percent = take_percent(key);
  if (const auto number = Decimal::parse(key)) {
    value.kind = ValueKind::number;
    value.number = *number;
    return value;
  }
  if (!value.percent) {
    if (const auto share = share_of(key)) return *share;
    if (const auto several = several_of(key)) return *several;
    if (const auto number = number_with_words(key)) return *number;
    if (key.find("не поступал") != std::string::npos) {
      value.kind = ValueKind::number;
      return value;
    }
  }
  value.kind = read_day(table::Cell(std::string(text))).kind == DayKind::day ? ValueKind::date
                                                                             : kind_of_words(key);
  return value;
}

// A percent cell holds 0.85 for 85 %: the point is moved in the digits, before they are rounded.
Value value_of_number(const table::Number& number) {
  Value value;
  value.kind = ValueKind::senseless;
  const bool scientific = number.text.find_first_of("eE") != std::string::npos;
  auto parsed = Decimal::parse(number.percent && !scientific ? number.text + "E+2" : number.text);
  if (parsed && number.percent && scientific) parsed = Decimal::of_units(parsed->units() * 100);
  if (!parsed) return value;
  value.kind = ValueKind::number;
  value.number = *parsed;
  value.percent = number.percent;
  return value;
}

Day of_serial(const table::Number& number) {
  // Serials of 1954 to 2064; a smaller number is something else.
  const auto serial = Decimal::parse(number.text);
  if (!serial || serial->whole() < 20'000 || serial->whole() > 60'000)
    return {DayKind::senseless, {}};
  const auto date = date_of_serial(static_cast<int>(serial->whole()), false);
  return date ? Day{DayKind::day, *date} : Day{DayKind::senseless, {}};
}

// «1 мая 2024 г.»
std::optional<Date> day_in_words(std::string_view key) {
  const std::size_t blank = key.find(' ');
  if (blank == std::string_view::npos || blank > 2) return std::nullopt;
  const auto number = Decimal::parse(key.substr(0, blank));
  const auto month = read_period(key.substr(blank + 1));
  if (!number || !month || month->grain != Grain::month || !month->year) return std::nullopt;
  return checked_date(*month->year, month->first_month, static_cast<unsigned>(number->whole()));
}

Day day_of_text(std::string_view text) {
  std::string key = text::key(text);
  if (key.empty()) return {};
  if (const auto date = day_in_words(key)) return {DayKind::day, *date};
  const std::size_t colon = key.find(':');
  if (colon != std::string::npos) {  // a time stands behind
    const std::size_t cut = key.find_first_of(" t");
    if (cut != std::string::npos && cut < colon) key.resize(cut);
  }
  const auto period = read_period(key);
  if (period && period->grain == Grain::day) return {DayKind::day, period->exact->first};
  if (period && period->grain == Grain::month && period->year) {
    return {DayKind::month, last_day_of_month(*period->year, period->first_month)};
  }
  return {DayKind::senseless, {}};
}

}  // namespace

Value read_value(const table::Cell& cell) {
  Value value;
  if (const auto* text = std::get_if<std::string>(&cell)) return value_of_text(*text);
  if (const auto* number = std::get_if<table::Number>(&cell)) return value_of_number(*number);
  if (const auto* yes = std::get_if<bool>(&cell))
    value.kind = *yes ? ValueKind::done : ValueKind::not_done;
  if (std::holds_alternative<Date>(cell) || std::holds_alternative<table::DateTime>(cell))
    value.kind = ValueKind::date;
  if (std::holds_alternative<table::TimeOfDay>(cell)) value.kind = ValueKind::senseless;
  if (const auto* error = std::get_if<table::ErrorValue>(&cell)) {
    value.kind = error->text == "#N/A" ? ValueKind::missing : ValueKind::senseless;
  }
  return value;
}

Day read_day(const table::Cell& cell) {
  if (table::is_blank(cell)) return {};
  if (const auto* text = std::get_if<std::string>(&cell)) return day_of_text(*text);
  if (const auto* date = std::get_if<Date>(&cell)) return {DayKind::day, *date};
  if (const auto* moment = std::get_if<table::DateTime>(&cell)) return {DayKind::day, moment->date};
  if (const auto* number = std::get_if<table::Number>(&cell)) return of_serial(*number);
  return {DayKind::senseless, {}};
}

}  // namespace vekha::facts
