// Numbers that are no targets, though they stand in a plan.
#include "roadmap/reading_morphology.h"
#include "roadmap/reading_nouns.h"
#include "roadmap/reading_quantity.h"
#include "roadmap/reading_term_parser.h"

#include <algorithm>
#include <array>

namespace vekha::roadmap::reading {

namespace {

bool is_class_word(const Token& token) {
  return token.lower.starts_with("класс") || token.lower == "кл" ||
         token.lower.starts_with("параллел");
}

// «4–6 классов», «6 и 8 классов», «9-х классов»: grades; «не менее 3 классов» is a count.
bool is_grade(const Tokens& tokens, const Quantity& quantity) {
  std::size_t at = quantity.end;
  const auto within_list = [](const Token& token) {
    return token.is_number() || token.is_sign(',') || token.is_sign('-') || token.is(Word::and_) ||
           (token.quoted && token.lower.size() <= 2);  // «8 «А» класс»
  };
  while (at < quantity.end + 8 && within_list(tokens.at(at)))
    ++at;
  if (tokens.at(at).is_sign('(')) return false;
  return is_class_word(tokens.at(at)) && (!quantity.comparator || quantity.until) &&
         !quantity.percent;
}

bool is_age(const Tokens& tokens, const Quantity& quantity) {
  const Token& unit = tokens.at(quantity.end);
  if (unit.lower == "лет" || unit.lower == "летних" ||
      (unit.is_sign('-') && tokens.at(quantity.end + 1).lower.starts_with("лет")))
    return true;
  for (std::size_t back = 1; back <= 4 && back <= quantity.begin; ++back) {
    if (tokens.at(quantity.begin - back).lower.starts_with("возраст")) return true;
  }
  return false;
}

bool is_year(const Tokens& tokens, const Quantity& quantity) {
  const bool named = is_year_number(tokens.at(quantity.number)) &&
                     tokens.at(quantity.end).is(Word::year) && quantity.comparator;
  if (named) return true;   // «больше, чем в 2022 году»
  const bool second_half =  // «2022/23 учебным годом»
      quantity.begin >= 2 && tokens.at(quantity.number).digits == 2 &&
      (tokens.at(quantity.begin - 1).is_sign('/') || tokens.at(quantity.begin - 1).is_sign('-')) &&
      is_year_number(tokens.at(quantity.begin - 2)) &&
      (tokens.at(quantity.end).is(Word::year) || tokens.at(quantity.end).is(Word::school));
  if (second_half) return true;
  if (quantity.percent || quantity.comparator || !is_year_number(tokens.at(quantity.number)))
    return false;
  const Token& next = tokens.at(quantity.end);
  if (next.is(Word::year) || next.is(Word::school) || quantity.upper) return true;
  if (quantity.begin == 0) return next.is_sign('/') || next.is_sign('-');
  const Token& before = tokens.at(quantity.begin - 1);
  return before.is(Word::in) || before.is(Word::on) || before.is(Word::month) ||
         before.is(Word::of) || before.is_sign('-') || quantity.by ||
         next.kind == Token::Kind::end || next.is_sign(',') || next.is_sign(')') ||
         next.is_sign('-') || next.is_sign('/');
}

// «№ 191», «приложение 1», «п. 3», «273-ФЗ», «СОШ 5».
bool is_reference(const Tokens& tokens, const Quantity& quantity) {
  if (quantity.by || quantity.until) return false;
  static constexpr auto titles = std::to_array<std::string_view>(
      {"приложение", "приложению", "приложения", "приложении", "пункт",  "пункта", "пункту",
       "пункте",     "п",          "пп",         "ст",         "статья", "статьи", "раздел",
       "раздела",    "разделу",    "таблица",    "таблицы",    "форма",  "форме",  "формы",
       "сош",        "оош",        "нош",        "доу",        "этап",   "этапа",  "модуль",
       "модуля",     "часть",      "рис",        "фз",         "фгос",   "впр",    "егэ",
       "огэ",        "гиа",        "гвэ",        "гост",       "лот",    "т",      "тел",
       "каб",        "задание",    "вариант",    "версия",     "топ",    "шаг",    "уровень",
       "блок",       "кластер"});
  std::size_t before = quantity.begin;
  if (before > 0 && tokens.at(before - 1).is_sign('.')) --before;
  if (before > 0 && tokens.at(before - 1).is_sign('-') && !tokens.at(before - 1).blank_before)
    --before;
  if (before > 0) {
    const Token& title = tokens.at(before - 1);
    if (title.is_sign('#')) return true;
    const bool titled = std::ranges::find(titles, title.lower) != titles.end();
    if (titled && !quantity.percent && !quantity.comparator) return true;
  }
  const std::size_t law = tokens.at(quantity.end).is_sign('-') ? quantity.end + 1 : quantity.end;
  return tokens.at(law).lower == "фз";
}

// «1. Приказ 2. План», «1) приказ»: marks of a list.
bool is_list_mark(const Tokens& tokens, const Quantity& quantity) {
  if (quantity.comparator || quantity.percent || quantity.upper) return false;
  const bool opens = quantity.begin == 0 || tokens.at(quantity.number).newline_before ||
                     tokens.at(quantity.begin - 1).is_sign(';') ||
                     tokens.at(quantity.begin - 1).is_sign('.');
  const Token& sign = tokens.at(quantity.end);
  const Token& next = tokens.at(quantity.end + 1);
  if (sign.is_sign(')') && sign.depth == 0) return next.is_word();
  const bool capital = next.shown != next.lower;
  return (opens || capital) && sign.is_sign('.') && !sign.blank_before && next.is_word() &&
         next.blank_before;
}

// «15.06» where a day and a month can stand.
bool is_day_and_month(const Tokens& tokens, std::size_t at) {
  const Token& day = tokens.at(at);
  const Token& month = tokens.at(at + 2);
  return day.is_number() && day.digits <= 2 && day.number >= 1 && day.number <= 31 &&
         tokens.at(at + 1).is_sign('.') && !tokens.at(at + 1).blank_before && month.is_number() &&
         !month.blank_before && month.digits == 2 && month.number >= 1 && month.number <= 12;
}

// «отчёт до 15.06», «справки к 15.06 и 15.12»: days without their year; «до 4.12 балла» is none.
bool is_day_of_year(const Tokens& tokens, const Quantity& quantity) {
  constexpr std::size_t length = 3;  // tokens
  std::size_t at = quantity.number;
  if (quantity.end != at + length || quantity.percent || tokens.at(quantity.end).is_word())
    return tokens.at(quantity.end).is(Word::and_) && is_day_and_month(tokens, at) &&
           quantity.until && is_day_and_month(tokens, quantity.end + 1);
  while (is_day_and_month(tokens, at)) {
    if (at == 0) return false;
    const Token& before = tokens.at(at - 1);
    if (before.is(Word::until) || before.is(Word::to) || before.lower == "к") return true;
    if (!before.is(Word::and_) && !before.is_sign(',')) return false;
    if (at <= length) return false;
    at -= length + 1;
  }
  return false;
}

bool is_date_or_time(const Tokens& tokens, const Quantity& quantity) {
  if (is_day_of_year(tokens, quantity)) return true;
  const Token& next = tokens.at(quantity.end);
  const bool length = next.is(Word::year) || next.lower == "лет" || next.is(Word::month_noun) ||
                      next.is(Word::week) || next.is(Word::day_noun);
  const bool lasting =  // «программа на 3 года», «в течение 2 месяцев», «за 3 года»
      quantity.by || (quantity.begin > 0 && (tokens.at(quantity.begin - 1).is(Word::during) ||
                                             tokens.at(quantity.begin - 1).is(Word::on) ||
                                             tokens.at(quantity.begin - 1).is(Word::ordinal) ||
                                             tokens.at(quantity.begin - 1).is(Word::last)));
  if (length && lasting) return true;
  if (next.is(Word::month) && !quantity.comparator && !quantity.percent) return true;
  if (next.is(Word::date_noun) || (next.is(Word::quarter) && !quantity.comparator) ||
      (next.is(Word::half_year) && !quantity.comparator))
    return true;
  if (next.is_sign(':') && tokens.at(quantity.end + 1).is_number()) return true;
  const bool dotted = next.is_sign('.') && !next.blank_before &&
                      tokens.at(quantity.end + 1).is_number() &&
                      !tokens.at(quantity.end + 1).blank_before;
  const bool after_dot = quantity.begin > 1 && tokens.at(quantity.begin - 1).is_sign('.') &&
                         !tokens.at(quantity.number).blank_before &&
                         tokens.at(quantity.begin - 2).is_number();
  return dotted || after_dot;
}

// «500+»: the project, not five hundred of anything.
bool is_project(const Tokens& tokens, const Quantity& quantity) {
  const bool plus = quantity.end > quantity.number && tokens.at(quantity.end - 1).is_sign('+');
  if (!plus) return false;
  if (quantity.begin > 0 && tokens.at(quantity.begin - 1).lower.starts_with("проект")) return true;
  const NounForm unit = tokens.noun(quantity.end);
  return quantity.value == Decimal::of(500) && !unit;
}

// «в 2 этапа», «3D», «2-го», «1С»
bool is_part_of_speech(const Tokens& tokens, const Quantity& quantity) {
  const Token& number = tokens.at(quantity.number);
  const Token& next = tokens.at(quantity.end);
  if (next.lower.starts_with("этап") && quantity.begin > 0 &&
      tokens.at(quantity.begin - 1).is(Word::in))
    return true;
  const bool counted = number.counted && (!next.is_word() || number.number > 4 || next.capitals ||
                                          find_noun(next.lower) || is_adjective(next.lower));
  if (number.is_number() && number.ordinal && !quantity.comparator && !quantity.percent)
    return !counted;
  const Token& word = tokens.at(quantity.end + 1);
  const bool compound = next.is_sign('-') && !next.blank_before && word.is_word() &&
                        !word.blank_before && word.is(Word::none) && number.is_number();
  if (compound && !quantity.percent) return true;  // «100-балльников», «10-дневный»
  const bool letter = next.is_word() && !next.blank_before && next.lower.size() <= 2;
  return letter && number.is_number() && quantity.end == quantity.number + 1;
}

// «всех» and «каждый» count only before whom they mean.
bool is_idle_all(const Tokens& tokens, const Quantity& quantity) {
  if (!quantity.all) return false;
  for (std::size_t at = quantity.end; at < quantity.end + 4; ++at) {
    if (tokens.at(at).is(Word::year) || tokens.at(at).is(Word::month_noun) ||
        tokens.at(at).is(Word::quarter))
      return true;
    const NounForm noun = tokens.noun(at);
    if (noun)
      return noun.noun->kind != NounKind::people && noun.noun->kind != NounKind::organisation;
    if (tokens.at(at).is_word() && tokens.at(at).shown.size() >= 4 &&
        tokens.at(at).shown == tokens.at(at).lower)
      continue;
    return !tokens.at(at).is_word();
  }
  return true;
}

}  // namespace

bool names_something(const Tokens& tokens, const Quantity& quantity) {
  return !quantity.all && is_reference(tokens, quantity);
}

bool is_trap(const Tokens& tokens, const Quantity& quantity) {
  if (tokens.at(quantity.number).quoted && !tokens.at(0).quoted) return true;
  if (quantity.all) return is_idle_all(tokens, quantity);
  return is_grade(tokens, quantity) || is_age(tokens, quantity) || is_year(tokens, quantity) ||
         is_list_mark(tokens, quantity) || is_date_or_time(tokens, quantity) ||
         is_project(tokens, quantity) || is_part_of_speech(tokens, quantity);
}

}  // namespace vekha::roadmap::reading
