#include "roadmap/row_kind.h"

#include "base/text.h"
#include "roadmap/phrases.h"
#include "roadmap/section_heading.h"

#include <algorithm>

namespace vekha::roadmap {
namespace {

bool any_cell(const RowTexts& row, bool (*test)(std::string_view)) {
  return std::ranges::any_of(row.texts, [&](const auto& entry) {
    return entry.first != Column::number && test(entry.second.text);
  });
}

bool title_is_open(const RowTexts* row) {
  return row != nullptr &&
         (ends_open(row->text(Column::title).text) || ends_open(row->text(Column::indicator).text));
}

bool has_term(const RowTexts& row) {
  return row.has(Column::term) || !row.years.empty() || !row.periods.empty();
}

/// A lone number and a title: a heading, or a measure of which nothing more is said?
bool numbered_title_is_section(const RowNumber& number, const TableHabits& habits,
                               const Neighbours& around) {
  if (number.roman) return true;
  if (habits.nested && number.parts.size() == 1) return true;
  if (around.next_number && around.next_number->parts.size() > number.parts.size()) return true;
  const bool continues = around.previous_number && follows(*around.previous_number, number);
  return !continues;
}

RowKind kind_of_lone_cell(const Line& line, const RowTexts& row, const TableHabits& habits,
                          const Neighbours& around) {
  const std::string& text = line.cell(line.first_filled());
  if (is_total(text)) return RowKind::total;
  if (!has_letters(text)) return RowKind::stray;
  const bool across = line.widest_span > 1 && (line.first_filled() == 1 || row.has(Column::title));
  if (across || row.has(Column::number) || row.has(Column::section)) return RowKind::section;
  if (!row.has(Column::title)) {
    // In a first column that the head does not name as one of ours.
    const bool heads = line.first_filled() == 1 && has_section_mark(text);
    return heads ? RowKind::section : RowKind::tail;
  }
  if (starts_inside_sentence(text)) return RowKind::tail;
  if (has_section_mark(text)) return RowKind::section;
  return habits.numbered && title_is_open(around.previous) ? RowKind::tail : RowKind::section;
}

/// Both the first half and this row name values: this is another indicator, no half.
bool brings_own_values(const RowTexts& row, const RowTexts* previous) {
  if (previous == nullptr || !row.has(Column::indicator)) return false;
  const bool plan =
      row.has(Column::plan) && previous->has(Column::plan) && is_value(row.text(Column::plan).text);
  const bool years =
      !row.years.empty() && !previous->years.empty() && is_value(row.years.begin()->second.text);
  const bool unit = row.has(Column::unit) && previous->has(Column::unit);
  return plan || years || unit;
}

RowKind kind_without_number(const RowTexts& row, const TableHabits& habits,
                            const Neighbours& around) {
  const Passage& title = row.text(Column::title);
  if (row.shared) return RowKind::next_indicator;
  if (title.empty())
    return brings_own_values(row, around.previous) ? RowKind::next_indicator : RowKind::tail;
  if (!habits.numbered) {
    const bool half =
        starts_inside_sentence(title.text) && title_is_open(around.previous) && !has_term(row);
    return half ? RowKind::tail : RowKind::measure;
  }
  if (starts_inside_sentence(title.text)) return RowKind::tail;
  if (habits.dated && has_term(row)) return RowKind::measure;
  if (title_is_open(around.previous) || any_cell(row, starts_inside_sentence)) return RowKind::tail;
  return habits.dated ? RowKind::tail : RowKind::measure;
}

bool is_nested(const RowNumber& number) {
  return number.parts.size() > 1;
}

}  // namespace

TableHabits habits_of(std::span<const Line> body, const TableHead& head) {
  TableHabits habits;
  habits.dated = head.has(Column::term) || head.has(Column::year) || head.has(Column::period);
  std::size_t rows = 0;
  std::size_t numbered = 0;
  std::size_t nested = 0;
  for (const Line& line : body) {
    if (line.filled() < 3 || is_column_numbers(line)) continue;
    ++rows;
    const std::optional<RowNumber> number = texts_of(line, head).number();
    numbered += number ? 1U : 0U;
    nested += number && is_nested(*number) ? 1U : 0U;
  }
  habits.numbered = numbered > 0 && numbered * 3 >= rows;
  habits.nested = nested > 0 && nested * 2 > numbered;
  return habits;
}

RowKind kind_of(const Line& line, const RowTexts& row, const TableHabits& habits,
                const Neighbours& around) {
  if (line.filled() == 1) return kind_of_lone_cell(line, row, habits, around);
  const std::optional<RowNumber> number = row.number();
  if (is_total(row.text(Column::number).text)) return RowKind::total;
  const bool alone = !row.has(Column::term) && !row.has(Column::executor);
  if ((!number || alone) && is_total(row.text(Column::title).text)) return RowKind::total;
  if (number && row.facts() == 1 && row.has(Column::title)) {
    const bool section = names_a_section(row.text(Column::title).text) ||
                         numbered_title_is_section(*number, habits, around);
    return section ? RowKind::section : RowKind::measure;
  }
  if (row.has(Column::number)) return RowKind::measure;
  return kind_without_number(row, habits, around);
}

bool is_orphan(const RowTexts& tail, const Neighbours& around) {
  if (around.previous == nullptr) return true;
  if (!around.previous_number || !around.next_number) return false;
  const RowNumber& before = *around.previous_number;
  const RowNumber& next = *around.next_number;
  if (follows(before, next)) return false;
  const bool wider = tail.width > around.previous->width;
  if (are_siblings(before, next)) return wider || next.parts.back() > before.parts.back() + 2;
  return next.parts.back() != 1;
}

}  // namespace vekha::roadmap
