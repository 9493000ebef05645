#pragma once

#include "facts/heads.h"
#include "facts/mapping.h"
#include "facts/periods.h"
#include "table/cell.h"

#include <array>
#include <cstdint>
#include <functional>
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

/// A column of values: for one period («январь», «I квартал / факт»), one school or one measure.
struct ValueColumn {
  std::uint32_t column = 0;  ///< from 1
  std::optional<PeriodText> period;
  HeadReading head;
  std::string printed;
  std::string unit;     ///< the school whose values these are
  std::string measure;  ///< the measure, as the head names it
};

/// What is known of heads from elsewhere.
struct HeadHints {
  std::function<bool(const std::string& head)>
      names_measure;  ///< «4», «№ 4», a title; may be empty
  const Mapping* mapping = nullptr;
};

/// What stands in which column. A long table has one value a row; a wide one has a column a period,
/// a school or a measure.
class Layout {
 public:
  /// Column of a head, from 1; 0: there is none. Of two with the same head the first.
  std::uint32_t column(Head head) const { return columns_[static_cast<std::size_t>(head)]; }
  bool has(Head head) const { return column(head) > 0; }
  const std::vector<ValueColumn>& values() const { return values_; }
  bool is_wide() const { return !values_.empty(); }
  bool is_by_measure() const { return is_wide() && !values_.front().measure.empty(); }
  const HeadReading& value_head() const { return value_head_; }

  /// Whether a row repeats the head, as tables printed over many pages do.
  bool is_head_again(std::span<const table::Cell> cells) const;

  /// Column whose head is `key` (text::key); 0: none.
  std::uint32_t column_named(const std::string& key) const;

  std::string describe() const;  ///< "long", "wide by month", "wide by school"
  int score() const { return score_; }

  /// From the rows of a head, one or more; nullopt when they make none: no column names the measure
  /// or none reports.
  static std::optional<Layout> of_head(std::span<const SheetRow> rows, const HeadHints& hints);

 private:
  void add(std::uint32_t column, const std::string& printed, const Mapping* mapping);
  void settle();
  Head of_document(Head head, const std::string& printed) const;
  void add_unit(std::uint32_t column, const std::string& printed);
  void take_units();
  void number_months();
  void keep_main_grain();
  void demote_only_period();
  bool take_measures(const std::vector<std::string>& heads, const HeadHints& hints);
  bool tells_values() const;
  bool is_whole(const Mapping* mapping) const;
  void take_for(Head wanted, Head instead);
  void take_unnamed_value();

  std::array<std::uint32_t, head_count> columns_{};
  std::vector<ValueColumn> values_;
  HeadReading value_head_;
  bool total_of_whom_ = false;         ///< «Всего педагогов», not a bare «Всего»
  std::vector<ValueColumn> unnamed_;   ///< columns whose heads say nothing known
  std::vector<std::string> lowest_;    ///< of each column the lowest row of its head
  std::vector<ValueColumn> units_;     ///< columns whose heads are schools: «СОШ № 1»
  std::vector<std::string> last_row_;  ///< keys of the head's last row
  std::vector<std::string> heads_;     ///< keys of whole heads
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
std::optional<FoundHead> find_head(std::span<const SheetRow> rows, MoreRows more,
                                   const HeadHints& hints);

/// «1 | 2 | 3 …» under a head.
bool counts_columns(std::span<const table::Cell> cells);

}  // namespace vekha::facts
