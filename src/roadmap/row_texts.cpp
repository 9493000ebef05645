#include "roadmap/row_texts.h"

#include "base/text.h"
#include "roadmap/join.h"
#include "roadmap/phrases.h"

#include <algorithm>

namespace vekha::roadmap {
namespace {

bool is_value_column(Column column) {
  return column == Column::year || column == Column::plan || column == Column::period;
}

std::uint32_t last_value_column(const TableHead& head) {
  std::uint32_t last = 0;
  for (const FoundColumn& column : head.columns) {
    if (is_value_column(column.column)) last = column.position;
  }
  return last;
}

/// A cell more than the head has: on such pages a value stands too many, and what follows the
/// values is shifted. Every cell between must look like its neighbours in the value columns.
bool is_shifted(const Line& line, const TableHead& head, std::uint32_t last_value,
                std::uint32_t extra) {
  if (last_value == 0 || last_value == head.width) return false;
  for (std::uint32_t column = last_value + 1; column <= last_value + extra; ++column) {
    const std::string& cell = line.cell(column);
    if (!cell.empty() && !is_value(cell) && !is_dash(cell) &&
        text::key(cell) != text::key(line.cell(last_value)))
      return false;
  }
  return true;
}

class Filler {
 public:
  Filler(const Line& line, RowTexts& row) : line_(line), row_(row) {}

  /// Puts the cell at `position` of the row under `column`.
  void put(const FoundColumn& column, std::uint32_t position) {
    const Passage passage = passage_of(text_at(column, position), line_.place_at(position));
    if (passage.empty()) return;
    switch (column.column) {
      case Column::year: merge(row_.years[column.year.value_or(0)], passage, " "); break;
      case Column::period: merge(row_.periods[column.period], passage, " "); break;
      case Column::note:
      case Column::unknown: merge(row_.other[column.head], passage, " "); break;
      case Column::term: merge_term(row_.texts[Column::term], passage); break;
      case Column::executor: merge(row_.texts[Column::executor], passage, "; "); break;
      default: merge(row_.texts[column.column], passage, " "); break;
    }
  }

 private:
  const std::string& text_at(const FoundColumn& column, std::uint32_t position) {
    const std::string& own = line_.cell(position);
    if (!own.empty() || column.column == Column::number) return own;
    const bool calendar = column.column == Column::year || column.column == Column::period;
    const auto left = line_.covered_from_left.find(position);
    if (calendar && left != line_.covered_from_left.end()) return left->second;
    const auto covering = line_.covered_from_above.find(position);
    if (covering == line_.covered_from_above.end()) return own;
    if (column.column == Column::title) row_.shared = true;
    return covering->second;
  }

  /// «- | 01.09.2026» under «начало | окончание» names the end alone.
  static void merge_term(Passage& into, const Passage& passage) {
    if (!into.empty() && is_dash(passage.text)) return;
    if (!into.empty() && is_dash(into.text)) into = {};
    merge(into, passage, " – ");
  }

  static void merge(Passage& into, const Passage& passage, const std::string& between) {
    if (into.empty()) {
      into = passage;
      return;
    }
    if (into.text == passage.text) return;
    into.text += between + passage.text;
    into.lines += between + passage.lines;
    into.places.insert(into.places.end(), passage.places.begin(), passage.places.end());
  }

  const Line& line_;
  RowTexts& row_;
};

void append_into(Passage& head, const Passage& tail, std::vector<std::string>& folded) {
  std::string words = append_half(head, tail);
  if (!words.empty()) folded.push_back(std::move(words));
}

}  // namespace

const Passage& RowTexts::text(Column column) const {
  static const Passage blank;
  const auto found = texts.find(column);
  return found == texts.end() ? blank : found->second;
}

std::size_t RowTexts::facts() const {
  return texts.size() - (has(Column::number) ? 1 : 0) + years.size() + periods.size() +
         other.size();
}

std::optional<RowNumber> RowTexts::number() const {
  return has(Column::number) ? row_number(text(Column::number).text) : std::nullopt;
}

RowTexts texts_of(const Line& line, const TableHead& head) {
  RowTexts row;
  row.place = line.place;
  row.width = line.width();
  const std::uint32_t extra = row.width > head.width ? row.width - head.width : 0;
  const std::uint32_t last_value = last_value_column(head);
  const bool shifted = extra > 0 && is_shifted(line, head, last_value, extra);
  Filler filler(line, row);
  for (const FoundColumn& column : head.columns) {
    const bool behind = shifted && column.position > last_value;
    filler.put(column, behind ? column.position + extra : column.position);
  }
  const std::uint32_t first_extra = shifted ? last_value + 1 : head.width + 1;
  for (std::uint32_t position = first_extra; position < first_extra + extra; ++position) {
    const Passage passage = passage_of(line.cell(position), line.place_at(position));
    if (!passage.empty()) row.surplus.push_back(passage);
  }
  return row;
}

std::vector<std::string> append_row(RowTexts& first, const RowTexts& second) {
  std::vector<std::string> folded;
  for (const auto& [column, passage] : second.texts) {
    if (column != Column::number) append_into(first.texts[column], passage, folded);
  }
  for (const auto& [year, passage] : second.years)
    append_into(first.years[year], passage, folded);
  for (const auto& [period, passage] : second.periods)
    append_into(first.periods[period], passage, folded);
  for (const auto& [head, passage] : second.other)
    append_into(first.other[head], passage, folded);
  first.surplus.insert(first.surplus.end(), second.surplus.begin(), second.surplus.end());
  return folded;
}

}  // namespace vekha::roadmap
