#pragma once

#include "roadmap/reading.h"
#include "roadmap/reading_term_parts.h"
#include "roadmap/reading_term_years.h"

#include <optional>
#include <string>
#include <vector>

namespace vekha::roadmap::reading {

/// That day of the month in which `month` lies, the last one where it has fewer.
Date clamped_day(Date month, int day);

/// First day of the period of so many months (1, 3, 6, 12) that `day` lies in.
Date period_start(Date day, int months);

/// Turns the parts of a term into its reading. Years and lists in reading_term_composer.cpp,
/// recurrences in reading_term_recurring.cpp, the choice of kind in reading_term_kinds.cpp.
class TermComposer {
 public:
  TermComposer(TermParts parts, const ReadingContext& context);

  TermReading compose();

 private:
  struct Placed {
    Period days{};
    RoledSpan from;
  };

  // reading_term_composer.cpp
  void lift_windows();
  bool refuse_impossible();
  void refuse(std::string_view flag);
  bool place_all();
  bool place(const RoledSpan& given);
  bool in_school_year() const;
  bool ask_about_turn_of_year(Span& span);
  std::optional<Period> place_by_calendar(const Span& span);
  std::optional<Period> place_school_year(const Span& span);
  std::optional<Period> place_programme();
  std::optional<Period> place_in_following_year(const Span& span);
  bool place_in_each_year(const RoledSpan& one);
  void ask_for_year(const Span& span, const Placings& found);
  void ask_about_shifted(const Period& days);
  void check_against_context();
  void flag(std::string_view name) { add_flag(parts_.flags, name); }
  void ask(std::string_view name);

  // reading_term_kinds.cpp
  void compose_single(const Placed& placed);
  void compose_spans();
  void compose_points();
  void flag_lists();
  void compose_unplaced();
  void offer_cycles();
  void compose_continuous();
  void compose_request();
  void compose_event();
  void compose_schedule();
  bool says_not_this_year() const;
  void compose_nothing_found();
  void set_interval(const Period& days);
  void set_deadline(const Placed& placed);
  std::optional<Date> end_of_context() const;

  // reading_term_recurring.cpp
  void compose_recurring();
  std::optional<Period> recurring_window();
  std::optional<Period> narrowed(Period window);
  void find_listed_points();
  bool is_point(const RoledSpan& one) const;
  bool is_between_windows(const Period& month) const;
  void add_points(const Period& window);
  void add_periods(const Period& window);
  void add_months(const Period& window, int step);
  Date month_of_rule(const Period& period) const;
  void add_due(const Period& period);
  bool is_excepted(const Period& whole) const;  ///< every month of it
  bool is_month_excepted(Date month) const;
  void count_occurrences(const Period& window);
  int weekly_occurrences(const Period& window) const;
  void add_ranked_weekdays(const Period& month);
  void prepend_before_further();
  bool repeat_yearly(const std::vector<Period>& lead, const Period& window);

  TermParts parts_;
  const ReadingContext& context_;
  std::optional<Window> window_;  ///< where refs without a year are looked for
  std::vector<Placed> placed_;
  std::vector<RoledSpan> before_further_;
  std::vector<Period> windows_;  ///< of what recurs, where the text names several
  bool listed_points_ = false;   ///< the spans say on which days it recurs
  bool unplaced_ = false;        ///< some span has no dates
  bool own_window_ = false;      ///< the text itself names year or period of the window
  std::size_t list_size_ = 0;
  TermReading out_;
};

}  // namespace vekha::roadmap::reading
