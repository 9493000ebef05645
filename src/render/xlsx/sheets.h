#pragma once

#include "render/address.h"
#include "render/format.h"
#include "render/xlsx/book.h"
#include "report/snapshot.h"

#include <map>
#include <string>
#include <vector>

/// The sheets of the workbook, in the order of the domain's outline 3.5; each in a source of its
/// own.
namespace vekha::render::xlsx {

struct SheetInput {
  Book& book;
  const report::Snapshot& snapshot;
  const report::ProgrammeReport& programme;
  const report::Phrases& phrases;
  Format format;
  const Addresses& addresses;
};

void add_title_sheet(const SheetInput& input);
void add_summary_sheet(const SheetInput& input);
void add_measures_sheet(const SheetInput& input);
void add_indicators_sheet(const SheetInput& input);
void add_sections_sheet(const SheetInput& input);
void add_executors_sheet(const SheetInput& input);
void add_schools_sheet(const SheetInput& input);
void add_deadlines_sheet(const SheetInput& input);
void add_questions_sheet(const SheetInput& input);
void add_evidence_sheet(const SheetInput& input);
void add_data_sheet(const SheetInput& input);
void add_method_sheet(const SheetInput& input);
void add_log_sheet(const SheetInput& input);

/// «Выполнено»
std::string status_label(const report::Phrases& phrases, evaluation::Status status);
/// Names of executors joined by commas.
std::string executors_text(const roadmap::Measure& measure);
/// «01.01.2024 – 31.12.2024»
std::string period_text(const report::Phrases& phrases, const Period& period);
/// «II. Мониторинги»; «Без раздела» when it has neither.
std::string section_label(const report::Phrases& phrases, const report::SectionReport& section);

/// «'Исполнение мероприятий'», as formulas and links name a sheet.
std::string quoted_sheet(const report::Phrases& phrases, const std::string& key);
/// A cell on the sheet.
struct Cell {
  std::uint32_t row = 0;
  std::uint16_t column = 0;
};
/// The number of a measure (its index in the programme), a link to its row on «Исполнение
/// мероприятий».
void link_to_measure(const SheetInput& input, SheetWriter& sheet, Cell cell, std::size_t measure);

/// Columns of «Исполнение мероприятий» that other sheets' formulas name.
inline constexpr char measures_status_column = 'N';

}  // namespace vekha::render::xlsx
