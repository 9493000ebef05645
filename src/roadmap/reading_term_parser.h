#pragma once

#include "roadmap/reading_term_parts.h"
#include "roadmap/reading_tokens.h"

#include <optional>
#include <vector>

namespace vekha::roadmap::reading {

/// Years of two digits are of this century.
constexpr int century = 2000;

/// Where a rule has read up to; the position that it was given when it does not apply.
using Position = std::size_t;

/// Rules over the tokens of a term, one family a source file: dates and months
/// (reading_term_date.cpp), ranks («II квартал», «5, 12 и 19 марта»; reading_term_rank.cpp), spans
/// and deadlines (reading_term_span.cpp), recurrences (reading_term_recurrence.cpp), what is
/// settled elsewhere (reading_term_elsewhere.cpp). Each returns its new position. Lookahead is
/// bounded, so the whole is linear.
class TermParser {
 public:
  explicit TermParser(const Tokens& tokens) : tokens_(tokens) {}

  TermParts parse();

 private:
  using Spans = std::vector<Span>;

  // reading_term_figures.cpp
  Position full_date(Position at, Ref& out) const;
  Position numeric_date(Position at, Ref& out) const;
  Position iso_date(Position at, Ref& out) const;
  Position skip_time(Position at) const;

  // reading_term_date.cpp
  Position numbered_after(Position at, Ref& out) const;
  Position roman_month(Position at, Ref& out) const;
  Position month_ref(Position at, Ref& out) const;
  Position year_of_ref(Position at, Ref& ref);
  Position year_after(Position at) const;
  bool heads_months(Position year) const;
  bool is_short_year(Position at, const Ref& ref) const;
  Position school_years(Position at, int& first) const;
  Position short_year_with_noun(Position at, Ref& out);
  Position year_ref(Position at, Ref& out);
  Position year_noun(Position at) const;
  Position named_ref(Position at, Ref& out);
  Position season_ref(Position at, Ref& out) const;
  Position school_noun(Position at) const;

  // reading_term_rank.cpp
  struct Rank {
    int value = 0;
    bool range_from_previous = false;
  };
  using Ranks = std::vector<Rank>;
  Position ranks(Position at, Ranks& out, bool after_from) const;
  Position rank(Position at, int& value) const;
  Position ranked(Position at, Spans& out, bool after_from);
  Position ranked_unit(Position at, Ref& pattern);
  Position of_month(Position at, Ref& ref);
  Position days_to_date(Position at, Spans& out);
  Position part_of_month(Position at, Spans& out);

  // reading_term_span.cpp
  Position atom(Position at, Spans& out, bool after_from = false);
  Position whole(Position at, Spans& out, bool after_from);
  Position part(Position at, Spans& out);
  Position seasons(Position at, Spans& out);
  Position echoed_season(Position at);
  Position two_years(Position at, int& first) const;
  Position part_of_unit(Position at, Spans& out);
  Position programme_noun(Position at) const;
  Position spans(Position at, Spans& out, bool after_from);
  Position of_heading_year(Position at, Spans& out);
  Position more_years(Position at, Spans& out) const;
  Position list(Position at, Spans& out);
  Position span_rule(Position at);
  Position new_year(Position at, Spans& out);
  Position deadline(Position at);
  Position deadline_lead(Position at, bool& inclusive_known) const;
  Position from_rule(Position at);
  Position after_rule(Position at);
  Position except_rule(Position at);
  Position event_of_year(Position at);
  Position document_date(Position at);
  Position until_now(Position at);
  Position put_off(Position at);
  void keep(const Spans& spans, Role role);

  // reading_term_recurrence.cpp
  Position recurrence(Position at);
  Position times_in_unit(Position at);
  Position count_of_times(Position at, int& times) const;
  Position each_unit(Position at);
  Position by_units(Position at);
  Position by_ends_of_units(Position at);
  bool frequency_of(const Token& unit, Frequency& out) const;
  Position unit_of_frequency(Position at, Recurrence& out) const;
  void keep(const Recurrence& recurrence);
  void keep_weekday(int weekday);

  // reading_term_days.cpp
  Position day_of_month(Position at);
  Position days_of_rule(Position at, DayRule& rule) const;
  Position bare_day(Position at, DayRule& rule) const;
  Position working_day(Position at, DayRule& rule) const;
  void read_month_of_rule(Position at, DayRule& rule) const;
  bool is_of_each_month(Position next) const;
  Position each_month_noun(Position at) const;
  Position ranked_weekday(Position at);
  Position edge_of_each_month(Position at);
  Position part_of_each_month(Position at);

  // reading_term_elsewhere.cpp
  Position elsewhere(Position at);
  Position event(Position at);
  Position duration(Position at) const;
  Position simple_word(Position at);
  Position absence(Position at);
  void mark_event();
  Position starting_event(Position at);
  Position length_of_time(Position at);
  void settle_by_noun();
  void settle_once();
  void settle_school_years();
  void drop_echoed_year();

  const Token& token(Position at) const { return tokens_.at(at); }
  Position past_dot(Position at) const { return token(at).is_sign('.') ? at + 1 : at; }
  /// «учебная» before «четверть» adds nothing: every quarter that is «четверть» is the school's.
  Position past_school(Position at) const {
    const Position noun = token(at).is(Word::school) ? past_dot(at + 1) : at;
    return token(noun).is(Word::school_quarter) ? noun : at;
  }
  bool glued(Position at) const { return !token(at).blank_before; }

  const Tokens& tokens_;
  TermParts parts_;
  int times_ = 0;  ///< «однократно»: 1
};

/// A four-digit number between 1990 and 2100.
bool is_year_number(const Token& token);

}  // namespace vekha::roadmap::reading
