// Recurrences: «ежемесячно», «2 раза в год», «каждую пятницу», «до 10 числа».
#include "roadmap/reading_term_parser.h"

#include <algorithm>

namespace vekha::roadmap::reading {

namespace {

constexpr int most_times = 1000;

}  // namespace

void TermParser::keep(const Recurrence& recurrence) {
  if (!parts_.recurrence) {
    parts_.recurrence = recurrence;
    return;
  }
  // «еженедельно, 2 раза в неделю»: the count is the finer word; «каждого года» beside «1 раз в
  // квартал» is not.
  if (recurrence.count_stated && !parts_.recurrence->count_stated) parts_.recurrence = recurrence;
}

void TermParser::keep_weekday(int weekday) {
  parts_.weekdays |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(weekday));
}

bool TermParser::frequency_of(const Token& unit, Frequency& out) const {
  switch (unit.lexeme.word) {
    case Word::year: out = Frequency::yearly; return true;
    case Word::half_year: out = Frequency::half_yearly; return true;
    case Word::quarter: out = Frequency::quarterly; return true;
    case Word::month_noun: out = Frequency::monthly; return true;
    case Word::week: out = Frequency::weekly; return true;
    case Word::day_noun: out = Frequency::daily; return true;
    case Word::school_quarter: out = Frequency::school_quarter; return true;
    case Word::ten_days: out = Frequency::monthly; return true;
    default: return false;
  }
}

// «год», «2 года», «учебный год», «уч. г.»
Position TermParser::unit_of_frequency(Position at, Recurrence& out) const {
  Position next = at;
  if (token(next).is_number() && token(next).digits <= 2 && token(next).number > 0) {
    out.every = static_cast<int>(token(next++).number);
  } else if (token(next).is(Word::cardinal)) {
    out.every = token(next++).lexeme.value;
  } else if (token(next).is(Word::ordinal)) {  // «каждую вторую неделю»
    out.every = token(next++).lexeme.value;
  }
  if (token(next).lower == "календарный" || token(next).lower == "отчетный") ++next;
  if (const Position school = school_noun(next); school > next) {
    out.frequency = Frequency::yearly;
    return school;
  }
  if (!frequency_of(token(next), out.frequency) && token(next).lower != "лет") return at;
  if (token(next).is(Word::ten_days)) out.times *= 3;
  return token(next).lexeme.abbreviated ? past_dot(next + 1) : next + 1;
}

// «2 раза», «два раза», «раз», «дважды», «2-3 раза», «1-2 р.»
Position TermParser::count_of_times(Position at, int& times) const {
  const Token& here = token(at);
  if (here.is(Word::repeatedly)) return (times = here.lexeme.value), at + 1;
  Position next = at;
  times = 1;
  if (here.is_number()) {
    times = static_cast<int>(std::min<std::int64_t>(here.number, most_times));
    ++next;
    const bool range = token(next).is_sign('-') && token(next + 1).is_number();
    if (range) next += 2;  // the lower bound is what can be asked for
  } else if (here.is(Word::cardinal)) {
    times = here.lexeme.value;
    ++next;
  }
  if (token(next).is_sign('(')) {  // «1 (один) раз»
    Position inside = next + 1;
    while (inside < next + 4 && !token(inside).is_sign(')'))
      ++inside;
    if (token(inside).is_sign(')')) next = inside + 1;
  }
  if (!token(next).is(Word::times)) return at;
  return token(next).lexeme.abbreviated ? past_dot(next + 1) : next + 1;
}

// «не реже 1 раза в квартал», «раз в два года», «1 раз/год», «2 раза за год».
Position TermParser::times_in_unit(Position at) {
  Recurrence found;
  found.count_stated = true;
  Position next = count_of_times(at, found.times);
  if (next == at) return at;
  const Token& link = token(next);
  const bool linked = link.is(Word::in) || link.is(Word::on) || link.is_sign('/');
  if (!linked && !token(next).is(Word::each)) return at;
  if (linked) ++next;
  if (token(next).is(Word::during)) ++next;  // «2 раза в течение года»
  if (token(next).is(Word::each)) ++next;
  const Position end = unit_of_frequency(next, found);
  if (end == next || found.times < 1) return at;
  keep(found);
  return end;
}

