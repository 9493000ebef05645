#pragma once

#include "base/date.h"
#include "base/decimal.h"
#include "base/place.h"
#include "base/problem.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What was reported, row by row, each value with the cell that it came from.
namespace vekha::facts {

/// Means of verification («подтверждающий документ»).
struct Evidence {
  std::string kind;  ///< «приказ», «протокол», «справка», «ссылка»
  std::string number;
  std::optional<Date> date;
  std::string link;
  std::string text;  ///< as reported

  /// A document that can be found: a link, or a kind with a number or a date. Anything less is a
  /// claim.
  bool confirms() const { return !link.empty() || (!kind.empty() && (!number.empty() || date)); }
  bool operator==(const Evidence&) const = default;
};

/// SDMX calls it OBS_STATUS.
enum class ObservationStatus { normal, provisional, estimated, missing, suppressed };

struct Observation {
  std::string programme_id;
  std::string measure_id;
  std::uint32_t item = 0;  ///< sub-target of a `multi` plan, from 1; 0: the measure as a whole
  std::string unit;        ///< school, centre or municipality as written; empty: the office itself
  std::optional<Period> period;  ///< reporting period of the value
  std::optional<Decimal> value;  ///< nullopt: no number was given (see `done` and `status`)
  bool percent = false;          ///< `value` is a percent
  std::optional<Decimal> numerator;
  std::optional<Decimal> denominator;
  std::optional<bool> done;  ///< «выполнено» / «не выполнено», «да» / «нет» in place of a number
  bool cumulative = false;   ///< the value counts from the beginning, not for the period alone
  std::optional<Date> completed;  ///< «Дата выполнения»
  std::vector<Evidence> evidence;
  std::string reason;  ///< «Причина отклонения», as reported
  std::string note;
  ObservationStatus status = ObservationStatus::normal;
  std::vector<std::string> flags;  ///< "restated", "over_hundred_percent", "contradicted" …
  Place place;                     ///< cell of the value
  std::string raw;                 ///< that cell's text as it stands
  std::uint32_t source = 0;        ///< index into Facts::sources

  bool has_flag(std::string_view flag) const {
    return std::ranges::find(flags, flag) != flags.end();
  }
};

/// A row or cell that was not taken: never lost, always with its reason.
struct Reject {
  Problem problem;
  std::string raw;  ///< the row as it stands, cells joined by « | »
  std::uint32_t source = 0;
};

struct Source {
  std::string file;  ///< path as the workspace names it
  std::string sha256;
  std::uint64_t bytes = 0;
  std::string format;  ///< "csv", "xlsx", "docx"
  std::string encoding;
  std::string layout;  ///< how the table was understood: "long", "wide by month"
  std::uint64_t rows_read = 0;
  std::uint64_t rows_taken = 0;
  std::uint64_t rows_rejected = 0;
  std::uint64_t rows_skipped = 0;  ///< totals, blank rows, titles
};

struct Facts {
  std::vector<Source> sources;            ///< in the order of their names
  std::vector<Observation> observations;  ///< in the order of sources, then rows, then columns
  std::vector<Reject> rejects;
  Problems notes;  ///< contradictions, odd values, duplicate files
};

}  // namespace vekha::facts
