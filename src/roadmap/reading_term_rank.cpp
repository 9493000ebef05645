// Ranks and what they rank: «II квартал», «1–2 кварталы», «5, 12 и 19 марта», «вторая неделя
// октября».
#include "roadmap/reading_term_parser.h"

#include <algorithm>

namespace vekha::roadmap::reading {

namespace {

constexpr std::size_t most_ranks =
    31;  // days of a month; more cannot be meant, and it bounds the lookahead
constexpr int last_rank = -1;

// Typed without Latin letters at hand: П for II, Ш for III.
int cyrillic_roman(std::string_view word) {
  if (word == "п") return 2;
  if (word == "ш") return 3;
  return 0;
}

}  // namespace

Position TermParser::rank(Position at, int& value) const {
  const Token& here = token(at);
  if (here.is_number() && here.digits <= 2 && here.number > 0) {
    value = static_cast<int>(here.number);
    // «1у»: IV with a digit and a Cyrillic У
    if (here.number == 1 && token(at + 1).lower == "у" && glued(at + 1)) return (value = 4), at + 2;
    return at + 1;
  }
  if (!here.is_word()) return at;
  const bool tens =
      here.is(Word::cardinal) && here.lexeme.value % 10 == 0 && here.lexeme.value <= 30;
  if (tens && token(at + 1).is(Word::ordinal) &&
      token(at + 1).lexeme.value < 10)  // «двадцать пятое»
    return (value = here.lexeme.value + token(at + 1).lexeme.value), at + 2;
  if (here.is(Word::ordinal)) return (value = here.lexeme.value), at + 1;
  if (here.is(Word::last)) return (value = last_rank), at + 1;
  value = roman_value(here.lower);
  if (value == 0) value = cyrillic_roman(here.lower);
  if (value == 0) return at;
  const bool ending = token(at + 1).is_sign('-') && glued(at + 1) && glued(at + 2) &&
                      token(at + 2).is_word() && token(at + 2).lower.size() <= 4 &&
                      token(at + 2).is(Word::none) && roman_value(token(at + 2).lower) == 0;
  return ending ? at + 3 : at + 1;  // «II-й»
}

// Ranks parted by commas, «и», dashes; after «с» also by «по».
Position TermParser::ranks(Position at, Ranks& out, bool after_from) const {
  Position next = at;
  Rank current;
  while (out.size() < most_ranks) {
    const Position end = rank(next, current.value);
    if (end == next) return at;
    out.push_back(current);
    next = end;
    const Token& link = token(next);
    const bool range = link.is_sign('-') || (after_from && link.is(Word::to));
    const bool list =
        link.is_sign(',') || link.is(Word::and_) || link.is_sign(';') || link.is_sign('/');
    if (!range && !list) return next;
    current.range_from_previous = range;
    ++next;
  }
  return at;
}

// «октября» after «неделя», with its year.
Position TermParser::of_month(Position at, Ref& ref) {
  Ref month;
  const Position next = month_ref(at, month);
  if (next == at) return at;
  ref.index = month.index;
  ref.unit = Unit::month;
  ref.approximate = true;
  return year_of_ref(next, ref);
}

// The ranked noun; `pattern` gets its unit, or for weeks and decades its month, the rank still to
// be applied.
Position TermParser::ranked_unit(Position at, Ref& pattern) {
  const Token& noun = token(at);
  const Position next = noun.lexeme.abbreviated ? past_dot(at + 1) : at + 1;
  switch (noun.lexeme.word) {
    case Word::quarter: pattern.unit = Unit::quarter; return year_of_ref(next, pattern);
    case Word::half_year: {
      pattern.unit = Unit::half_year;
      const Position school = school_noun(next);
      const Position end = year_of_ref(school, pattern);
      if (school > next || pattern.school_year) {
        pattern.unit = Unit::school_half;
        pattern.year = pattern.school_year;
        pattern.school_year.reset();
      }
      return end;
    }
    case Word::none: {  // «II пол. 2024»
      if (noun.lower != "пол" || !token(at + 1).is_sign('.')) return at;
      pattern.unit = Unit::half_year;
      return year_of_ref(at + 2, pattern);
    }
    case Word::date_noun: {  // «первые числа сентября», «последние числа мая»
      const Position end = noun.lower.starts_with("числа") || noun.lower == "числам"
                               ? of_month(next, pattern)
                               : next;
      return end == next ? at : end;
    }
    case Word::school_quarter:
      pattern.unit = Unit::school_quarter;
      return year_of_ref(next, pattern);
    case Word::month:
      pattern.unit = Unit::day;
      pattern.index = noun.lexeme.value;
      return year_of_ref(next, pattern);
    case Word::weekday: {  // «третий четверг октября»
      const Position end = of_month(next, pattern);
      if (end == next) return at;
      pattern.unit = Unit::day;
      pattern.weekday = noun.lexeme.value;
      pattern.approximate = false;
      return end;
    }
    case Word::ten_days:
    case Word::week:
    case Word::half: {
      if (token(next).is(Word::school_quarter)) {  // «последняя неделя четверти»
        pattern.unit = Unit::school_quarter;
        return year_of_ref(next + 1, pattern);
      }
      if (const Position school = school_noun(next); noun.is(Word::half) && school > next) {
        pattern.unit = Unit::school_half;
        const Position end = year_of_ref(school, pattern);
        if (pattern.school_year) pattern.year = pattern.school_year;
        pattern.school_year.reset();
        return end;
      }
      if (noun.is(Word::half) && (token(next).is(Word::year) || is_year_number(token(next)))) {
        pattern.unit = Unit::half_year;
        const Position end = year_of_ref(next, pattern);
        if (pattern.school_year) {  // «вторая половина 2024-2025 учебного года»
          pattern.unit = Unit::school_half;
          pattern.year = pattern.school_year;
          pattern.school_year.reset();
        }
        return end;
      }
      const Position end = of_month(next, pattern);
      return end == next ? at : end;
    }
    default: return at;
  }
}

namespace {

// Days of the n-th week, decade or half of a month; -1 is the last one.
void set_days(Ref& ref, Word noun, int rank) {
  const int length = noun == Word::week ? 7 : noun == Word::ten_days ? 10 : 15;
  const int count = noun == Word::week ? 5 : noun == Word::ten_days ? 3 : 2;
  if (rank == last_rank && noun == Word::week) {
    const auto period = period_of(ref, ref.year.value_or(2023));
    ref.last_day = 0;
    ref.first_day = period ? static_cast<int>(day_of(period->last)) - 6 : 25;
    return;
  }
  const int number = rank == last_rank ? count : std::clamp(rank, 1, count);
  ref.first_day = (number - 1) * length + 1;
  ref.last_day = number == count ? 0 : number * length;
}

void apply_rank(Ref& ref, Word noun, int rank) {
  if (noun == Word::date_noun) {
    if (rank == last_rank || rank == 1) {
      ref.part = rank == 1 ? Part::beginning : Part::ending;
    } else {  // «15 числа мая»
      ref.unit = Unit::day;
      ref.first_day = ref.last_day = rank;
      ref.approximate = false;
    }
    return;
  }
  if (ref.unit == Unit::school_quarter && noun != Word::school_quarter) return;
  if (ref.weekday > 0) {
    ref.weekday_rank = rank;
    return;
  }
  const bool within_month = noun == Word::week || noun == Word::ten_days ||
                            (noun == Word::half && ref.unit == Unit::month);
  if (within_month) return set_days(ref, noun, rank);
  if (ref.unit == Unit::day) {
    ref.first_day = ref.last_day = rank;
    return;
  }
  const int count = ref.unit == Unit::quarter || ref.unit == Unit::school_quarter ? 4 : 2;
  ref.index = rank == last_rank ? count : rank;
}

}  // namespace

Position TermParser::ranked(Position at, Spans& out, bool after_from) {
  Ranks found;
  Position noun = ranks(at, found, after_from);
  if (noun == at) return at;
  noun = past_school(noun);
  Ref pattern;
  const Position end = ranked_unit(noun, pattern);
  if (end == noun) return at;
  const bool whole_day = pattern.unit == Unit::day && pattern.weekday == 0;
  for (const Rank& one : found) {
    if (whole_day && one.value == last_rank) return at;
    Ref ref = pattern;
    apply_rank(ref, token(noun).lexeme.word, one.value);
    if (one.range_from_previous && !out.empty()) {
      out.back().to = ref;
    } else {
      out.push_back({ref, ref});
    }
  }
  if (pattern.approximate) add_flag(parts_.flags, "approx");
  return end;
}

// «апрель (последняя неделя)», «май, 2-3 неделя»: which part of the month just read.
Position TermParser::part_of_month(Position at, Spans& out) {
  const bool bracket = token(at).is_sign('(');
  if (!(bracket || token(at).is_sign(',')) || out.empty() || out.back().is_range()) return at;
  const Ref month = out.back().from;
  if (month.unit != Unit::month || month.part != Part::whole || month.last_day != 0) return at;
  Ranks found;
  const Position noun = ranks(at + 1, found, false);
  const Word word = token(noun).lexeme.word;
  const bool within = word == Word::week || word == Word::ten_days || word == Word::half;
  if (noun == at + 1 || !within) return at;
  Position end = past_dot(noun + 1);
  if (token(end).is(Word::month_noun)) ++end;
  const Token& close = token(end);
  if (bracket ? !close.is_sign(')') : close.kind != Token::Kind::end && !close.is_sign(';'))
    return at;
  out.pop_back();
  for (const Rank& one : found) {
    Ref ref = month;
    ref.approximate = true;
    apply_rank(ref, word, one.value);
    if (one.range_from_previous && !out.empty()) {
      out.back().to = ref;
    } else {
      out.push_back({ref, ref});
    }
  }
  add_flag(parts_.flags, "approx");
  return bracket ? end + 1 : end;
}

// «15–20.05.2024»: the first day borrows month and year.
Position TermParser::days_to_date(Position at, Spans& out) {
  const Position dash = past_dot(at + 1);
  const bool days = token(at).is_number() && token(at).digits <= 2 && token(dash).is_sign('-') &&
                    token(dash + 1).is_number();
  if (!days) return at;
  Ref last;
  const Position end = numeric_date(dash + 1, last);
  if (end > dash + 1 && last.unit == Unit::month && last.year) {  // «09–12.2024»
    Ref first = last;
    first.index = static_cast<int>(token(at).number);
    if (first.index < 1 || first.index >= last.index) return at;
    const Position after = year_of_ref(end, last);
    out.push_back({first, last});
    return after;
  }
  if (end == dash + 1 || last.unit != Unit::day || dash > at + 1) return at;
  Ref first = last;
  first.first_day = first.last_day = static_cast<int>(token(at).number);
  if (first.first_day < 1 || first.first_day >= last.first_day) return at;
  const Position after = year_of_ref(end, last);
  first.year = last.year;
  out.push_back({first, last});
  return after;
}

}  // namespace vekha::roadmap::reading
