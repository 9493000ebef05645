// On which days of a month something recurs: «до 10 числа», «последняя пятница», «первая декада».
#include "roadmap/reading_term_parser.h"

#include <algorithm>

namespace vekha::roadmap::reading {

// «10 числа», «15 и 30 числа», «последний рабочий день».
Position TermParser::days_of_rule(Position at, DayRule& rule) const {
  constexpr int longest_month = 31;
  Position next = at;
  while (token(next).is_number() && token(next).number >= 1 &&
         token(next).number <= longest_month) {
    rule.days |= 1U << static_cast<unsigned>(token(next).number);
    ++next;
    if (token(next).is(Word::date_noun)) return token(next + 1).is(Word::month) ? at : next + 1;
    if (!token(next).is_sign(',') && !token(next).is(Word::and_)) return working_day(at, rule);
    ++next;
  }
  if (next > at) return at;
  if (const Position end = working_day(at, rule); end > at) return end;
  if (!token(next).is(Word::last)) return at;
  rule.days = 1U;
  ++next;
  if (token(next).is(Word::none) && token(next).is_word()) ++next;  // «календарный»
  return token(next).is(Word::day_noun) ? next + 1 : at;
}

// «5-й рабочий день», «последний рабочий день»; «5 рабочих дней» is a length of time.
Position TermParser::working_day(Position at, DayRule& rule) const {
  int which = 0;
  const Position noun = rank(at, which);
  const bool working = noun > at && token(noun).lower.starts_with("рабоч") &&
                       token(noun + 1).is(Word::day_noun) && token(noun + 1).lower != "дней";
  if (!working) return at;
  rule.days = 0;
  rule.working_day = which;
  return noun + 2;
}

// Which month a word of the rule names, and of what.
void TermParser::read_month_of_rule(Position at, DayRule& rule) const {
  const Token& word = token(at);
  const bool month = token(at + 1).is(Word::month_noun);
  if (word.is(Word::next) || word.is(Word::after)) rule.month = DayRule::Month::following;
  if (word.is(Word::last) && month) rule.month = DayRule::Month::last;
  if (word.is(Word::ordinal) && month) {
    if (word.lexeme.value == 1) rule.month = DayRule::Month::first;
    if (word.lexeme.value == 2) rule.month = DayRule::Month::second;
  }
  if (word.is(Word::quarter)) rule.of = Frequency::quarterly;
  if (word.is(Word::half_year)) rule.of = Frequency::half_yearly;
}

// «ежемесячно, до 5-го», «к 25-му каждого месяца»: the day without «числа».
Position TermParser::bare_day(Position at, DayRule& rule) const {
  constexpr int longest_month = 31;
  const Token& day = token(at);
  if (!day.is_number() || !day.ordinal || day.counted || day.number < 1 ||
      day.number > longest_month)
    return at;
  const Token& behind = token(at + 1);
  const bool monthly = parts_.recurrence && parts_.recurrence->frequency == Frequency::monthly;
  const bool ends = behind.kind == Token::Kind::end || behind.is_sign(',') || behind.is_sign(';') ||
                    behind.is_sign(')') || behind.is_sign('.');
  if (!(monthly && ends) && each_month_noun(at + 1) == at + 1) return at;
  rule.days = 1U << static_cast<unsigned>(day.number);
  return at + 1;
}

// «до 10 числа», «не позднее 5-го числа», «25 числа каждого месяца», «в последний день месяца», and
// which month.
Position TermParser::day_of_month(Position at) {
  bool ignored = false;
  const Position lead = deadline_lead(at, ignored);
  Position next = lead;
  if (token(next).is(Word::in)) ++next;
  DayRule rule;
  Position numbers = days_of_rule(next, rule);
  if (numbers == next && lead > at) numbers = bare_day(next, rule);
  if (numbers == next) return at;
  next = numbers;
  constexpr std::size_t reach = 7;  // «месяца, следующего за отчётным кварталом»
  for (Position look = next; look < next + reach; ++look) {
    const Token& word = token(look);
    read_month_of_rule(look, rule);
    const bool part_of_rule = word.is(Word::next) || word.is(Word::last) || word.is(Word::each) ||
                              word.is(Word::month_noun) || word.is(Word::reporting) ||
                              word.is(Word::on) || word.is(Word::quarter) ||
                              word.is(Word::period) || word.is(Word::ordinal) ||
                              word.is(Word::after) || word.is_sign(',') || word.is(Word::half_year);
    if (!part_of_rule) break;
    if (word.is_sign(',') && !token(look + 1).is(Word::next)) break;
    next = look + 1;
  }
  parts_.day_rule = rule;
  if (rule.working_day != 0) add_flag(parts_.flags, "approx");  // feasts are not known here
  if (token(at).is(Word::until)) add_flag(parts_.flags, "inclusive_assumed");
  return next;
}

// True where the ranked day is said of every month: by its own words or by «ежемесячно» beside it.
bool TermParser::is_of_each_month(Position next) const {
  const bool known = parts_.recurrence && parts_.recurrence->frequency == Frequency::monthly;
  const Position word = token(next).is_sign(',') || token(next).is_sign('(') ? next + 1 : next;
  const Token& adverb = token(word);
  return known || (adverb.is(Word::every_adverb) &&
                   adverb.lexeme.value == static_cast<int>(Frequency::monthly));
}

// «месяца», «каждого месяца» after a ranked day or week; the position itself when neither stands
// there.
Position TermParser::each_month_noun(Position at) const {
  const Position noun = token(at).is(Word::each) ? at + 1 : at;
  return token(noun).is(Word::month_noun) ? noun + 1 : at;
}

// «первый понедельник месяца», «последняя пятница каждого месяца», «каждую последнюю пятницу»,
// «ежемесячно, второй и четвёртый вторник».
Position TermParser::ranked_weekday(Position at) {
  const bool each = token(at).is(Word::each);
  const Position first = each ? at + 1 : at;
  Ranks found;
  const Position weekday = ranks(first, found, false);
  if (weekday == first || !token(weekday).is(Word::weekday)) return at;
  const Position end = each_month_noun(weekday + 1);
  const bool of_month = end > weekday + 1;
  const bool in_words = !token(first).is_number() || token(first).ordinal;
  if (!of_month && !(in_words && (each || is_of_each_month(end)))) return at;
  keep_weekday(token(weekday).lexeme.value);
  constexpr int most_in_a_month = 5;
  for (const Rank& one : found) {
    if (one.value <= most_in_a_month)
      parts_.weekday_ranks |=
          static_cast<std::uint8_t>(1U << static_cast<unsigned>(std::max(one.value, 0)));
  }
  keep(Recurrence{.frequency = Frequency::monthly, .count_stated = true});
  return end;
}

// «в начале каждого месяца», «в конце каждого месяца».
Position TermParser::edge_of_each_month(Position at) {
  const bool beginning = token(at).is(Word::beginning);
  const bool middle = token(at).is(Word::middle);
  if (!beginning && !middle && !token(at).is(Word::ending)) return at;
  if (!token(at + 1).is(Word::each) || !token(at + 2).is(Word::month_noun)) return at;
  constexpr unsigned tenth = 1U << 10U;
  constexpr unsigned twentieth = 1U << 20U;
  parts_.day_rule = DayRule{.days = beginning ? tenth
                                    : middle  ? twentieth
                                              : 1U,
                            .month = DayRule::Month::last};
  add_flag(parts_.flags, "approx");
  keep(Recurrence{.frequency = Frequency::monthly});
  return at + 3;
}

// «в первой декаде каждого месяца», «ежемесячно, 3-я неделя»: due on the last day of that part.
Position TermParser::part_of_each_month(Position at) {
  const Position first = token(at).is(Word::in) ? at + 1 : at;
  if (const Position end = edge_of_each_month(first); end > first) return end;
  Ranks found;
  const Position noun = ranks(first, found, false);
  const Token& unit = token(noun);
  const bool part =
      noun > first && (unit.is(Word::ten_days) || unit.is(Word::week) || unit.is(Word::half));
  if (!part) return at;
  const Position end = each_month_noun(noun + 1);
  const bool alone = token(end).kind == Token::Kind::end || token(end).kind == Token::Kind::sign;
  if (end == noun + 1 && !(alone && is_of_each_month(end))) return at;
  const int length = unit.is(Word::week) ? 7 : unit.is(Word::ten_days) ? 10 : 15;
  constexpr int whole_parts_end = 28;
  DayRule rule{.month = DayRule::Month::last};
  for (const Rank& one : found) {
    const int day = one.value * length;
    rule.days |= one.value < 0 || day > whole_parts_end ? 1U : 1U << static_cast<unsigned>(day);
  }
  parts_.day_rule = rule;
  keep(Recurrence{.frequency = Frequency::monthly});
  return end;
}

}  // namespace vekha::roadmap::reading