// «каждый месяц», «каждую пятницу», «каждые 2 месяца», «каждого года».
Position TermParser::each_unit(Position at) {
  if (!token(at).is(Word::each)) return at;
  Recurrence found;
  int which = 0;
  const Position weekday = rank(at + 1, which);
  if (weekday > at + 1 && !token(at + 1).is_number() && token(weekday).is(Word::weekday))
    return at;  // «каждую последнюю пятницу» is a rule of its own
  if (token(at + 1).is(Word::weekday)) {
    found.frequency = Frequency::weekly;
    keep_weekday(token(at + 1).lexeme.value);
    keep(found);
    return at + 2;
  }
  const Position next = at + 1;
  const Position end = unit_of_frequency(next, found);
  if (end == next) return at;
  found.each_of_span = true;
  keep(found);
  return end;
}

// «по пятницам», «по полугодиям», «по четвертям».
Position TermParser::by_units(Position at) {
  if (!token(at).is(Word::to)) return at;
  const Token& unit = token(at + 1);
  Recurrence found;
  if (unit.is(Word::weekday)) {
    found.frequency = Frequency::weekly;
    keep_weekday(unit.lexeme.value);
    keep(found);
    return at + 2;
  }
  const bool dative_plural =
      unit.lower.size() > 4 && (unit.lower.ends_with("ам") || unit.lower.ends_with("ям"));
  if (!dative_plural || !frequency_of(unit, found.frequency)) return at;
  keep(found);
  return at + 2;
}

// «10 числа», «15 и 30 числа», «последний рабочий день».
Position TermParser::days_of_rule(Position at, DayRule& rule) const {
  constexpr int longest_month = 31;
  Position next = at;
  while (token(next).is_number() && token(next).number >= 1 &&
         token(next).number <= longest_month) {
    rule.days |= 1U << static_cast<unsigned>(token(next).number);
    ++next;
    if (token(next).is(Word::date_noun)) return token(next + 1).is(Word::month) ? at : next + 1;
    if (!token(next).is_sign(',') && !token(next).is(Word::and_)) return at;
    ++next;
  }
  if (next > at || !token(next).is(Word::last)) return at;
  rule.days = 1U;
  ++next;
  if (token(next).is(Word::none) && token(next).is_word()) ++next;  // «рабочий», «календарный»
  return token(next).is(Word::day_noun) ? next + 1 : at;
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

// «до 10 числа», «не позднее 5-го числа», «25 числа каждого месяца», «в последний день месяца», and
// which month.
Position TermParser::day_of_month(Position at) {
  bool ignored = false;
  Position next = deadline_lead(at, ignored);
  if (token(next).is(Word::in)) ++next;
  DayRule rule;
  const Position numbers = days_of_rule(next, rule);
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
  if (token(at).is(Word::until)) add_flag(parts_.flags, "inclusive_assumed");
  return next;
}

// «первый понедельник месяца», «последняя пятница каждого месяца», «каждую последнюю пятницу».
Position TermParser::ranked_weekday(Position at) {
  const bool each = token(at).is(Word::each);
  const Position first = each ? at + 1 : at;
  int which = 0;
  const Position next = rank(first, which);
  const bool ranked = next > first && !token(first).is_number() && token(next).is(Word::weekday);
  if (!ranked) return at;
  const Position month = token(next + 1).is(Word::each) ? next + 2 : next + 1;
  const bool of_month = token(month).is(Word::month_noun);
  if (!of_month && !each) return at;
  keep_weekday(token(next).lexeme.value);
  parts_.weekday_rank = which;
  keep(Recurrence{.frequency = Frequency::monthly, .count_stated = true});
  return of_month ? month + 1 : next + 1;
}

Position TermParser::recurrence(Position at) {
  const Token& here = token(at);
  if (here.is(Word::every_adverb)) {
    constexpr int by_ten_days = 7;
    Recurrence found;
    if (here.lexeme.value == by_ten_days) {
      found = {.frequency = Frequency::monthly, .times = 3, .count_stated = true};
    } else {
      found.frequency = static_cast<Frequency>(here.lexeme.value);
    }
    keep(found);
    return at + 1;
  }
  if (const Position end = day_of_month(at); end > at) return end;
  if (const Position end = ranked_weekday(at); end > at) return end;
  if (const Position end = each_unit(at); end > at) return end;
  if (const Position end = by_units(at); end > at) return end;
  return times_in_unit(at);
}

}  // namespace vekha::roadmap::reading
