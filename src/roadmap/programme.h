#pragma once

#include "base/date.h"
#include "base/place.h"
#include "base/problem.h"
#include "roadmap/reading.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// A road map as the document has it: every text as printed (white space folded, halves of rows
/// broken over a page joined), beside its reading and its place.
namespace vekha::roadmap {

/// The columns that a road map may have, found by their heads.
enum class Column {
  number,
  section,
  title,
  indicator,
  plan,
  unit,
  direction,
  baseline,
  term,
  executor,
  year,
  period,
  note,
  unknown
};

/// A text with the cells that it was made of (two or more when the row was broken over a page).
struct Passage {
  std::string text;
  std::vector<Place> places;
  std::string
      lines;  ///< the same with the line breaks of the cell, on which lists and readings depend
  bool empty() const { return text.empty(); }
  bool operator==(const Passage&) const = default;
};

enum class ExecutorKind { body, institution, role, group, person, school_class, unknown };

struct Executor {
  std::string name;
  ExecutorKind kind = ExecutorKind::unknown;
  bool operator==(const Executor&) const = default;
};

struct Measure {
  /// Unique in the programme and stable as long as the document is: the printed number without its
  /// last dot («4.1.1»); «4-2» for a second one of that number; "1-4-2" (table, section, place in
  /// it) where none is printed.
  std::string id;
  std::string number;  ///< as printed; a label only: may be missing or double
  Passage title;
  Passage indicator;
  Passage plan;  ///< text of the plan column; empty where there is none: the indicator is read as
                 ///< the plan
  std::map<int, Passage> years;            ///< cells of year columns, by year
  std::map<std::string, Passage> periods;  ///< "2025-Q1", "2025-H1", "2025-09"
  Passage unit;
  Passage direction;
  Passage baseline;
  Passage term;
  Passage executor;
  std::map<std::string, Passage>
      other;  ///< notes and columns with heads that say nothing known, by head
  std::vector<Executor> executors;  ///< responsible first
  Place place;                      ///< its first row
  std::vector<std::string> flags;   ///< "cell_truncated", "number_out_of_sequence" …
  std::string duplicate_of;  ///< id of an earlier measure that this one repeats word for word
  PlanReading plan_reading;
  TermReading term_reading;
};

struct Section {
  std::string number;  ///< «II», «4»; as printed, without its dot
  std::string title;   ///< without the number; empty for measures that stand before any section
  Place place;
  std::vector<Measure> measures;
};

struct FoundColumn {
  Column column = Column::unknown;
  std::string head;            ///< printed head; a two-row head joined by « / »
  std::uint32_t position = 0;  ///< from 1
  std::optional<int> year;     ///< of Column::year
  std::string period;  ///< of Column::period: "2025-Q1"; of a school year's column: "2024/2025"
};

struct ProgrammeTable {
  std::string title;  ///< what stands above it, when it is not the first
  std::vector<FoundColumn> columns;
  std::vector<Section> sections;
};

/// A row or half of one that belongs nowhere. Kept, shown, asked about.
struct Orphan {
  std::string text;
  Place place;
};

/// What a question is about: an answer to one leaves the others open.
enum class Subject { document, row, term, plan, executors };

/// A question to a person. Blocking: what depends on it is not judged while candidates disagree.
struct Question {
  std::string code;  ///< "reversed_range"
  Place place;
  std::string measure_id;  ///< empty: of the whole document
  std::string text;        ///< the document's words
  Words ask;               ///< why it is asked, and what
  std::vector<std::string> candidates;
  bool blocking = false;
  Subject about = Subject::document;
  std::vector<Words> effects;   ///< what changes with each candidate; as many, or none
  bool status_differs = false;  ///< told after evaluation: the status hangs on the answer
  /// Told after evaluation: for each candidate the codes of the statuses that it leads to, each
  /// with the number of measures; as many as candidates, or none. Empty for one that can't be
  /// judged.
  std::vector<std::map<std::string, int>> outcomes;
  std::vector<std::string> measures;  ///< ids of the rows that ask it, where it is of the document
};

/// True where the question is of that measure, or of the document and that measure among others.
bool is_about(const Question& question, const std::string& measure_id);

struct Approval {
  std::optional<Date> date;
  std::string number;  ///< «191»
  std::string text;    ///< as printed: «от 17.04.2024 № 191»
};

struct Programme {
  std::string id;    ///< stands in addresses of pages; Latin letters, digits, hyphens
  std::string file;  ///< file name without folders
  std::string sha256;
  std::string title;
  std::string organisation;
  std::optional<Period> period;
  std::optional<Approval> approval;
  std::vector<ProgrammeTable> tables;
  std::vector<Orphan> orphans;
  std::vector<Question> questions;
  Problems remarks;  ///< repairs and soft oddities
};

/// Calls `visit(table, section, measure)` for every measure in the document's order.
template <typename Visit>
void for_each_measure(const Programme& programme, Visit visit) {
  for (const ProgrammeTable& table : programme.tables) {
    for (const Section& section : table.sections) {
      for (const Measure& measure : section.measures)
        visit(table, section, measure);
    }
  }
}

}  // namespace vekha::roadmap
