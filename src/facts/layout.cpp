#include "facts/layout.h"

#include "base/text.h"
#include "facts/school_name.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

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

std::vector<std::string> lowest_heads(std::span<const SheetRow> rows) {
  std::vector<std::string> lowest(width_of(rows));
  for (const SheetRow& row : rows) {
    for (std::size_t c = 0; c < lowest.size(); ++c) {
      if (std::string own = text_at(row, c); !own.empty()) lowest[c] = std::move(own);
    }
  }
  return lowest;
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

// «I» … «XII», «1» … «12» across a table are its months, «I» … «IV» its quarters.
int ordinal_of_column(const std::string& printed) {
  static constexpr std::array<std::string_view, 12> roman = {
      "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"};
  const std::string key = text::key(printed);
  for (std::size_t i = 0; i < roman.size(); ++i) {
    if (key == roman[i] || key == std::to_string(i + 1)) return static_cast<int>(i + 1);
  }
  return 0;
}

}  // namespace

void Layout::add_unit(std::uint32_t column, const std::string& printed) {
  // «Школы» over «СОШ № 1»: the lower one is its name.
  const std::string& low = lowest_.at(column - 1);
  const std::string& name = is_one_unit(low) ? low : printed;
  ValueColumn unit{.column = column, .printed = printed, .unit = name};
  unit.head.head = Head::value;
  units_.push_back(std::move(unit));
}

// «Документ | № | от»: a second number and a date behind a document are the document's.
Head Layout::of_document(Head head, const std::string& printed) const {
  if (!has(Head::evidence)) return head;
  const bool second_number = (head == Head::number || head == Head::ordinal) && has(Head::number);
  if (second_number || (head == Head::number && has(Head::ordinal))) return Head::evidence_number;
  const bool second_date = head == Head::completed && has(Head::completed);
  return second_date || text::key(printed) == "от" ? Head::evidence_date : head;
}

