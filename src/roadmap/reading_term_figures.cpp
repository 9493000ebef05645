// Dates in figures.
#include "roadmap/reading_term_parser.h"

namespace vekha::roadmap::reading {

namespace {

bool is_small(const Token& token, int largest) {
  return token.is_number() && token.digits <= 2 && token.number >= 1 && token.number <= largest;
}

bool is_date_sign(const Token& token) {
  return token.is_sign('.') || token.is_sign('/') || token.is_sign('-');
}

}  // namespace

// «12:30», «00:00:00» after a date that a spreadsheet wrote.
Position TermParser::skip_time(Position at) const {
  if (!token(at).is_number() || !token(at + 1).is_sign(':') || !token(at + 2).is_number())
    return at;
  at += 3;
  return token(at).is_sign(':') && token(at + 1).is_number() ? at + 2 : at;
}

// «15.III.2024», «01. 09. 2024», «01,09,2024», «01..09.2024»: a day, a month and a year of four
// digits, however they are parted.
Position TermParser::full_date(Position at, Ref& out) const {
  const Token& day = token(at);
  const Token& month = token(at + 2);
  const Token& year = token(at + 4);
  if (!day.is_number() || day.digits > 2 || day.ordinal || !is_year_number(year)) return at;
  const Token& first = token(at + 1);
  const Token& second = token(at + 3);
  const int roman = month.is_word() ? roman_value(month.lower) : 0;
  const bool together = glued(at + 1) && glued(at + 2) && glued(at + 3) && glued(at + 4);
  const bool apart = first.is_sign('.') && second.is_sign('.') && glued(at + 1) && glued(at + 3) &&
                     month.blank_before == year.blank_before;
  const bool by_commas =
      first.is_sign(',') && second.is_sign(',') && day.digits == 2 && month.digits == 2;
  const bool by_dots =
      (first.is_sign('.') || first.is_sign('E')) && (second.is_sign('.') || second.is_sign('E'));
  const bool in_figures =
      month.is_number() && month.digits <= 2 && (apart || (together && (by_commas || by_dots)));
  if (!in_figures && !(roman > 0 && together && is_date_sign(first) && is_date_sign(second)))
    return at;
  const int number = roman > 0 ? roman : static_cast<int>(month.number);
  out = Ref{.unit = Unit::day,
            .index = number,
            .first_day = static_cast<int>(day.number),
            .last_day = static_cast<int>(day.number)};
  out.year = static_cast<int>(year.number);
  return skip_time(at + 5);
}

// «01.09.2024», «1.09.24», «01/09/2024», «1.09», «09.2024».
Position TermParser::numeric_date(Position at, Ref& out) const {
  const bool two = token(at).is_number() && token(at).digits <= 2 && !token(at).ordinal &&
                   is_date_sign(token(at + 1)) && glued(at + 1) && token(at + 2).is_number() &&
                   glued(at + 2);
  if (!two) return at;
  const char sign = token(at + 1).sign;
  if (is_year_number(token(at + 2)) && is_small(token(at), 12) && sign != '-') {
    out = Ref{.unit = Unit::month, .index = static_cast<int>(token(at).number)};
    out.year = static_cast<int>(token(at + 2).number);
    return at + 3;
  }
  if (token(at + 2).digits > 2) return at;
  const int day = static_cast<int>(token(at).number);
  const int month = static_cast<int>(token(at + 2).number);
  out = Ref{.unit = Unit::day, .index = month, .first_day = day, .last_day = day};
  const bool with_year =  // «00.05.2024» is a date too, though no day has it
      token(at + 3).is_sign(sign) && glued(at + 3) && token(at + 4).is_number() && glued(at + 4);
  if (with_year && is_year_number(token(at + 4))) {
    out.year = static_cast<int>(token(at + 4).number);
    return skip_time(at + 5);
  }
  if (with_year && token(at + 4).digits == 2 && sign != '-') {
    out.year = century + static_cast<int>(token(at + 4).number);
    return skip_time(at + 5);
  }
  const bool plausible = sign == '.' && token(at + 2).digits == 2 && month >= 1 && month <= 12 &&
                         is_small(token(at), 31);
  if (!plausible || token(at + 3).is_sign('%')) return at;
  return token(at + 3).is_sign('.') && !token(at + 4).is_number() ? at + 4 : at + 3;
}

// «2024-09-01», «2024.09.01», «2024-09».
Position TermParser::iso_date(Position at, Ref& out) const {
  const bool month = is_year_number(token(at)) &&
                     (token(at + 1).is_sign('-') || token(at + 1).is_sign('.')) && glued(at + 1) &&
                     token(at + 2).digits == 2 && glued(at + 2) && token(at + 2).number <= 12;
  if (!month || token(at + 2).number == 0) return at;
  out = Ref{.unit = Unit::month, .index = static_cast<int>(token(at + 2).number)};
  out.year = static_cast<int>(token(at).number);
  const bool day =
      token(at + 3).is_sign(token(at + 1).sign) && token(at + 4).digits == 2 && glued(at + 4);
  if (!day) {
    const Token& behind = token(at + 3);
    const bool by_dash =
        token(at + 1).is_sign('-') && !behind.is(Word::year) && !behind.is(Word::school);
    const bool by_dot = token(at + 1).is_sign('.') && !behind.is_word() && !behind.is_number();
    return by_dash || by_dot ? at + 3 : at;
  }
  out.unit = Unit::day;
  out.first_day = out.last_day = static_cast<int>(token(at + 4).number);
  return skip_time(at + 5);
}

}  // namespace vekha::roadmap::reading
