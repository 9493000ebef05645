#pragma once

#include "base/date.h"
#include "roadmap/programme.h"

#include <optional>
#include <string>
#include <string_view>

namespace vekha::roadmap {

/// A quarter, half-year, month or school year that a head names; the year may stand in the head
/// above.
struct PeriodHead {
  enum class Kind { month, quarter, half_year, school_year };
  Kind kind = Kind::month;
  unsigned ordinal = 0;  ///< which one of the year, from 1; of a school year 0
};

/// What the words of one head cell say.
struct HeadMeaning {
  Column column = Column::unknown;
  int rank = 0;             ///< of two columns of one kind the higher one is it
  std::optional<int> year;  ///< of a school year the first one
  std::optional<PeriodHead> period;
  bool sure = false;     ///< hardly a word in it that heads do not use; rows are told by this
  bool generic = false;  ///< «наименование», «всего»: the head above says what
};

/// nullopt: no word that heads use. Sections' and years' columns too; any order of words.
std::optional<HeadMeaning> meaning_of_head(std::string_view head);

/// Another kind of column that the head's words name beside the first one: «Контрольная точка
/// мероприятия, результат» is of results where the measures have a column of their own.
std::optional<Column> second_meaning_of_head(std::string_view head);

/// "2025-Q1", "2025-H2", "2025-09", "2024/2025".
std::string period_name(int year, const PeriodHead& period);

/// The days of a period's name as above; nullopt for any other text.
std::optional<Period> period_of_name(std::string_view name);

}  // namespace vekha::roadmap