void Layout::add(std::uint32_t column, const std::string& printed, const Mapping* mapping) {
  if (mapping != nullptr) {
    const auto said = mapping->columns.find(text::key(printed));
    if (said != mapping->columns.end()) {
      columns_[static_cast<std::size_t>(said->second)] = column;
      if (said->second == Head::value)
        value_head_ = {Head::value, read_head(printed).cumulative, read_head(printed).percent};
      return;
    }
  }
  const HeadReading reading = read_head(printed);
  const bool may_hold = may_hold_period_values(reading.head) || reading.head == Head::indicator;
  auto period = may_hold ? read_period(printed, OtherWords::passed_over) : std::nullopt;
  // «Показатель за 2024 год» names indicators, «Показатели I квартал» holds their values.
  if (period && reading.head == Head::indicator && period->grain == Grain::year) period.reset();
  if (period) {
    values_.push_back({column, period, reading, printed, "", ""});
    return;
  }
  if (reading.head == Head::unknown && of_document(reading.head, printed) == Head::unknown) {
    unnamed_.push_back({column, std::nullopt, reading, printed, "", ""});
    return;
  }
  if (reading.head == Head::unit && is_one_unit(printed)) {
    add_unit(column, printed);
    return;
  }
  const Head head = of_document(reading.head, printed);
  std::uint32_t& place = columns_[static_cast<std::size_t>(head)];
  if (place > 0) return;
  place = column;
  if (head == Head::total) total_of_whom_ = printed.find(' ') != std::string::npos;
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

void Layout::number_months() {
  std::size_t run = 0;
  while (run < unnamed_.size() &&
         ordinal_of_column(unnamed_[run].printed) == static_cast<int>(run + 1))
    ++run;
  if (is_wide() || (run != 12 && run != 4)) return;
  for (std::size_t i = 0; i < run; ++i) {
    const auto number = static_cast<unsigned>(i);
    ValueColumn column = unnamed_[i];
    PeriodText period;
    period.grain = run == 12 ? Grain::month : Grain::quarter;
    period.first_month = run == 12 ? number + 1 : number * 3 + 1;
    period.last_month = run == 12 ? number + 1 : number * 3 + 3;
    column.period = period;
    values_.push_back(std::move(column));
  }
  unnamed_.erase(unnamed_.begin(), unnamed_.begin() + static_cast<std::ptrdiff_t>(run));
}

// Heads that are schools are columns of their values; what stands between them without a head that
// says anything is one of them too.
void Layout::take_units() {
  const bool plain = !tells_values() && !has(Head::unit);
  if (!units_.empty() && plain && units_.size() + unnamed_.size() >= 2) {
    for (const ValueColumn& one : unnamed_)
      add_unit(one.column, one.printed);
    values_ = std::move(units_);
    std::ranges::sort(
        values_, [](const ValueColumn& a, const ValueColumn& b) { return a.column < b.column; });
    unnamed_.clear();
  } else if (!units_.empty() && !has(Head::unit)) {
    columns_[static_cast<std::size_t>(Head::unit)] = units_.front().column;
  }
  units_.clear();
}

// A table of schools or of periods whose columns are measures.
bool Layout::take_measures(const std::vector<std::string>& heads, const HeadHints& hints) {
  if (!hints.names_measure) return false;
  for (std::size_t c = 0; c < heads.size(); ++c) {
    const auto column = static_cast<std::uint32_t>(c + 1);
    if (heads[c].empty()) continue;
    if (!hints.names_measure(heads[c])) {
      add(column, heads[c], hints.mapping);
      continue;
    }
    ValueColumn value{.column = column, .printed = heads[c], .measure = heads[c]};
    value.head.head = Head::value;
    values_.push_back(std::move(value));
  }
  std::erase_if(values_, [](const ValueColumn& one) { return one.measure.empty(); });
  const bool rows_named = has(Head::unit) || has(Head::period) || has(Head::executor) ||
                          has(Head::month) || has(Head::quarter);
  const bool measured = has(Head::number) || has(Head::ordinal) || has(Head::title);
  const bool reported = has(Head::value) || has(Head::mark);
  take_for(Head::unit, Head::executor);
  score_ = static_cast<int>(values_.size()) * 4;
  return rows_named && !measured && !reported && !values_.empty();
}

// Beside months, a column of the year is their sum.
void Layout::keep_main_grain() {
  std::map<Grain, std::size_t> counts;
  for (const ValueColumn& one : values_)
    ++counts[one.period->grain];
  if (counts.size() < 2) return;
  const auto main = std::ranges::max_element(
      counts, [](const auto& a, const auto& b) { return a.second < b.second; });
  std::erase_if(values_, [&](const ValueColumn& one) { return one.period->grain != main->first; });
}

// «Факт за 2024 год» beside a column of periods is a plain column of values.
void Layout::demote_only_period() {
  std::uint32_t& value = columns_[static_cast<std::size_t>(Head::value)];
  if (value == 0) {
    value = values_.front().column;
    value_head_ = values_.front().head;
  }
  values_.clear();
}

bool Layout::tells_values() const {
  return has(Head::value) || has(Head::mark) || has(Head::numerator) || has(Head::quantity) ||
         is_wide();
}

// Where the measure, its date or its document are told and nothing holds the value, the only column
// with a head of the office's own is it; beside «Всего педагогов» it counts those of them. Passing
// it over would make «done» of every date.
void Layout::take_unnamed_value() {
  const auto known = std::count_if(columns_.begin(), columns_.end(),
                                   [](std::uint32_t column) { return column > 0; });
  if (tells_values() || unnamed_.size() != 1 || known < 2) return;
  if (total_of_whom_ && has(Head::total) && !has(Head::denominator)) {
    columns_[static_cast<std::size_t>(Head::numerator)] = unnamed_.front().column;
    return take_for(Head::denominator, Head::total);
  }
  columns_[static_cast<std::size_t>(Head::value)] = unnamed_.front().column;
  value_head_.head = Head::value;
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
  number_months();
  take_units();
  take_unnamed_value();
  if (is_wide() && values_.front().period) keep_main_grain();
  if (values_.size() == 1 && values_.front().period && (has(Head::period) || has(Head::value)))
    demote_only_period();
  score_ = static_cast<int>(std::count_if(columns_.begin(), columns_.end(),
                                          [](std::uint32_t c) { return c > 0; })) *
           4;
  for (const ValueColumn& one : values_)
    score_ += one.period && one.period->year ? 5 : 4;
}

bool Layout::is_whole(const Mapping* mapping) const {
  bool measured = mapping != nullptr && !mapping->measure.empty();
  bool reported = is_wide();
  for (std::size_t i = 0; i < head_count; ++i) {
    if (columns_[i] == 0) continue;
    measured = measured || names_measure(static_cast<Head>(i));
    reported = reported || reports(static_cast<Head>(i));
  }
  return measured && reported;
}

std::optional<Layout> Layout::of_head(std::span<const SheetRow> rows, const HeadHints& hints) {
  const std::vector<std::string> heads = joined_heads(rows);
  Layout layout;
  layout.lowest_ = lowest_heads(rows);
  for (std::size_t c = 0; c < heads.size(); ++c) {
    if (!heads[c].empty()) layout.add(static_cast<std::uint32_t>(c + 1), heads[c], hints.mapping);
  }
  layout.settle();
  if (!layout.is_whole(hints.mapping)) {
    layout = Layout();
    layout.lowest_ = lowest_heads(rows);
    if (!layout.take_measures(heads, hints)) return std::nullopt;
  }
  for (const table::Cell& cell : rows.back().cells)
    layout.last_row_.push_back(text::key(table::to_text(cell)));
  for (const std::string& head : heads)
    layout.heads_.push_back(text::key(head));
  return layout;
}

bool Layout::is_head_again(std::span<const table::Cell> cells) const {
  std::size_t filled = 0;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (table::is_blank(cells[c])) continue;
    ++filled;
    const auto* text = std::get_if<std::string>(&cells[c]);
    if (!text || c >= last_row_.size() || last_row_[c].empty()) return false;
    if (text::key(*text) != last_row_[c]) return false;
  }
  return filled >= 2;
}

std::uint32_t Layout::column_named(const std::string& key) const {
  const auto found = std::ranges::find(heads_, key);
  return found == heads_.end() ? 0 : static_cast<std::uint32_t>(found - heads_.begin()) + 1;
}

std::string Layout::describe() const {
  if (!is_wide()) return "long";
  if (is_by_measure()) return "wide by measure";
  if (!values_.front().period) return "wide by school";
  return "wide " + std::string(by_grain(values_.front().period->grain));
}

}  // namespace vekha::facts
