// Dates, months and years: the refs that name themselves.
#include "roadmap/reading_term_parser.h"

#include <algorithm>

namespace vekha::roadmap::reading {

namespace {

constexpr int first_year = 1990;
constexpr int last_year = 2100;

}  // namespace

bool is_year_number(const Token& token) {
  return token.is_number() && token.digits == 4 && token.number >= first_year &&
         token.number <= last_year;
}

// «года», «гг.», also «уч. год»; the position itself when no such word stands there.
Position TermParser::year_noun(Position at) const {
  const bool letter = token(at).lower == "т" || token(at).lower == "с";
  if (letter && token(at + 1).is_sign('.') && token(at + 2).lower == "г") return past_dot(at + 3);
  if (token(at).is(Word::current) && token(at + 1).is(Word::year)) return past_dot(at + 2);
  return token(at).is(Word::year) ? past_dot(at + 1) : at;
}

// «учебный год», «уч. г.», «уч.год».
Position TermParser::school_noun(Position at) const {
  if (!token(at).is(Word::school)) return at;
  const Position noun = past_dot(at + 1);
  return token(noun).is(Word::year) ? past_dot(noun + 1) : at;
}

// «2024/25», «2024–2025 уч. год»: by a dash it is two years unless the school is named.
Position TermParser::school_years(Position at, int& first) const {
  if (!is_year_number(token(at))) return at;
  first = static_cast<int>(token(at).number);
  if (const Position single = school_noun(at + 1); single > at + 1) return single;
  const Token& link = token(at + 1);
  const Token& second = token(at + 2);
  if (!(link.is_sign('/') || link.is_sign('-')) || !second.is_number()) return at;
  const bool follows =
      second.number == first + 1 || (second.digits == 2 && second.number == (first + 1) % 100);
  if (!follows) return at;
  const Position noun = school_noun(at + 3);
  if (noun > at + 3) return noun;
  return link.is_sign('/') ? year_noun(at + 3) : at;
}

Position TermParser::year_ref(Position at, Ref& out) {
  int first = 0;
  if (const Position end = school_years(at, first); end > at) {
    out = Ref{.unit = Unit::school_year, .year = first};
    if (token(at + 2).digits == 2) add_flag(parts_.flags, "two_digit_year");
    return end;
  }
  if (const Position end = short_year_with_noun(at, out); end > at) return end;
  if (!is_year_number(token(at))) return at;
  out = Ref{.unit = Unit::year, .year = static_cast<int>(token(at).number)};
  return year_noun(at + 1);
}

// «25 год», «в 25 г.»; «25 лет» is a length of time.
Position TermParser::short_year_with_noun(Position at, Ref& out) {
  const Token& number = token(at);
  const Token& noun = token(at + 1);
  constexpr std::int64_t earliest = 20;
  constexpr std::int64_t latest = 40;
  const bool year = number.is_number() && number.digits == 2 && !number.ordinal &&
                    number.number >= earliest && number.number <= latest &&
                    (noun.lower == "год" || noun.lower == "году" || noun.lower == "г");
  if (!year) return at;
  out = Ref{.unit = Unit::year, .year = century + static_cast<int>(number.number)};
  add_flag(parts_.flags, "two_digit_year");
  return year_noun(at + 1);
}

// «май 25», «сент 24» and nothing after it: a year cut short, or a day out of place.
bool TermParser::is_short_year(Position at, const Ref& ref) const {
  const Token& here = token(at);
  const Token& next = token(at + 1);
  const bool ends = next.kind == Token::Kind::end || next.is_sign(')') || next.is_sign(';');
  constexpr std::int64_t earliest = 20;
  constexpr std::int64_t latest = 40;
  return ref.unit == Unit::month && here.is_number() && here.digits == 2 && !here.ordinal && ends &&
         here.number >= earliest && here.number <= latest;
}

// «года, следующего за отчётным».
Position TermParser::year_after(Position at) const {
  if (!token(at).is(Word::year)) return at;
  Position next = past_dot(at + 1);
  if (token(next).is_sign(',')) ++next;
  if (!token(next).is(Word::next) || !token(next + 1).is(Word::on)) return at;
  next += 2;
  if (token(next).is(Word::reporting) || token(next).is(Word::current)) ++next;
  return token(next).is(Word::year) ? next + 1 : next;
}

// «2025 г. – апрель»: a year before its own months.
bool TermParser::heads_months(Position year) const {
  const Position link = year_noun(year + 1);
  return (token(link).is_sign('-') || token(link).is_sign(':')) && token(link + 1).is(Word::month);
}

// The year after a ref: «2024 г.», «, 2024 года», «2024/25 уч. г.», «24 г.», «текущего года».
Position TermParser::year_of_ref(Position at, Ref& ref) {
  if (ref.year || ref.school_year) return year_noun(at);
  if (const Position end = year_after(at); end > at) {
    ref.following_year = true;
    return end;
  }
  const Position start =
      token(at).is_sign(',') && is_year_number(token(at + 1)) && !heads_months(at + 1) ? at + 1
                                                                                       : at;
  int first = 0;
  if (const Position end = school_years(start, first); end > start) {
    ref.school_year = first;
    return end;
  }
  if (is_year_number(token(start))) {
    const bool years = token(start + 1).is_sign('-') && is_year_number(token(start + 2));
    if (years) return at;  // «апрель 2023–2025 гг.»: every year of a range
    ref.year = static_cast<int>(token(start).number);
    return year_noun(start + 1);
  }
  const Token& here = token(at);
  if (here.is(Word::next) && token(at + 1).is(Word::year)) {
    ref.following_year = true;
    return past_dot(at + 2);
  }
  if (is_short_year(at, ref)) {
    ref.year = century + static_cast<int>(here.number);
    add_flag(parts_.flags, "two_digit_year");
    add_flag(parts_.flags, "day_or_year");
    return at + 1;
  }
  if (here.is_number() && here.digits == 2 && token(at + 1).is(Word::year) && !here.ordinal) {
    ref.year = century + static_cast<int>(here.number);
    add_flag(parts_.flags, "two_digit_year");
    return year_noun(at + 1);
  }
  return year_noun(at);
}

// «сентябрь», «сент.», «в марте месяце»; with its year.
Position TermParser::month_ref(Position at, Ref& out) const {
  if (!token(at).is(Word::month)) return at;
  out = Ref{.unit = Unit::month, .index = token(at).lexeme.value};
  Position next = token(at).lexeme.abbreviated ? past_dot(at + 1) : at + 1;
  if (token(next).is(Word::month_noun) && !token(next - 1).is_sign(',')) ++next;
  return next;
}

Position TermParser::season_ref(Position at, Ref& out) const {
  if (token(at).is(Word::season)) {
    out = Ref{.unit = Unit::season, .index = token(at).lexeme.value, .approximate = true};
    return at + 1;
  }
  constexpr int summer = 3;  // the only holidays that every calendar of a school has alike
  const bool noun = token(at + 1).is(Word::period) || token(at + 1).is(Word::month_noun) ||
                    (token(at + 1).is(Word::vacation) && token(at).lexeme.value == summer);
  if (!token(at).is(Word::season_adjective) || !noun) return at;
  out = Ref{.unit = Unit::season, .index = token(at).lexeme.value, .approximate = true};
  return at + 2;
}

// «IX 2024», «IX–XII 2024»: months; up to IV they may be quarters as well, unless the other end of
// the range is none.
Position TermParser::roman_month(Position at, Ref& out) const {
  constexpr int last_quarter = 4;
  constexpr int last_month = 12;
  const auto roman_at = [&](Position place) {
    return token(place).is_word() ? roman_value(token(place).lower) : 0;
  };
  const int month = roman_at(at);
  if (month < 1 || month > last_month) return at;
  const int last = token(at + 1).is_sign('-') ? roman_at(at + 2) : 0;
  const bool range = last > std::max(month, last_quarter) && last <= last_month &&
                     is_year_number(token(past_dot(at + 3)));
  const Position year = past_dot(at + 1);
  if (!range && (month <= last_quarter || !is_year_number(token(year)))) return at;
  out = Ref{.unit = Unit::month, .index = month};
  return range ? at + 1 : year;
}

// «квартал 1», «Q1», «полугодие II»: the number after its noun.
Position TermParser::numbered_after(Position at, Ref& out) const {
  const bool quarter = token(at).is(Word::quarter);
  if (!quarter && !token(at).is(Word::half_year)) return at;
  const Position number = token(at).lexeme.abbreviated ? past_dot(at + 1) : at + 1;
  int which = 0;
  const Position end = rank(number, which);
  if (end == number || which < 1 || which > (quarter ? 4 : 2) || token(number).ordinal) return at;
  if (!token(number).is_number() && roman_value(token(number).lower) == 0) return at;
  out = Ref{.unit = quarter ? Unit::quarter : Unit::half_year, .index = which};
  return end;
}

// Refs that need no rank: dates, months, seasons, years, «учебный год», «весь период», «год».
Position TermParser::named_ref(Position at, Ref& out) {
  Position next = iso_date(at, out);
  if (next == at) next = full_date(at, out);
  if (next == at) next = numeric_date(at, out);
  if (next == at) next = month_ref(at, out);
  if (next == at) next = season_ref(at, out);
  if (next == at) next = numbered_after(at, out);
  if (next == at) next = roman_month(at, out);
  if (next > at) {
    const bool cut = token(at + 4).digits == 2 && out.year && out.unit == Unit::day &&
                     token(at).is_number() && !is_year_number(token(at));
    if (cut) add_flag(parts_.flags, "two_digit_year");
    return year_of_ref(next, out);
  }
  if (next = year_ref(at, out); next > at) return next;
  Position noun = at;
  while (token(noun).is(Word::whole) || token(noun).is(Word::all) || token(noun).is(Word::current))
    ++noun;
  if (token(at).is(Word::next) && token(at + 1).is(Word::year)) {
    out = Ref{.unit = Unit::year, .following_year = true};
    return past_dot(at + 2);
  }
  if (const Position end = school_noun(noun); end > noun) {
    out = Ref{.unit = Unit::school_year};
    return year_of_ref(end, out);
  }
  const bool counted = at > 0 && token(at - 1).is_number() && token(at - 1).digits <= 2 &&
                       !token(at - 1).ordinal;  // «2 года»
  if (token(noun).is(Word::year) && !token(noun).lexeme.abbreviated && !counted) {
    out = Ref{.unit = Unit::year};
    return year_of_ref(noun + 1, out);
  }
  // «т.г.», «с.г.»: the current year, the present one
  const bool letter = token(at).lower == "т" || token(at).lower == "с";
  if (letter && token(at + 1).is_sign('.') && token(at + 2).lower == "г") {
    out = Ref{.unit = Unit::year};
    return past_dot(at + 3);
  }
  const bool programme =
      token(noun).is(Word::period) && (noun > at || token(noun + 1).is(Word::realisation));
  if (!programme) return at;
  out = Ref{.unit = Unit::programme};
  return noun + 1;
}

}  // namespace vekha::roadmap::reading
