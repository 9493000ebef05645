#pragma once

#include "facts/heads.h"
#include "facts/periods.h"
#include "table/cell.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vekha::facts {

/// One row of a sheet, kept while the head is looked for.
struct SheetRow {
  std::uint32_t number = 0;        ///< from 1
  std::vector<table::Cell> cells;  ///< from column 1
};

/// A column of values for one period: «январь», «I квартал / факт».
struct PeriodColumn {
  std::uint32_t column = 0;  ///< from 1
  PeriodText period;
  HeadReading head;
  std::string printed;
};

/// What stands in which column. A long table has one value a row; a wide one has a column a period.
class Layout {
 public:
  /// Column of a head, from 1; 0: there is none. Of two with the same head the first.
  std::uint32_t column(Head head) const { return columns_[static_cast<std::size_t>(head)]; }
  bool has(Head head) const { return column(head) > 0; }
  const std::vector<PeriodColumn>& periods() const { return periods_; }
  bool is_wide() const { return !periods_.empty(); }
  const HeadReading& value_head() const { return value_head_; }

  /// Whether a row repeats the head, as tables printed over many pages do.
  bool is_head_again(std::span<const table::Cell> cells) const;

  std::string describe() const;  ///< "long", "wide by month"
  int score() const { return score_; }

  /// From the rows of a head, one or more; nullopt when they make none: no column names the measure
  /// or none reports.
  static std::optional<Layout> of_head(std::span<const SheetRow> rows);

 private:
  static constexpr std::size_t head_count = static_cast<std::size_t>(Head::status) + 1;

  void add(std::uint32_t column, const std::string& printed);
  void settle();
  void keep_main_grain();
  void demote_only_period();
  void take_for(Head wanted, Head instead);

  std::array<std::uint32_t, head_count> columns_{};
  std::vector<PeriodColumn> periods_;
  HeadReading value_head_;
  std::vector<std::string> last_row_;  ///< keys of the head's last row
  int score_ = 0;
};

/// The head of a table among its first rows.
struct FoundHead {
  Layout layout;
  std::size_t first = 0;  ///< index of its first row
  std::size_t rows = 1;
};

enum class MoreRows { may_come, none };

/// nullopt: not there (yet): a head over several rows is known only with the rows below it.
std::optional<FoundHead> find_head(std::span<const SheetRow> rows, MoreRows more);

/// «1 | 2 | 3 …» under a head.
bool counts_columns(std::span<const table::Cell> cells);

}  // namespace vekha::facts
