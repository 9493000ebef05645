#include "facts/values.h"

#include "base/text.h"
#include "facts/periods.h"
#include "facts/value_words.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace vekha::facts {

namespace {

// «85 %», «85 процентов», «100 % школ»: what stands behind the number and the sign names what it is
// of. The sign and those words are cut off.
bool take_percent(std::string& key) {
  const std::size_t at =
      key.find_first_of('%') != std::string::npos ? key.find('%') : key.find("проц");
  if (at == std::string::npos || at == 0) return false;
  const std::string_view behind = std::string_view(key).substr(at);
  if (behind.find_first_of("0123456789;/") != std::string_view::npos) return false;
  const std::string_view before = text::trim(std::string_view(key).substr(0, at));
  if (words_of(behind).size() > 5 || !Decimal::parse(before)) return false;
  key = std::string(before);
  return true;
}

// The number that a text begins with, up to four words behind it passed over: «20 школ».
std::optional<Decimal> leading_number(std::string_view text) {
  const std::string_view trimmed = text::trim(text);
  const std::size_t end = trimmed.find_first_not_of("0123456789,. ");
  const std::string_view behind =
      end == std::string_view::npos ? std::string_view() : trimmed.substr(end);
  if (behind.find_first_of("0123456789%/;") != std::string_view::npos) return std::nullopt;
  const std::vector<std::string> words = words_of(behind);
  if (words.size() > 4 || (!words.empty() && month_of_word(words.front()) > 0)) return std::nullopt;
  return Decimal::parse(text::trim(trimmed.substr(0, end)));
}

// «3 из 5», «17 школ из 20», «3/5».
std::optional<Value> share_of(std::string_view key) {
  for (const std::string_view between : {" из ", "/"}) {
    const std::size_t at = key.find(between);
    if (at == std::string_view::npos) continue;
    const bool words = between != "/";
    const auto part = words ? leading_number(key.substr(0, at)) : Decimal::parse(key.substr(0, at));
    const std::string_view behind = key.substr(at + between.size());
    const auto whole = words ? leading_number(behind) : Decimal::parse(behind);
    if (!part || !whole) continue;
    Value value;
    value.kind = ValueKind::share;
    value.number = *part;
    value.of = *whole;
    return value;
  }
  return std::nullopt;
}

// A plan of several values has a few; each becomes an observation with the cell's whole text, so a
// hostile cell of a million must not be taken for values.
constexpr std::size_t most_values = 50;

std::optional<Value> several_of(std::string_view key) {
  if (static_cast<std::size_t>(std::ranges::count(key, ';')) >= most_values) return std::nullopt;
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

// «100 % (10 из 10)», «6 (шесть)», «Выполнено (6)»: what stands in brackets, apart.
struct Bracketed {
  std::string outside;
  std::string inside;
};
std::optional<Bracketed> bracketed(const std::string& key) {
  const std::size_t open = key.find('(');
  const std::size_t close = key.rfind(')');
  if (open == std::string::npos || close == std::string::npos || close < open) return std::nullopt;
  return Bracketed{text::fold_space(key.substr(0, open) + " " + key.substr(close + 1)),
                   text::fold_space(key.substr(open + 1, close - open - 1))};
}

std::optional<Value> counted_value(std::string key) {
  Value value;
  value.percent = take_percent(key);
  if (const auto number = Decimal::parse(key)) {
    value.kind = ValueKind::number;
    value.number = *number;
    return value;
  }
  if (value.percent) return std::nullopt;
  if (const auto share = share_of(key)) return share;
  if (const auto several = several_of(key)) return several;
  if (const auto number = number_with_words(key)) return number;
  if (const auto word = number_word(key)) {
    value.kind = ValueKind::number;
    value.number = Decimal::of(*word);
    return value;
  }
  if (key.find("не поступал") == std::string::npos) return std::nullopt;
  value.kind = ValueKind::number;  // requests that did not come are none
  return value;
}

// «проведено 6», «выполнено на 100 %», «да, 6 собеседований», «около 6»: a number behind words that
// only say that it was done.
std::optional<Value> value_behind_words(const std::string& key) {
  const std::size_t digit = key.find_first_of("0123456789");
  if (digit == std::string::npos || digit == 0) return std::nullopt;
  const LeadIn lead = lead_in(std::string_view(key).substr(0, digit));
  if (lead == LeadIn::other) return std::nullopt;
  auto value = counted_value(key.substr(digit));
  if (!value || value->kind == ValueKind::several) return std::nullopt;
  value->words_after = true;
  value->estimated = lead == LeadIn::about;
  return value;
}

std::optional<Value> value_with_brackets(const std::string& key) {
  const auto parts = bracketed(key);
  if (!parts) return std::nullopt;
  const auto outside = counted_value(parts->outside);
  const auto inside = counted_value(parts->inside);
  if (inside && inside->kind == ValueKind::share) return inside;
  if (outside) return outside;
  const bool done = kind_of_words(parts->outside) == ValueKind::done;
  return done && inside ? inside : std::nullopt;
}

bool is_day(std::string_view text) {
  return read_day(table::Cell(std::string(text))).kind == DayKind::day;
}

Value value_of_text(std::string_view text) {
  std::string key = text::key(text);
  while (!key.empty() &&
         (key.back() == ';' || (key.back() == '.' && key.size() > 1 &&
                                text::is_digit(static_cast<unsigned char>(key[key.size() - 2])))))
    key.pop_back();
  Value value;
  if (key.empty()) return value;
  if (auto counted = counted_value(key)) return *counted;
  if (is_day(text)) {
    value.kind = ValueKind::date;
    return value;
  }
  if (auto counted = value_with_brackets(key)) return *counted;
  if (auto counted = value_behind_words(key)) return *counted;
  value.kind = kind_of_words(key);
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
  std::erase_if(key, [](char c) { return c == '"'; });
  for (const std::string_view quote : {"«", "»"}) {
    for (std::size_t at = key.find(quote); at != std::string::npos; at = key.find(quote))
      key.erase(at, quote.size());
  }
  if (const auto date = day_in_words(key)) return {DayKind::day, *date};
  const bool serial =
      key.size() == 5 && std::ranges::all_of(key, [](char c) { return c >= '0' && c <= '9'; });
  if (serial) return of_serial({key, false});  // a date column saved from Excel as numbers
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
