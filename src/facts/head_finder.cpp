#include "base/text.h"
#include "facts/layout.h"

#include <algorithm>

namespace vekha::facts {

namespace {

constexpr std::size_t most_head_rows = 3;

std::size_t filled(const SheetRow& row) {
  return static_cast<std::size_t>(
      std::count_if(row.cells.begin(), row.cells.end(),
                    [](const table::Cell& c) { return !table::is_blank(c); }));
}

std::size_t first_filled(const SheetRow& row) {
  const auto found =
      std::ranges::find_if(row.cells, [](const table::Cell& c) { return !table::is_blank(c); });
  return static_cast<std::size_t>(found - row.cells.begin());
}

// Every cell is a head or a period; a row of data has numbers, titles or names among them.
bool is_lower_head(const SheetRow& row) {
  std::size_t known = 0;
  for (const table::Cell& cell : row.cells) {
    if (table::is_blank(cell)) continue;
    const auto* text = std::get_if<std::string>(&cell);
    if (read_period_in(cell) || (text && read_head(*text).head != Head::unknown)) {
      ++known;
      continue;
    }
    const std::u32string letters = text::decode(text ? *text : std::string());
    if (!text || letters.size() > 60 || std::ranges::any_of(letters, text::is_digit)) return false;
  }
  return known * 2 >= filled(row) && known > 0 && !counts_columns(row.cells);
}

// One cell above a whole table is its title, not a head that spans it.
bool is_title_line(const SheetRow& row, const SheetRow& below) {
  return filled(row) == 1 && first_filled(row) <= first_filled(below);
}

std::optional<FoundHead> head_at(std::span<const SheetRow> rows, std::size_t first,
                                 const HeadHints& hints) {
  std::optional<FoundHead> best;
  const std::size_t most = std::min(most_head_rows, rows.size() - first);
  for (std::size_t count = 1; count <= most; ++count) {
    const std::span<const SheetRow> head = rows.subspan(first, count);
    const bool titled = count > 1 && is_title_line(head[count - 2], head.back()) &&
                        first_filled(head[count - 2]) <= first_filled(head.front());
    if (count > 1 && (!is_lower_head(head.back()) || titled)) break;
    auto layout = Layout::of_head(head, hints);
    if (!layout || (best && layout->score() <= best->layout.score())) continue;
    best = FoundHead{*std::move(layout), first, count};
  }
  return best;
}

}  // namespace

bool counts_columns(std::span<const table::Cell> cells) {
  int expected = 0;
  int count = 0;
  for (const table::Cell& cell : cells) {
    if (table::is_blank(cell)) continue;
    const std::string text = text::fold_space(table::to_text(cell));
    if (text.empty() || text.size() > 3 ||
        !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }))
      return false;
    const int number = std::stoi(text);
    if (count > 0 && number != expected) return false;
    expected = number + 1;
    ++count;
  }
  return count >= 3;
}

std::optional<FoundHead> find_head(std::span<const SheetRow> rows, MoreRows more,
                                   const HeadHints& hints) {
  for (std::size_t first = 0; first < rows.size(); ++first) {
    if (more == MoreRows::may_come && first + most_head_rows > rows.size()) return std::nullopt;
    auto found = head_at(rows, first, hints);
    if (!found) continue;
    // «Отчёт о мероприятиях | за 2024 год» may look like a head until the real one below is seen.
    if (first + 1 < rows.size() && found->rows > 1) {
      const auto lower = Layout::of_head(rows.subspan(first + 1, 1), hints);
      if (lower && lower->score() >= found->layout.score()) continue;
    }
    return found;
  }
  return std::nullopt;
}

}  // namespace vekha::facts
