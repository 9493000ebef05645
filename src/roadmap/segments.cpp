#include "roadmap/segments.h"

#include "base/text.h"
#include "roadmap/heads.h"
#include "roadmap/parted_rows.h"
#include "roadmap/phrases.h"
#include "roadmap/row_number.h"
#include "roadmap/section_heading.h"

#include <algorithm>
#include <optional>

namespace vekha::roadmap {
namespace {

bool same_places(const TableHead& a, const TableHead& b) {
  return std::ranges::equal(a.columns, b.columns, [](const FoundColumn& x, const FoundColumn& y) {
    return x.column == y.column && x.year == y.year && x.period == y.period;
  });
}

bool is_title_line(const Line& line) {
  return line.paragraph || (line.filled() == 1 && line.first_filled() <= 2 &&
                            !has_section_mark(line.cell(line.first_filled())));
}

bool only_words(const Line& line) {
  return std::ranges::all_of(line.cells, [](const std::string& cell) {
    return cell.empty() || (has_letters(cell) && !has_digits(cell));
  });
}

/// A row that heads some other table: «№ п/п» in its first cell, but none of our columns; or on a
/// worksheet of its own nothing but words: «Дата | Автор | Что изменено».
bool heads_foreign_table(const Line& line) {
  if (!line.starts_sheet || line.filled() < 2) return false;
  if (line.worksheet && only_words(line)) return true;
  const std::optional<HeadMeaning> first = meaning_of_head(line.cell(1));
  return first && first->column == Column::number;
}

/// A list beside the plan, such as a sheet «Справочник»: two columns at most where the plan has
/// five and more, and no row of it has the number of a measure.
bool is_list(std::span<const Line> lines, std::size_t at, const TableHead& head) {
  if (!lines[at].starts_sheet || lines[at].paragraph || head.width < 5) return false;
  for (std::size_t row = at; row < lines.size(); ++row) {
    if (row > at && (lines[row].starts_sheet || lines[row].paragraph)) break;
    if (lines[row].width() > 2) return false;
  }
  return lines[at].filled() == 2 && !row_number(lines[at].cell(1));
}

/// «1. Нормативное обеспечение» in a worksheet right above the head: the first section, as the rows
/// above the heads of further sheets are.
bool heads_first_section(std::span<const Line> lines, const TableHead& head) {
  if (head.first == 0) return false;
  const Line& above = lines[head.first - 1];
  return above.worksheet && !above.paragraph && above.filled() == 1 &&
         has_section_mark(above.cell(above.first_filled()));
}

class Splitter {
 public:
  explicit Splitter(std::span<const Line> lines) : lines_(lines) { out_.preamble = lines.size(); }

  Segmentation split() {
    for (std::size_t at = 0; at < lines_.size(); ++at) {
      if (std::optional<TableHead> head = head_at(lines_, at)) {
        at = head->last;
        take_head(std::move(*head));
      } else if (!out_.segments.empty()) {
        take_body(at);
      }
    }
    return std::move(out_);
  }

 private:
  void take_head(TableHead head) {
    foreign_ = false;
    const Place place = lines_[head.first].place;
    if (out_.segments.empty()) {
      const bool section = heads_first_section(lines_, head);
      out_.preamble = head.first - (section ? 1 : 0);
      start(std::move(head), {});
      if (section) out_.segments.back().body.push_back({&lines_[out_.preamble], 0});
      return;
    }
    Segment& current = out_.segments.back();
    if (!same_columns(current.heads.front(), head)) {
      start_another(std::move(head));
      return;
    }
    out_.repeated_heads.push_back(place);
    if (!same_places(current.heads.back(), head)) current.heads.push_back(std::move(head));
  }

  /// What stands right above the new head is its title, not the end of the table before.
  void start_another(TableHead head) {
    std::vector<BodyLine>& before = out_.segments.back().body;
    std::vector<std::string> titles;
    std::vector<BodyLine> sections;
    while (!before.empty()) {
      const Line& line = *before.back().line;
      const bool heading = !is_title_line(line) && line.filled() == 1 &&
                           has_section_mark(line.cell(line.first_filled()));
      if (!heading && !is_title_line(line)) break;
      if (heading && !titles.empty()) break;
      if (heading) sections.insert(sections.begin(), BodyLine{&line, 0});
      if (!heading) titles.insert(titles.begin(), text::fold_space(line.cell(line.first_filled())));
      before.pop_back();
    }
    start(std::move(head), text::join(titles, " "));
    out_.segments.back().body = std::move(sections);
  }

  void start(TableHead head, std::string title) {
    Segment segment;
    segment.title = std::move(title);
    segment.heads.push_back(std::move(head));
    out_.segments.push_back(std::move(segment));
  }

  void take_body(std::size_t at) {
    const Line& line = lines_[at];
    if (line.paragraph || line.starts_sheet) foreign_ = false;
    if (heads_foreign_table(line) || is_list(lines_, at, out_.segments.back().heads.front())) {
      foreign_ = true;
      out_.foreign_tables.push_back(line.place);
    }
    if (foreign_ || is_column_numbers(line) || repeats_preamble(line)) return;
    Segment& current = out_.segments.back();
    const std::size_t head = current.heads.size() - 1;
    std::vector<Line> parts = parted_row(line, current.heads.back());
    if (parts.empty()) current.body.push_back({&line, head});
    for (Line& part : parts) {
      out_.parted.push_back(std::move(part));
      current.body.push_back({&out_.parted.back(), head});
    }
  }

  /// The document's title once more, above the head of a further sheet.
  bool repeats_preamble(const Line& line) const {
    if (line.filled() != 1 || !line.worksheet) return false;
    const std::string key = text::key(line.cell(line.first_filled()));
    return std::ranges::any_of(lines_.first(out_.preamble), [&](const Line& above) {
      return above.filled() == 1 && text::key(above.cell(above.first_filled())) == key;
    });
  }

  std::span<const Line> lines_;
  Segmentation out_;
  bool foreign_ = false;
};

}  // namespace

Segmentation segments_of(std::span<const Line> lines) {
  return Splitter(lines).split();
}

}  // namespace vekha::roadmap
