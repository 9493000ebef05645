#pragma once

#include "roadmap/reading.h"
#include "roadmap/reading_calendar.h"
#include "roadmap/reading_normalise.h"

#include <cstdint>
#include <optional>
#include <vector>

/// What a term says, taken apart but not yet dated: between the tokens and the reading.
namespace vekha::roadmap::reading {

enum class Role : std::uint8_t {
  plain,
  deadline,
  before,      ///< «до начала …»: ends on the day before
  open_start,  ///< «с 1 сентября»
  after,       ///< «после 1 сентября»
  exception    ///< «кроме июля»
};

struct RoledSpan {
  Span span;
  Role role = Role::plain;
};

/// «2 раза в квартал»: twice every one quarter.
struct Recurrence {
  Frequency frequency = Frequency::yearly;
  int times = 1;
  int every = 1;              ///< «раз в два года»: 2
  bool count_stated = false;  ///< false: «ежемесячно»
  bool each_of_span = false;  ///< «каждого года»: the spans say when in it
};

/// «до 10 числа месяца, следующего за отчётным», «15 и 30 числа каждого месяца».
struct DayRule {
  enum class Month : std::uint8_t { unstated, following, first, second, last };

  std::uint32_t days = 0;  ///< bit 1 is the first; bit 0: the month's last day
  int working_day = 0;     ///< «5-й рабочий день»; -1 is the last one
  Month month = Month::unstated;
  std::optional<Frequency> of;  ///< «последнего месяца квартала»

  bool has(int day) const { return (days >> static_cast<unsigned>(day) & 1U) != 0; }
};

struct TermParts {
  std::vector<RoledSpan> spans;
  std::optional<Recurrence> recurrence;
  std::optional<DayRule> day_rule;
  std::uint8_t weekdays = 0;              ///< bit 1 is Monday
  std::uint8_t weekday_ranks = 0;         ///< «первая пятница месяца»: bit 1; bit 0: the last
  std::optional<std::size_t> further_at;  ///< «далее»: how many spans stand before it
  std::optional<int> times;               ///< «2 раза» of no period
  bool continuous = false;
  bool schedule = false;
  bool schedule_by_noun = false;  ///< only a noun named it: «План-график прилагается»
  bool request = false;
  bool event = false;
  bool event_first = false;  ///< the event stands before the spans and owns them
  bool event_apart = false;  ///< … yet a sign parts them: «после ВПР (май)»
  bool vacation = false;
  bool nothing = false;    ///< «не планируется»
  std::size_t words = 0;   ///< words in all
  std::size_t unread = 0;  ///< words that no rule used
  Flags flags;
};

class Tokens;

TermParts parse_term(const Tokens& tokens);

/// True when some rule found something to hold on to.
bool says_something(const TermParts& parts);

}  // namespace vekha::roadmap::reading
