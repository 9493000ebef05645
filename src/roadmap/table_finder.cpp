#include "roadmap/table_finder.h"

#include "base/text.h"
#include "roadmap/heads.h"
#include "roadmap/phrases.h"
#include "roadmap/rival_columns.h"
#include "roadmap/row_number.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <tuple>

namespace vekha::roadmap {
namespace {

constexpr std::size_t longest_head = 200;
constexpr std::size_t most_sub_heads = 3;

struct RowMeanings {
  std::vector<std::optional<HeadMeaning>> cells;  ///< from column 1
  std::size_t sure = 0;
  std::size_t periods = 0;   ///< … of them those that name a month or the like
  std::set<Column> columns;  ///< of the sure ones
};

RowMeanings meanings_of(const Line& line) {
  RowMeanings row;
  for (const std::string& cell : line.cells) {
    std::optional<HeadMeaning> meaning;
    if (!cell.empty() && text::length(cell) <= longest_head) meaning = meaning_of_head(cell);
    if (meaning && meaning->sure) {
      ++row.sure;
      row.periods += meaning->column == Column::period ? 1U : 0U;
      row.columns.insert(meaning->column);
    }
    row.cells.push_back(std::move(meaning));
  }
  return row;
}

bool is_main_head(const Line& line, const RowMeanings& row) {
  if (line.paragraph || line.filled() < 2 || row.sure * 2 < line.filled()) return false;
  // «2.2. Участие в этапе | по плану | …» speaks of a plan and an end, and is a row.
  if (row_number(line.cell(1)) || leading_number(line.cell(1))) return false;
  const bool subject =
      row.columns.contains(Column::title) || row.columns.contains(Column::indicator);
  static constexpr std::array<Column, 7> others = {
      Column::term, Column::executor, Column::indicator, Column::plan,
      Column::year, Column::period,   Column::unit};
  // «Муниципальный этап | ноябрь-декабрь 2023 | …» is a row: a head names several months.
  const auto facts = std::ranges::count_if(others, [&](Column column) {
    return row.columns.contains(column) && (column != Column::period || row.periods > 1);
  });
  const bool enough = row.columns.contains(Column::title) ? facts >= 1 : facts >= 2;
  return subject && enough;
}

/// A cell of the head reaches down into this row, so the row is the head's.
bool is_within_head(const Line& line, const Line& main) {
  return std::ranges::any_of(line.covered_from_above, [&](const auto& covered) {
    return !covered.second.empty() && main.cell(covered.first) == covered.second;
  });
}

/// A head cell with blanks to its right, which the rows below divide.
bool is_group_head(const Line& main, std::uint32_t column) {
  return !main.cell(column).empty() && main.cell(column + 1).empty() && column < main.width();
}

/// A row under a head that only names parts of what stands above: nothing in it is data.
bool is_sub_head(const Line& line, const RowMeanings& row, std::span<const Line> above) {
  if (line.paragraph || line.filled() == 0) return false;
  const Line& main = above.front();
  if (is_within_head(line, main)) return true;
  if (row.sure < line.filled() || row_number(line.cell(1))) return false;
  bool fills_a_gap = false;
  for (std::uint32_t column = 1; column <= line.width(); ++column) {
    if (line.cell(column).empty()) continue;
    const bool unnamed =
        std::ranges::all_of(above, [&](const Line& upper) { return upper.cell(column).empty(); });
    fills_a_gap = fills_a_gap || unnamed || is_group_head(main, column);
  }
  return fills_a_gap;
}

/// Column of the group head that covers `column` in row `upper`: itself, or the nearest one to the
/// left, when that one is divided by the row below.
std::uint32_t group_of(const Line& upper, const Line& lower, std::uint32_t column) {
  if (!upper.cell(column).empty()) return column;
  if (lower.cell(column).empty()) return 0;
  for (std::uint32_t left = column; left >= 1; --left) {
    if (upper.cell(left).empty()) continue;
    return lower.cell(left).empty() ? 0 : left;
  }
  return 0;
}

struct StackedHead {
  std::vector<HeadMeaning> meanings;  ///< from the lowest row up
  std::string text;                   ///< from the top down, « / » between
};

StackedHead stacked(std::span<const Line> rows, std::uint32_t column) {
  StackedHead head;
  std::vector<std::string> texts;
  for (std::size_t i = rows.size(); i-- > 0;) {
    std::uint32_t from = column;
    if (i + 1 < rows.size()) from = group_of(rows[i], rows[i + 1], column);
    const std::string folded = from == 0 ? std::string() : text::fold_space(rows[i].cell(from));
    if (folded.empty()) continue;
    texts.insert(texts.begin(), folded);
    if (const std::optional<HeadMeaning> meaning = meaning_of_head(folded))
      head.meanings.push_back(*meaning);
  }
  head.text = text::join(texts, " / ");
  return head;
}

/// Years below «Базовое значение», «Примечание», «Объём финансирования» or «Факт» are no plan.
bool takes_years_away(const HeadMeaning& group) {
  return group.column == Column::baseline || group.column == Column::note ||
         (group.column == Column::unknown && !group.generic);
}

/// The lowest head that says something decides; a group above lends it the year, or its sense to a
/// mere year.
HeadMeaning merged_meaning(const std::vector<HeadMeaning>& meanings) {
  HeadMeaning out;
  for (const HeadMeaning& meaning : meanings) {
    const bool unsaid = out.column == Column::unknown || out.generic;
    const bool dated = out.column == Column::year || out.column == Column::period;
    const bool outranked = dated && takes_years_away(meaning);
    const std::optional<int> year = out.year ? out.year : meaning.year;
    const std::optional<PeriodHead> period = out.period ? out.period : meaning.period;
    // «Сведения о ходе реализации / реализованные меры»: what is noted, not what is planned.
    const bool noted = meaning.column == Column::note;
    if (unsaid || outranked || noted) out = meaning;
    out.year = year;
    out.period = period;
  }
  return out;
}

FoundColumn found(const StackedHead& head, std::uint32_t position) {
  const HeadMeaning meaning = merged_meaning(head.meanings);
  FoundColumn column{.column = meaning.column, .head = head.text, .position = position};
  if (meaning.column == Column::year || meaning.column == Column::period ||
      meaning.column == Column::baseline) {
    column.year = meaning.year;
  }
  if (meaning.period && (column.column == Column::year || column.column == Column::period)) {
    column.period = period_name(meaning.year.value_or(0), *meaning.period);
  }
  return column;
}

/// «Мероприятия» heads two columns of which the first holds numbers: the second is the title.
void take_number_before_title(TableHead& head, std::span<const Line> body) {
  const std::uint32_t title = head.position_of(Column::title);
  if (title == 0 || title >= head.columns.size() || head.has(Column::number)) return;
  FoundColumn& named = head.columns[title - 1];
  FoundColumn& unnamed = head.columns[title];
  if (!unnamed.head.empty() && unnamed.head != named.head) return;
  std::size_t rows = 0;
  std::size_t numbered = 0;
  for (const Line& line : body.first(std::min<std::size_t>(body.size(), 12))) {
    if (line.paragraph || line.filled() < 2) continue;
    ++rows;
    const bool numbers = row_number(line.cell(title)) && has_letters(line.cell(title + 1));
    numbered += numbers ? 1U : 0U;
  }
  if (numbered == 0 || numbered * 2 < rows) return;
  unnamed.column = Column::title;
  unnamed.head = named.head;
  named.column = Column::number;
}

std::size_t main_row(std::span<const Line> lines, std::size_t at) {
  if (is_main_head(lines[at], meanings_of(lines[at]))) return at;
  // A group head may stand alone above the row with the names.
  if (at + 1 < lines.size() && lines[at].filled() >= 1 && lines[at].first_filled() > 2 &&
      !lines[at].paragraph && is_main_head(lines[at + 1], meanings_of(lines[at + 1])) &&
      meanings_of(lines[at]).sure == lines[at].filled()) {
    return at + 1;
  }
  return lines.size();
}

std::vector<std::tuple<Column, int, std::string>> kinds_of(const TableHead& head) {
  std::vector<std::tuple<Column, int, std::string>> kinds;
  for (const FoundColumn& column : head.columns) {
    if (column.column != Column::unknown)
      kinds.emplace_back(column.column, column.year.value_or(0), column.period);
  }
  std::ranges::sort(kinds);
  return kinds;
}

/// "2025-09" for each year in which the part of a year lies within the programme.
std::vector<std::string> names_within(const std::string& part,
                                      const std::optional<Period>& programme) {
  std::vector<std::string> names;
  if (!programme) return names;
  for (int year = year_of(programme->first); year <= year_of(programme->last); ++year) {
    const std::string name = std::to_string(year) + part;
    const std::optional<Period> days = period_of_name(name);
    if (days && programme->contains(days->first) && programme->contains(days->last))
      names.push_back(name);
  }
  return names;
}

}  // namespace

const FoundColumn* TableHead::at(std::uint32_t position) const {
  return position >= 1 && position <= columns.size() ? &columns[position - 1] : nullptr;
}

bool TableHead::has(Column column) const {
  return position_of(column) != 0;
}

std::uint32_t TableHead::position_of(Column column) const {
  const auto place = std::ranges::find(columns, column, &FoundColumn::column);
  return place == columns.end() ? 0 : place->position;
}

bool is_column_numbers(const Line& line) {
  if (line.filled() < 3) return false;
  int expected = 1;
  for (const std::string& cell : line.cells) {
    if (cell.empty()) continue;
    if (text::fold_space(cell) != std::to_string(expected)) return false;
    ++expected;
  }
  return true;
}

std::optional<TableHead> head_at(std::span<const Line> lines, std::size_t at) {
  const std::size_t main = main_row(lines, at);
  if (main == lines.size()) return std::nullopt;
  TableHead head{.first = at, .last = main};
  while (head.last + 1 < lines.size() && head.last < main + most_sub_heads) {
    const Line& next = lines[head.last + 1];
    if (!is_sub_head(next, meanings_of(next), lines.subspan(main, head.last - main + 1))) break;
    ++head.last;
  }
  const std::span<const Line> rows = lines.subspan(at, head.last - at + 1);
  for (const Line& row : rows)
    head.width = std::max(head.width, row.width());
  for (std::uint32_t column = 1; column <= head.width; ++column) {
    head.columns.push_back(found(stacked(rows, column), column));
  }
  settle_columns(head.columns);
  take_number_before_title(head, lines.subspan(head.last + 1));
  if (head.last + 1 < lines.size() && is_column_numbers(lines[head.last + 1])) ++head.last;
  return head;
}

bool same_columns(const TableHead& a, const TableHead& b) {
  return kinds_of(a) == kinds_of(b);
}

void settle_periods(TableHead& head, const std::optional<Period>& programme) {
  for (FoundColumn& column : head.columns) {
    if (column.column != Column::period || !column.period.starts_with("0-")) continue;
    const std::vector<std::string> names = names_within(column.period.substr(1), programme);
    if (names.size() == 1) {
      column.period = names.front();
    } else {
      column.column = Column::unknown;
      column.period.clear();
    }
  }
}

}  // namespace vekha::roadmap
