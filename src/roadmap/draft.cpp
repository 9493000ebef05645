#include "roadmap/draft.h"

#include "base/text.h"
#include "roadmap/phrases.h"
#include "roadmap/remarks.h"
#include "roadmap/segments.h"

#include <algorithm>
#include <ranges>

namespace vekha::roadmap {
namespace {

constexpr std::size_t longest_heading = 400;

std::string text_of(const Line& line) {
  std::vector<std::string> cells;
  for (const std::string& cell : line.cells) {
    if (!cell.empty()) cells.push_back(text::fold_space(cell));
  }
  return text::join(cells, " | ");
}

/// A line to sign on, or a row without a number where a person stands in a column that is not of
/// persons.
bool is_signature(const Line& line, const RowTexts& row) {
  const bool ruled = std::ranges::any_of(
      line.cells, [](const std::string& cell) { return cell.find("___") != std::string::npos; });
  // «I. Открытость»: no initial and surname.
  const bool marked = has_section_mark(line.cell(line.first_filled()));
  if (ruled || row.number() || marked) return ruled;
  // «Начальник управления | | | И. О. Фамилия»: a post where numbers stand, and who holds it.
  if (row.has(Column::number)) {
    const auto behind = line.cells | std::views::drop(line.first_filled() + 1);
    return row.facts() <= 1 && std::ranges::any_of(behind, has_person);
  }
  for (const Column column : {Column::term, Column::plan, Column::unit, Column::baseline}) {
    if (has_person(row.text(column).text)) return true;
  }
  return row.facts() == 1 && !row.has(Column::executor) && has_person(text_of(line));
}

/// Fills blanks of a further indicator from the measure's first row.
void inherit(const RowTexts& from, RowTexts& row) {
  for (const Column column : {Column::title, Column::term, Column::executor}) {
    if (!row.has(column) && from.has(column)) row.texts[column] = from.text(column);
  }
}

class TableReader {
 public:
  TableReader(const Segment& segment, DocumentDraft& draft) : segment_(segment), draft_(draft) {
    table_.title = segment.title;
    table_.head = segment.heads.front();
    std::vector<Line> rows;
    for (const BodyLine& line : segment.body) {
      if (!line.line->paragraph) rows.push_back(*line.line);
    }
    table_.habits = habits_of(rows, table_.head);
  }

  TableDraft read() {
    for (std::size_t at = 0; at < segment_.body.size(); ++at) {
      const Line& line = *segment_.body[at].line;
      if (line.paragraph) {
        take_paragraph(line);
      } else {
        take_row(at);
      }
    }
    drop_text_below();
    return std::move(table_);
  }

 private:
  void take_paragraph(const Line& line) {
    const std::string& text = line.cells.front();
    const bool heading = has_letters(text) && !starts_inside_sentence(text) &&
                         text::length(text) <= longest_heading &&
                         !text::key(text).starts_with("продолжение");
    if (heading) {
      begin_section(section_heading(text), line.place);
    } else {
      draft_.remarks.push_back(text_left_out(line.place, text));
    }
  }

  void take_row(std::size_t at) {
    const Line& line = *segment_.body[at].line;
    RowTexts row = texts_of(line, segment_.heads[segment_.body[at].head]);
    if (is_signature(line, row)) {
      draft_.remarks.push_back(signature_left_out(line.place));
      return;
    }
    const Neighbours around = neighbours(at);
    switch (kind_of(line, row, table_.habits, around)) {
      case RowKind::section: take_section(line, row); break;
      case RowKind::measure: take_measure(std::move(row)); break;
      case RowKind::next_indicator: take_next_indicator(std::move(row)); break;
      case RowKind::tail: take_tail(line, row, around); break;
      case RowKind::total: draft_.remarks.push_back(total_row(line.place, text_of(line))); break;
      case RowKind::stray:
        draft_.remarks.push_back(text_left_out(line.place, text_of(line)));
        break;
    }
  }

  Neighbours neighbours(std::size_t at) const {
    Neighbours around;
    if (last_ != nullptr) around.previous = &last_->row;
    around.previous_number = last_number_;
    for (std::size_t next = at + 1; next < segment_.body.size(); ++next) {
      const Line& line = *segment_.body[next].line;
      if (line.paragraph) break;
      const RowTexts row = texts_of(line, segment_.heads[segment_.body[next].head]);
      if (line.filled() == 1 && row.has(Column::number)) break;
      around.next_number = row.number();
      if (around.next_number) break;
    }
    return around;
  }

