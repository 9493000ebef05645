#include "roadmap/reading_whole.h"

#include <algorithm>
#include <array>

namespace vekha::roadmap::reading {

namespace {

constexpr int earliest_serial = 36526;  // 1 January 2000
constexpr int latest_serial = 54789;    // 31 December 2049

std::string two_digits(std::int64_t value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

// «май.25», «сен.24»: Excel's «МММ.ГГ».
std::optional<Damage> month_and_number(const Token& month, const Token& number) {
  const auto value = static_cast<int>(number.number);
  const std::string index = two_digits(month.lexeme.value);
  Damage damage;
  damage.candidates.push_back("20" + two_digits(value) + "-" + index);
  if (value >= 1 && value <= 31) damage.candidates.push_back(std::to_string(value) + "." + index);
  damage.candidates.push_back(std::to_string(month.lexeme.value) + "." + std::to_string(value));
  return damage;
}

// «01.мар»: Excel's «ДД.МММ» of what was 1.3 or 1;3.
std::optional<Damage> number_and_month(const Token& number, const Token& month) {
  Damage damage;
  const std::string index = std::to_string(month.lexeme.value);
  const std::string first = std::to_string(number.number);
  damage.candidates = {first + "." + two_digits(month.lexeme.value), first + "." + index,
                       first + ";" + index};
  return damage;
}

std::optional<Damage> serial(const Token& number) {
  const bool likely =
      number.digits == 5 && number.number >= earliest_serial && number.number <= latest_serial;
  if (!likely) return std::nullopt;
  Damage damage;
  damage.date = date_of_serial(static_cast<int>(number.number), false);
  if (damage.date) damage.candidates.push_back(to_iso(*damage.date));
  damage.candidates.emplace_back(number.lower);
  return damage;
}

}  // namespace

Sign sign_of(const Tokens& tokens) {
  bool dash = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens.at(i);
    if (token.is_sign('-')) {
      dash = true;
    } else if (!token.is_sign('.') && !token.is_sign('E') && !token.is_sign(',') &&
               !token.is_sign(';') && !token.is_sign('_')) {
      const bool alone = tokens.size() == 1 || (tokens.size() == 2 && tokens.at(1).is_sign('.'));
      if (alone && (token.lower == "х" || token.lower == "x")) return Sign::cross;
      if (alone && (token.is_sign('+') || token.lower == "v" || token.lower == "да" ||
                    token.lower == "✓" || token.lower == "✔"))
        return Sign::tick;
      const bool no_data =
          (token.lower == "н" && tokens.size() == 3 && tokens.at(1).is_sign('/')) ||
          (token.lower == "нет" && tokens.at(1).lower == "данных" && tokens.size() == 2);
      const bool asked = alone && token.lower == "?";
      return no_data || asked ? Sign::unknown : Sign::none;
    }
  }
  return dash ? Sign::dash : Sign::blank;
}

namespace {

// «01.01.1900», «03.01.1900 0:00»: a small number that its cell showed as a date.
std::optional<Damage> small_serial(const Tokens& tokens) {
  constexpr int first_year = 1900;
  constexpr int dots = 2;
  const bool date = tokens.at(0).is_number() && tokens.at(1).is_sign('.') &&
                    tokens.at(2).is_number() && tokens.at(3).is_sign('.') &&
                    tokens.at(4).is_number() && tokens.at(4).number == first_year;
  const bool time = tokens.size() > 2 * dots + 1 && !tokens.at(2 * dots + 2).is_sign(':');
  if (!date || time || tokens.at(2).number != 1) return std::nullopt;
  Damage damage;
  damage.candidates.push_back(std::to_string(tokens.at(0).number));
  return damage;
}

// «1E+02»: a number in the notation of a spreadsheet.
std::optional<Damage> scientific(const Tokens& tokens) {
  const bool shape = tokens.size() == 4 && tokens.at(0).is_number() && tokens.at(1).lower == "e" &&
                     (tokens.at(2).is_sign('+') || tokens.at(2).is_sign('-')) &&
                     tokens.at(3).is_number() && !tokens.at(3).blank_before;
  constexpr std::int64_t most_zeros = 9;
  if (!shape || tokens.at(3).number > most_zeros) return std::nullopt;
  Damage damage;
  if (tokens.at(2).is_sign('+'))
    damage.candidates.push_back(std::to_string(tokens.at(0).number)
                                    .append(static_cast<std::size_t>(tokens.at(3).number), '0'));
  return damage;
}

// «Sep-24», «01-Sep-24».
std::optional<Damage> english_date(const Tokens& tokens) {
  const std::size_t month = tokens.at(0).is_number() ? 2 : 0;
  const bool shape = tokens.size() == month + 3 && tokens.at(month).is(Word::month) &&
                     tokens.at(month).lexeme.abbreviated && tokens.at(month).lower.size() == 3 &&
                     tokens.at(month + 1).is_sign('-') && tokens.at(month + 2).digits == 2;
  if (!shape) return std::nullopt;
  if (month == 0) return month_and_number(tokens.at(0), tokens.at(2));
  Damage damage;
  damage.candidates.push_back("20" + two_digits(tokens.at(month + 2).number) + "-" +
                              two_digits(tokens.at(month).lexeme.value) + "-" +
                              two_digits(tokens.at(0).number));
  return damage;
}

}  // namespace

bool is_excel_error(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \n\t\r");
  if (first == std::string_view::npos) return false;
  const std::string_view shown = text.substr(first, text.find_last_not_of(" \n\t\r") - first + 1);
  static constexpr auto errors = std::to_array<std::string_view>(
      {"#ЗНАЧ!", "#ССЫЛКА!", "#ДЕЛ/0!", "#ИМЯ?", "#Н/Д", "#ЧИСЛО!", "#ПУСТО!", "#VALUE!", "#REF!",
       "#DIV/0!", "#NAME?", "#N/A", "#NUM!", "#NULL!"});
  if (std::ranges::find(errors, shown) != errors.end()) return true;
  return shown.size() > 2 && shown.find_first_not_of('#') == std::string_view::npos;
}

std::optional<Damage> excel_damage(const Tokens& tokens) {
  if (tokens.size() == 1 && tokens.at(0).is_number()) return serial(tokens.at(0));
  if (auto damage = small_serial(tokens)) return damage;
  if (auto damage = scientific(tokens)) return damage;
  if (auto damage = english_date(tokens)) return damage;
  if (tokens.size() != 3 || !tokens.at(1).is_sign('.') || tokens.at(1).blank_before ||
      tokens.at(2).blank_before)
    return std::nullopt;
  const Token& first = tokens.at(0);
  const Token& last = tokens.at(2);
  if (first.is(Word::month) && last.is_number() && last.digits == 2)
    return month_and_number(first, last);
  if (first.is_number() && first.digits <= 2 && last.is(Word::month)) {
    if (last.lexeme.abbreviated || last.lower.size() <= 6) return number_and_month(first, last);
  }
  return std::nullopt;
}

}  // namespace vekha::roadmap::reading
