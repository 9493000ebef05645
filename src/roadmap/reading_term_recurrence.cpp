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

namespace {

// Every three months is quarterly, every six half-yearly, every twelve yearly.
void settle_months(Recurrence& out) {
  if (out.frequency != Frequency::monthly) return;
  const Frequency longer = out.every == 3   ? Frequency::quarterly
                           : out.every == 6 ? Frequency::half_yearly
                                            : Frequency::yearly;
  if (out.every != 3 && out.every != 6 && out.every != 12) return;
  out.frequency = longer;
  out.every = 1;
}

}  // namespace

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
  next = past_school(next);
  if (!frequency_of(token(next), out.frequency) && token(next).lower != "лет") return at;
  settle_months(out);
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

// «по итогам учебных четвертей», «по окончании полугодий»: once for each.
Position TermParser::by_ends_of_units(Position at) {
  if (!token(at).is(Word::to) || !token(at + 1).is(Word::outcome)) return at;
  const Position unit = past_school(at + 2);
  const std::string_view word = token(unit).lower;
  const bool genitive_plural =
      word.ends_with("ей") || word.ends_with("ов") || word.ends_with("ев") || word.ends_with("ий");
  Recurrence found;
  if (!genitive_plural || !frequency_of(token(unit), found.frequency)) return at;
  if (found.frequency == Frequency::daily) return at;  // «по итогам двух дней» is an event's
  keep(found);
  return unit + 1;
}

// «по пятницам», «по полугодиям», «по четвертям».
Position TermParser::by_units(Position at) {
  if (!token(at).is(Word::to)) return at;
  if (const Position end = by_ends_of_units(at); end > at) return end;
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
  if (const Position end = part_of_each_month(at); end > at) return end;
  if (const Position end = ranked_weekday(at); end > at) return end;
  if (const Position end = each_unit(at); end > at) return end;
  if (const Position end = by_units(at); end > at) return end;
  return times_in_unit(at);
}

}  // namespace vekha::roadmap::reading