  void take_section(const Line& line, const RowTexts& row) {
    std::string text;
    if (row.has(Column::number) && row.has(Column::title)) {
      text = row.text(Column::number).text + " " + row.text(Column::title).text;
    } else {
      text = text::fold_space(line.cell(line.first_filled()));
    }
    SectionHeading heading = section_heading(text);
    if (row.has(Column::title) && row.number()) {
      // «4. | Раздел 2. Доступность»: lines are numbered, and the section has a number of its own.
      heading = names_a_section(row.text(Column::title).text)
                    ? section_heading(row.text(Column::title).text)
                    : SectionHeading{row.number()->label, row.text(Column::title).text};
    }
    begin_section(std::move(heading), line.place);
  }

  void begin_section(SectionHeading heading, const Place& place) {
    table_.sections.push_back({.heading = std::move(heading), .place = place});
    last_ = nullptr;
  }

  SectionDraft& section_for(const RowTexts& row, const std::optional<RowNumber>& number) {
    if (row.has(Column::section)) {
      const SectionHeading heading = section_heading(row.text(Column::section).text);
      const bool same =
          !table_.sections.empty() && table_.sections.back().heading.title == heading.title;
      if (!same) begin_section(heading, row.place);
    }
    if (table_.sections.empty()) begin_section({}, row.place);
    if (table_.habits.nested && number && is_of_another_section(*number)) {
      begin_section({std::to_string(number->parts.front()), {}}, row.place);
      table_.sections.back().implied = true;
    }
    return table_.sections.back();
  }

  /// Sections are numbered, and the measure's number says another one than that it stands in.
  bool is_of_another_section(const RowNumber& number) const {
    const SectionDraft& section = table_.sections.back();
    const std::optional<RowNumber> printed = row_number(section.heading.number);
    return printed && !section.measures.empty() && number.parts.size() > printed->parts.size() &&
           number.parts.front() != printed->parts.front();
  }

  void take_measure(RowTexts row) {
    take_number_out_of_title(row);
    MeasureDraft measure{.number = row.number()};
    if (row.has(Column::number) && !measure.number) measure.flags.emplace_back("number_unreadable");
    if (table_.habits.numbered && !row.has(Column::number))
      measure.flags.emplace_back("number_missing");
    if (measure.number) repair_number(measure, row.place);
    if (measure.number) last_number_ = measure.number;
    SectionDraft& section = section_for(row, measure.number);
    measure.row = std::move(row);
    section.measures.push_back(std::move(measure));
    last_ = &section.measures.back();
  }

  void repair_number(MeasureDraft& measure, const Place& place) {
    std::optional<RowNumber> repaired = repaired_number(*measure.number, last_number_);
    if (!repaired) return;
    draft_.remarks.push_back(number_repaired(place, measure.number->label, repaired->label));
    measure.flags.emplace_back("number_repaired");
    measure.number = std::move(repaired);
  }

  /// Tables without a column of numbers may print them before the title.
  static void take_number_out_of_title(RowTexts& row) {
    if (row.has(Column::number) || !row.has(Column::title)) return;
    Passage& title = row.texts[Column::title];
    const std::optional<NumberedText> numbered = leading_number(title.text);
    if (!numbered || numbered->number.roman || !numbered->number.letter.empty()) return;
    Passage number = title;
    number.text = title.text.substr(0, title.text.size() - numbered->rest.size());
    number.text = std::string(text::trim(number.text));
    number.lines = number.text;
    title.text = numbered->rest;
    title.lines = numbered->rest;
    row.texts[Column::number] = std::move(number);
  }

  void take_next_indicator(RowTexts row) {
    if (last_ == nullptr) {
      take_measure(std::move(row));
      return;
    }
    const MeasureDraft first = *last_;
    inherit(first.row, row);
    MeasureDraft measure{.row = std::move(row), .number = first.number, .flags = {"shared_title"}};
    if (first.row.has(Column::number))
      measure.row.texts[Column::number] = first.row.text(Column::number);
    SectionDraft& section = table_.sections.back();
    section.measures.push_back(std::move(measure));
    last_ = &section.measures.back();
  }

