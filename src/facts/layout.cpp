#include "facts/layout.h"

#include "base/text.h"

#include <algorithm>
#include <map>

namespace vekha::facts {

namespace {

std::size_t width_of(std::span<const SheetRow> rows) {
  std::size_t width = 0;
  for (const SheetRow& row : rows)
    width = std::max(width, row.cells.size());
  return width;
}

// A first day of a month in a head is what a spreadsheet makes of «янв. 24».
std::string text_at(const SheetRow& row, std::size_t column) {
  if (column >= row.cells.size()) return {};
  const table::Cell& cell = row.cells[column];
  if (const auto* date = std::get_if<Date>(&cell); date && day_of(*date) == 1) {
    return std::to_string(month_of(*date)) + "." + std::to_string(year_of(*date));
  }
  return text::fold_space(table::to_text(cell));
}

// A head cell spans the columns to its right that have something below it. A date stays a cell of
// its own.
std::vector<std::string> joined_heads(std::span<const SheetRow> rows) {
  const std::size_t width = width_of(rows);
  std::vector<std::string> heads(width);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::string carried;
    for (std::size_t c = 0; c < width; ++c) {
      const std::string own = text_at(rows[r], c);
      if (!own.empty()) carried = own;
      const bool below = r + 1 < rows.size() && !text_at(rows[r + 1], c).empty();
      const std::string& part = own.empty() && below ? carried : own;
      if (part.empty()) continue;
      heads[c] += heads[c].empty() ? part : " " + part;
    }
  }
  return heads;
}

bool may_hold_period_values(Head head) {
  switch (head) {
    case Head::unknown:
    case Head::value:
    case Head::mark:
    case Head::quantity:
    case Head::year:
    case Head::quarter:
    case Head::month: return true;
    default: return false;
  }
}

}  // namespace

void Layout::add(std::uint32_t column, const std::string& printed) {
  const HeadReading reading = read_head(printed);
  const auto period = may_hold_period_values(reading.head)
                          ? read_period(printed, OtherWords::passed_over)
                          : std::nullopt;
  if (period) {
    periods_.push_back({column, *period, reading, printed});
    return;
  }
  if (reading.head == Head::unknown) return;
  std::uint32_t& place = columns_[static_cast<std::size_t>(reading.head)];
  if (place > 0) return;
  place = column;
  if (reading.head == Head::value ||
      (reading.head == Head::quantity && value_head_.head == Head::unknown)) {
    value_head_ = reading;
  }
}

void Layout::take_for(Head wanted, Head instead) {
  std::uint32_t& place = columns_[static_cast<std::size_t>(wanted)];
  std::uint32_t& other = columns_[static_cast<std::size_t>(instead)];
  if (place == 0) std::swap(place, other);
}

// Beside months, a column of the year is their sum.
void Layout::keep_main_grain() {
  std::map<Grain, std::size_t> counts;
  for (const PeriodColumn& one : periods_)
    ++counts[one.period.grain];
  if (counts.size() < 2) return;
  const auto main =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  std::erase_if(periods_, [&](const PeriodColumn& one) { return one.period.grain != main->first; });
}

// «Факт за 2024 год» beside a column of periods is a plain column of values.
void Layout::demote_only_period() {
  std::uint32_t& value = columns_[static_cast<std::size_t>(Head::value)];
  if (value == 0) {
    value = periods_.front().column;
    value_head_ = periods_.front().head;
  }
  periods_.clear();
}

void Layout::settle() {
  const bool counted = has(Head::quantity) || has(Head::numerator);
  if (counted && (has(Head::denominator) || has(Head::total))) {
    take_for(Head::numerator, Head::quantity);
    take_for(Head::denominator, Head::total);
  }
  if (!has(Head::numerator)) take_for(Head::value, Head::quantity);
  if (has(Head::value) && has(Head::total) && !has(Head::denominator) &&
      value_head_.head == Head::quantity) {
    take_for(Head::denominator, Head::total);
  }
  take_for(Head::unit, Head::executor);
  keep_main_grain();
  if (periods_.size() == 1 && (has(Head::period) || has(Head::value))) demote_only_period();
  score_ = static_cast<int>(std::count_if(columns_.begin(), columns_.end(),
                                          [](std::uint32_t c) { return c > 0; })) *
           4;
  for (const PeriodColumn& one : periods_)
    score_ += one.period.year ? 5 : 4;
}

std::optional<Layout> Layout::of_head(std::span<const SheetRow> rows) {
  Layout layout;
  const std::vector<std::string> heads = joined_heads(rows);
  for (std::size_t c = 0; c < heads.size(); ++c) {
    if (!heads[c].empty()) layout.add(static_cast<std::uint32_t>(c + 1), heads[c]);
  }
  layout.settle();
  bool measured = false;
  bool reported = layout.is_wide();
  for (std::size_t i = 0; i < head_count; ++i) {
    if (layout.columns_[i] == 0) continue;
    measured = measured || names_measure(static_cast<Head>(i));
    reported = reported || reports(static_cast<Head>(i));
  }
  if (!measured || !reported) return std::nullopt;
  for (const table::Cell& cell : rows.back().cells)
    layout.last_row_.push_back(text::key(table::to_text(cell)));
  return layout;
}

bool Layout::is_head_again(std::span<const table::Cell> cells) const {
  std::size_t same = 0;
  std::size_t filled = 0;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (table::is_blank(cells[c])) continue;
    ++filled;
    const auto* text = std::get_if<std::string>(&cells[c]);
    if (!text || c >= last_row_.size() || last_row_[c].empty()) return false;
    if (text::key(*text) == last_row_[c]) ++same;
  }
  return filled >= 2 && same == filled;
}

std::string Layout::describe() const {
  if (!is_wide()) return "long";
  return "wide " + std::string(by_grain(periods_.front().period.grain));
}

}  // namespace vekha::facts
