#pragma once

#include "facts/layout.h"
#include "facts/matcher.h"
#include "facts/observation.h"
#include "facts/row.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vekha::facts {

/// All that one file gives, before it is held against the others.
struct FileFacts {
  std::vector<Observation> observations;  ///< in the order of rows, then columns
  std::vector<Reject> rejects;
  Problems notes;
  std::vector<std::string> layouts;  ///< of its sheets, each once
  std::uint64_t rows_read = 0;       ///< below the heads: taken + rejected + skipped
  std::uint64_t rows_taken = 0;
  std::uint64_t rows_rejected = 0;
  std::uint64_t rows_skipped = 0;
};

/// Turns the rows of one table into observations and rejects. A programme or a section stands for
/// the rows below it until the next; a row without a measure of its own continues the one above
/// when it names a unit, a period or a sub-target.
class RowReader {
 public:
  /// The matcher must outlive the reader.
  RowReader(Layout layout, SheetContext context, Matcher& matcher);

  void read(std::uint32_t number, std::span<const table::Cell> cells, FileFacts& out);

  const Layout& layout() const { return layout_; }
  const SheetContext& context() const { return context_; }

  // What KnownRows must know of the row read last, and tell of those that it took itself.
  const Matched* last_matched() const { return last_matched_; }  ///< nullptr: no measure was sought
  bool expects_numbered_head() const { return below_head_; }     ///< «1 | 2 | 3 …» may come
  const std::string& programme_above() const { return programme_above_; }
  const std::string& section_above() const { return section_above_; }
  MeasureKeys keys_above() const { return measure_above_.value_or(MeasureKeys()); }
  /// The year by which this sheet's periods without one are read; 0: they must have one.
  int only_year_of(const roadmap::Programme& programme) const;
  void continue_from(const std::string& programme, const MeasureKeys& keys);
  /// Only the measure of a row; nullptr: the row is left out.
  const Matched* find_measure(std::uint32_t number, std::span<const table::Cell> cells);

 private:
  enum class Outcome { taken, rejected, skipped };

  Outcome read_row(const Row& row, FileFacts& out);
  Outcome read_measures(const Row& row, FileFacts& out);
  bool is_left_out(const Row& row);
  bool is_wanted(const Row& row) const;
  bool is_heading(const Row& row);
  bool reports_period(const Row& row) const;
  bool reports_anything(const Row& row) const;
  MeasureKeys keys_of(const Row& row);

  Layout layout_;
  SheetContext context_;
  Matcher& matcher_;
  bool below_head_ = true;  ///< no row of data yet
  std::string programme_above_;
  std::string section_above_;
  std::optional<MeasureKeys> measure_above_;
  const Matched* last_matched_ = nullptr;
};

}  // namespace vekha::facts