  void take_tail(const Line& line, const RowTexts& row, const Neighbours& around) {
    if (last_ == nullptr || is_orphan(row, around)) {
      draft_.orphans.push_back({text_of(line), line.place});
      return;
    }
    for (const std::string& folded : append_row(last_->row, row)) {
      draft_.remarks.push_back(overlap_folded(line.place, folded));
    }
    draft_.remarks.push_back(row_joined(line.place, last_->row.text(Column::number).text));
    if (std::ranges::find(last_->flags, "row_joined") == last_->flags.end())
      last_->flags.emplace_back("row_joined");
  }

  /// Headings behind the last measure head nothing: they are notes under the table.
  void drop_text_below() {
    while (!table_.sections.empty() && table_.sections.back().measures.empty()) {
      const SectionDraft& section = table_.sections.back();
      draft_.remarks.push_back(text_left_out(section.place, section.heading.title));
      table_.sections.pop_back();
    }
  }

  const Segment& segment_;
  DocumentDraft& draft_;
  TableDraft table_;
  MeasureDraft* last_ = nullptr;  ///< in the last section; dies when that section grows
  std::optional<RowNumber> last_number_;
};

/// Heading of the first of several tables, which stands above it like those of the others: «1. Меры
/// муниципалитета» above «2. Меры школ».
std::string heading_above(std::span<const Line> preamble, const std::string& title,
                          const std::string& next_heading) {
  constexpr std::size_t longest_table_heading = 120;
  if (preamble.empty() || preamble.back().filled() != 1) return {};
  const std::string text = text::fold_space(preamble.back().cell(preamble.back().first_filled()));
  if (!has_letters(text) || title.find(text) != std::string::npos || has_person(text) ||
      text.ends_with(':') || text.ends_with(';') || starts_inside_sentence(text))
    return {};
  const bool numbered = leading_number(text).has_value();
  const bool alike = numbered == leading_number(next_heading).has_value();
  return alike && text::length(text) <= longest_table_heading ? text : std::string();
}

/// A paragraph right above the only table that heads its first rows, as others between the rows
/// head theirs: «1. Организационные мероприятия».
const Line* section_above(std::span<const Line> preamble, const std::string& title,
                          const Segment& segment) {
  if (preamble.empty() || !preamble.back().paragraph || segment.body.empty()) return nullptr;
  const Line& line = preamble.back();
  const std::string text = text::fold_space(line.cell(line.first_filled()));
  const bool heads = has_section_mark(text) && title.find(text) == std::string::npos &&
                     text::length(text) <= longest_heading && !text.ends_with(':') &&
                     !text.ends_with(';') && !has_person(text);
  const bool headed = segment.body.front().line->filled() == 1;
  return heads && !headed ? &line : nullptr;
}

/// Several tables on worksheets of their own are told apart by the names of these, where people
/// gave them: «Лист1» is none.
void name_by_sheets(std::span<const Line> lines, std::vector<Segment>& segments) {
  if (segments.size() < 2) return;
  for (Segment& segment : segments) {
    const Line& head = lines[segment.heads.front().first];
    const std::string key = text::key(head.place.sheet);
    const bool given = !key.starts_with("лист") && !key.starts_with("sheet");
    if (segment.title.empty() && head.worksheet && given) segment.title = head.place.sheet;
  }
}

}  // namespace

DocumentDraft draft_of(std::span<const Line> lines) {
  DocumentDraft draft;
  Segmentation parts = segments_of(lines);
  draft.preamble = read_preamble(lines.first(parts.preamble));
  if (parts.segments.size() > 1 && parts.segments[0].title.empty() &&
      !parts.segments[1].title.empty()) {
    parts.segments[0].title =
        heading_above(lines.first(parts.preamble), draft.preamble.title, parts.segments[1].title);
  }
  if (!parts.segments.empty() && parts.segments[0].title.empty()) {
    Segment& first = parts.segments[0];
    const Line* heading = section_above(lines.first(parts.preamble), draft.preamble.title, first);
    if (heading != nullptr) first.body.insert(first.body.begin(), BodyLine{heading, 0});
  }
  name_by_sheets(lines, parts.segments);
  for (Segment& segment : parts.segments) {
    for (TableHead& head : segment.heads)
      settle_periods(head, draft.preamble.period);
    draft.tables.push_back(TableReader(segment, draft).read());
  }
  if (!parts.repeated_heads.empty()) draft.remarks.push_back(heads_repeated(parts.repeated_heads));
  for (const Place& place : parts.foreign_tables)
    draft.remarks.push_back(foreign_table(place));
  std::erase_if(draft.tables, [](const TableDraft& table) { return table.sections.empty(); });
  return draft;
}

}  // namespace vekha::roadmap
