#pragma once

#include "render/xlsx/book.h"
#include "report/snapshot.h"

/// The sheets of the workbook, in the order of the domain's outline 3.5; each in a source of its
/// own.
namespace vekha::render::xlsx {

struct SheetInput {
  Book& book;
  const report::Snapshot& snapshot;
  const report::ProgrammeReport& programme;
  const report::Phrases& phrases;
};

void add_title_sheet(const SheetInput& input);
void add_summary_sheet(const SheetInput& input);
void add_measures_sheet(const SheetInput& input);
void add_indicators_sheet(const SheetInput& input);
void add_sections_sheet(const SheetInput& input);
void add_executors_sheet(const SheetInput& input);
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

}  // namespace vekha::render::xlsx
