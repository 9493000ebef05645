#include "roadmap/read_programme.h"

#include "base/error.h"
#include "base/text.h"
#include "roadmap/cell_readings.h"
#include "roadmap/draft.h"
#include "roadmap/executors.h"
#include "roadmap/heads.h"
#include "roadmap/lines.h"
#include "roadmap/measure_ids.h"
#include "roadmap/oddities.h"
#include "roadmap/questions.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace vekha::roadmap {
namespace {

Measure measure_of(const MeasureDraft& draft) {
  const RowTexts& row = draft.row;
  Measure measure;
  measure.number = row.text(Column::number).text;
  measure.title = row.text(Column::title);
  measure.indicator = row.text(Column::indicator);
  if (measure.title.empty()) measure.title = measure.indicator;
  measure.plan = row.text(Column::plan);
  measure.years = row.years;
  measure.periods = row.periods;
  measure.unit = row.text(Column::unit);
  measure.direction = row.text(Column::direction);
  measure.baseline = row.text(Column::baseline);
  measure.term = row.text(Column::term);
  measure.executor = row.text(Column::executor);
  measure.other = row.other;
  measure.place = row.place;
  measure.flags = draft.flags;
  return measure;
}

ProgrammeTable table_of(const TableDraft& draft, std::size_t number, MeasureIds& ids) {
  ProgrammeTable table{.title = draft.title, .columns = draft.head.columns};
  for (const SectionDraft& section_draft : draft.sections) {
    Section section{.number = section_draft.heading.number,
                    .title = section_draft.heading.title,
                    .place = section_draft.place};
    for (const MeasureDraft& measure_draft : section_draft.measures) {
      Measure measure = measure_of(measure_draft);
      measure.id =
          ids.next(measure_draft, {number, table.sections.size() + 1, section.measures.size() + 1});
      section.measures.push_back(std::move(measure));
    }
    table.sections.push_back(std::move(section));
  }
  return table;
}

/// Measures and the cells that their rows have too many, by the measure's id.
using Surplus = std::map<std::string, std::vector<Passage>>;

Surplus surplus_of(const Programme& programme, const DocumentDraft& draft) {
  Surplus surplus;
  for (std::size_t t = 0; t < draft.tables.size(); ++t) {
    for (std::size_t s = 0; s < draft.tables[t].sections.size(); ++s) {
      const SectionDraft& section = draft.tables[t].sections[s];
      for (std::size_t m = 0; m < section.measures.size(); ++m) {
        const std::vector<Passage>& cells = section.measures[m].row.surplus;
        if (!cells.empty()) surplus[programme.tables[t].sections[s].measures[m].id] = cells;
      }
    }
  }
  return surplus;
}

std::vector<std::string> texts_of(const Surplus& surplus, const std::string& id) {
  std::vector<std::string> texts;
  const auto found = surplus.find(id);
  if (found == surplus.end()) return texts;
  for (const Passage& cell : found->second)
    texts.push_back(cell.text);
  return texts;
}

ExecutorNames learned_names(const Programme& programme) {
  ExecutorNames names;
  for_each_measure(programme, [&](const ProgrammeTable&, const Section&, const Measure& measure) {
    names.learn(measure.executor.lines);
  });
  return names;
}

/// From the first to the last day that columns of years and periods name.
std::optional<Period> period_of_columns(const Programme& programme) {
  std::optional<Period> whole;
  for (const ProgrammeTable& table : programme.tables) {
    for (const FoundColumn& column : table.columns) {
      if (column.column != Column::year && column.column != Column::period) continue;
      std::optional<Period> part = period_of_name(column.period);
      if (!part && column.year) part = year_period(*column.year);
      if (!part) continue;
      whole = whole ? Period{std::min(whole->first, part->first), std::max(whole->last, part->last)}
                    : *part;
    }
  }
  return whole;
}

void take_preamble(Programme& programme, Preamble preamble) {
  programme.title = std::move(preamble.title);
  programme.organisation = std::move(preamble.organisation);
  programme.period = preamble.period ? preamble.period : period_of_columns(programme);
  programme.approval = std::move(preamble.approval);
}

void read_cells(Programme& programme, const ExecutorNames& names, const Surplus& surplus) {
  for (ProgrammeTable& table : programme.tables) {
    ReadingFrame frame = frame_of(programme, table);
    for (Section& section : table.sections) {
      frame.section = period_of_section({section.number, section.title}, programme.period);
      for (Measure& measure : section.measures) {
        measure.executors = names.split(measure.executor.lines);
        measure.term_reading = term_of(measure, frame);
        measure.plan_reading = plan_of(measure, frame, texts_of(surplus, measure.id));
      }
    }
  }
}

[[noreturn]] void refuse(const table::Document& document) {
  Problem problem;
  problem.place.file = document.file;
  problem.code = "no_table";
  problem.text = {
      "таблица дорожной карты не найдена: нужна шапка со столбцом «Мероприятие» и хотя бы одним из "
      "столбцов "
      "«Срок», «Исполнитель», «Показатель»",
      "no table of a road map was found: it needs a head with a column «Мероприятие» and at least "
      "one of "
      "«Срок», «Исполнитель», «Показатель»"};
  problem.advice = {
      "проверьте, тот ли это файл, и назовите столбцы в первой строке таблицы",
      "check that this is the right file, and name the columns in the table's first row"};
  throw InputError(std::move(problem));
}

/// Letters for addresses, as in GOST R 52535.1 for passports, without its marks.
std::string_view latin(char32_t letter) {
  static constexpr std::u32string_view letters = U"абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
  static constexpr std::array<std::string_view, 33> latins = {
      "a", "b", "v", "g", "d", "e",  "e",  "zh", "z",  "i",    "i", "k", "l", "m", "n",  "o", "p",
      "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "",  "y", "",  "e", "iu", "ia"};
  const std::size_t at = letters.find(letter);
  return at == std::u32string_view::npos ? std::string_view() : latins[at];
}

/// Latin letters, digits and hyphens of the file's name without its ending.
std::string id_of_file(const std::string& file) {
  std::string id;
  const std::size_t dot = file.rfind('.');
  for (const char32_t c : text::decode(text::to_lower(file.substr(0, dot)))) {
    const bool plain = text::is_digit(c) || (c >= U'a' && c <= U'z');
    if (plain) {
      text::append(id, c);
    } else if (text::is_cyrillic(c)) {
      id += latin(c);
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  while (id.ends_with('-'))
    id.pop_back();
  return id.empty() ? "programme" : id;
}

}  // namespace

Programme read_programme(const table::Document& document) {
  Programme programme;
  programme.id = id_of_file(document.file);
  programme.file = document.file;
  programme.sha256 = document.summary.sha256;
  const std::vector<Line> lines = lines_of(document, programme.remarks);
  DocumentDraft draft = draft_of(lines);
  if (draft.tables.empty()) refuse(document);
  MeasureIds ids;
  for (const TableDraft& table : draft.tables) {
    programme.tables.push_back(table_of(table, programme.tables.size() + 1, ids));
  }
  take_preamble(programme, draft.preamble);
  programme.orphans = draft.orphans;
  programme.remarks.insert(programme.remarks.end(), draft.remarks.begin(), draft.remarks.end());
  const Surplus surplus = surplus_of(programme, draft);
  const ExecutorNames names = learned_names(programme);
  read_cells(programme, names, surplus);
  ask_about_structure(programme, draft, surplus);
  note_broken_texts(programme);
  note_executors(programme, names);
  ask_about_readings(programme);
  note_numbers(programme);
  note_duplicates(programme);
  note_approval(programme);
  return programme;
}

}  // namespace vekha::roadmap
