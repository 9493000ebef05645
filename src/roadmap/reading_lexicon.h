#pragma once

#include <cstdint>
#include <string_view>

/// The closed part of the language: words that carry the grammar of terms and plans, in all their
/// forms.
namespace vekha::roadmap::reading {

enum class Word : std::uint8_t {
  none,
  // calendar
  month,
  season,
  weekday,
  year,
  quarter,
  half_year,
  school_quarter,
  ten_days,
  week,
  month_noun,
  day_noun,
  date_noun,
  school,
  beginning,
  middle,
  ending,
  half,
  period,
  whole,
  vacation,
  realisation,
  // numbers
  ordinal,
  last,
  cardinal,
  hundred_percent,
  thousand,
  million,
  percent,
  third_part,
  times,
  repeatedly,
  at_once,
  // frequency and continuity
  every_adverb,
  each,
  constantly,
  further,
  except,
  season_adjective,
  season_before,  ///< «осенне» of «осенне-зимний»
  // relations
  during,
  from,
  to,
  until,
  by,
  of,
  in,
  on,
  not_,
  and_,
  also,
  later,
  earlier,
  rarer,
  inclusive,
  after,
  before,
  in_time,
  starting,
  than,
  current,
  next,
  reporting,
  // elsewhere
  accord,
  schedule,
  request,
  as_needed,
  determined,
  outcome,
  reception,
  framework,
  // absence
  planned,
  nothing,
  // comparison
  less,
  more,
  lower,
  higher,
  minimum,
  maximum,
  exceeds,
  exactly,
  about,
  all,
};

struct Lexeme {
  Word word = Word::none;
  std::int16_t value = 0;  ///< month 1 to 12, Monday 1, the number itself, Frequency as int …
  bool abbreviated = false;
  bool misspelt = false;  ///< a usual slip («в течении»)
};

/// `word` in lower case, ё as е. A word outside of the lexicon gives Word::none.
Lexeme look_up(std::string_view word);

/// The calendar word or word of repetition that `word` is one slip of the pen away from
/// («сентяьрь», «ежемесечно», «теченние»): a letter put in, left out or changed, or two neighbours
/// swapped.
Lexeme nearly(std::string_view word);

/// Value of a Roman numeral up to 39 in lower-case Latin letters, 0 when it is none.
int roman_value(std::string_view word);

}  // namespace vekha::roadmap::reading
