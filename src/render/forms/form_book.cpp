#include "render/forms/form_book.h"

#include "base/text.h"
#include "render/forms/plain_book.h"
#include "render/forms/xml_edit.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

namespace vekha::render::forms {

namespace {

using report::MeasureReport;
using report::ProgrammeReport;

// Indices into cellXfs below.
enum Style : unsigned { plain, title, head, locked, number_input, text_input, date_input };

constexpr std::string_view styles =
    R"(<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\.mm\.yyyy"/></numFmts><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE4ECF2"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF8D6"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="7"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" fontId="2" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment wrapText="1" vertical="center"/></xf><xf xfId="0" borderId="1" applyBorder="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf><xf xfId="0" fillId="3" borderId="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"><alignment vertical="top"/><protection locked="0"/></xf><xf xfId="0" numFmtId="49" fillId="3" borderId="1" applyNumberFormat="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"><alignment wrapText="1" vertical="top"/><protection locked="0"/></xf><xf xfId="0" numFmtId="164" fillId="3" borderId="1" applyNumberFormat="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"><alignment vertical="top"/><protection locked="0"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>)";

struct Column {
  std::string_view head;  ///< phrase "form.column.…"
  unsigned width;
  Style style;
  bool hidden;
};
// The heads in words are such as read_facts knows; what was reported before, the plan and the term
// are passed over.
constexpr std::array<Column, 17> columns = {{{"programme", 12, locked, true},
                                             {"id", 10, locked, true},
                                             {"unit", 14, locked, true},
                                             {"number", 7, locked, false},
                                             {"title", 45, locked, false},
                                             {"term", 20, locked, false},
                                             {"plan", 30, locked, false},
                                             {"before", 26, locked, false},
                                             {"period", 16, text_input, false},
                                             {"value", 14, number_input, false},
                                             {"completed", 13, date_input, false},
                                             {"evidence", 22, text_input, false},
                                             {"evidence_number", 12, text_input, false},
                                             {"evidence_date", 13, date_input, false},
                                             {"link", 24, text_input, false},
                                             {"reason", 26, text_input, false},
                                             {"note", 24, text_input, false}}};
constexpr std::uint32_t head_row = 5;
constexpr std::uint32_t value_column = 10;
constexpr std::uint32_t period_column = 9;

std::string reported_before(const MeasureReport& measure, const std::string& unit) {
  std::vector<std::string> parts;
  for (const facts::Observation& one : measure.observations) {
    const bool superseded = std::ranges::find(one.flags, "superseded") != one.flags.end();
    if (superseded || text::key(one.unit) != text::key(unit)) continue;
    const std::string when =
        one.period      ? to_russian(one.period->first) + "–" + to_russian(one.period->last) + ": "
        : one.completed ? to_russian(*one.completed) + ": "
                        : std::string();
    parts.push_back(when + text::shortened(text::fold_space(one.raw), 40));
  }
  return text::join(parts, "\n");
}

bool counts_percents(const roadmap::PlanReading& plan) {
  return plan.kind == roadmap::PlanKind::percent || plan.kind == roadmap::PlanKind::ratio;
}
bool counts_units(const roadmap::PlanReading& plan) {
  return plan.kind == roadmap::PlanKind::count || plan.kind == roadmap::PlanKind::frequency ||
         plan.kind == roadmap::PlanKind::range;
}

/// The checks of cells, each with its hint: phrase "form.…".
class Checks {
 public:
  explicit Checks(const report::Phrases& phrases) : phrases_(phrases) {}

  std::string of_value(const roadmap::PlanReading& plan, const std::string& cell) const {
    if (counts_percents(plan)) {
      return validation(R"(type="decimal" operator="between")", cell,
                        "<formula1>0</formula1><formula2>100</formula2>", "form.percent");
    }
    if (counts_units(plan)) {
      return validation(R"(type="decimal" operator="greaterThanOrEqual")", cell,
                        "<formula1>0</formula1>", "form.count");
    }
    return validation("type=\"list\"", cell,
                      "<formula1>\"" + xml_escaped(phrases_.text("form.marks")) + "\"</formula1>",
                      "form.mark");
  }

  std::string of_dates(std::uint32_t column, std::uint32_t last_row) const {
    const std::string cells = cell_name(head_row + 1, column) + ":" + cell_name(last_row, column);
    return validation(R"(type="date" operator="between")", cells,
                      "<formula1>36526</formula1><formula2>73050</formula2>", "form.date");
  }

  std::string of_period(const std::string& cell) const {
    return validation(R"(type="textLength" operator="lessThanOrEqual")", cell,
                      "<formula1>60</formula1>", "form.period");
  }

 private:
  std::string validation(const std::string& attributes, const std::string& cells,
                         const std::string& formulas, std::string_view hint) const {
    const std::string told = xml_escaped(phrases_.text(hint));
    return "<dataValidation " + attributes +
           R"( allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle=")" +
           xml_escaped(phrases_.text("form.error_title")) + "\" error=\"" + told +
           "\" promptTitle=\"" + xml_escaped(phrases_.text("form.prompt_title")) + "\" prompt=\"" +
           told + "\" sqref=\"" + cells + "\">" + formulas + "</dataValidation>";
  }

  const report::Phrases& phrases_;
};

std::string columns_xml() {
  std::string xml = "<cols>";
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    xml += "<col min=\"" + number + "\" max=\"" + number + "\" width=\"" +
           std::to_string(columns[i].width) + R"(" customWidth="1")" +
           (columns[i].hidden ? " hidden=\"1\"" : "") + "/>";
  }
  return xml + "</cols>";
}

std::string row_xml(const ProgrammeReport& programme, const MeasureReport& measure,
                    const std::string& unit, std::uint32_t row) {
  const roadmap::Measure& told = measure.measure;
  const std::string plan = told.plan.empty() ? told.indicator.text : told.plan.text;
  const std::array<std::string, 8> texts = {
      programme.id,    told.id,        unit, told.number,
      told.title.text, told.term.text, plan, reported_before(measure, unit)};
  std::string cells;
  for (std::uint32_t c = 1; c <= columns.size(); ++c) {
    const std::string& text = c <= texts.size() ? texts[c - 1] : std::string();
    Style style = columns[c - 1].style;
    const bool in_words = c == value_column && !counts_percents(told.plan_reading) &&
                          !counts_units(told.plan_reading);
    if (in_words) style = text_input;
    cells += text_cell(row, c, text, style);
  }
  return "<row r=\"" + std::to_string(row) + "\">" + cells + "</row>";
}

std::string sheet_xml(const ProgrammeReport& programme, const FormRequest& request,
                      const report::Phrases& phrases) {
  const Checks check(phrases);
  const auto last_row =
      static_cast<std::uint32_t>(head_row + std::max<std::size_t>(request.measures.size(), 1));
  const std::string heading = phrases.fill("form.title", {{"programme", programme.title}});
  std::string rows = "<row r=\"1\">" + text_cell(1, 4, heading, title) + "</row>" +
                     "<row r=\"2\">" + text_cell(2, 4, request.unit) + "</row>" + "<row r=\"3\">" +
                     text_cell(3, 4, phrases.text("form.lead")) + "</row>";
  std::string heads;
  for (std::uint32_t c = 1; c <= columns.size(); ++c)
    heads += text_cell(head_row, c, phrases.text("form.column." + std::string(columns[c - 1].head)),
                       head);
  rows += "<row r=\"" + std::to_string(head_row) + "\">" + heads + "</row>";
  std::string checks = check.of_dates(11, last_row) + check.of_dates(14, last_row);
  std::size_t count = 2;
  std::uint32_t row = head_row;
  for (const std::size_t index : request.measures) {
    const MeasureReport& measure = programme.measures[index];
    rows += row_xml(programme, measure, request.unit, ++row);
    checks += check.of_value(measure.measure.plan_reading, cell_name(row, value_column));
    checks += check.of_period(cell_name(row, period_column));
    count += 2;
  }
  const std::string range = "A" + std::to_string(head_row) + ":" +
                            cell_name(last_row, static_cast<std::uint32_t>(columns.size()));
  return R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="5" topLeftCell="A6" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>)" +
         columns_xml() + "<sheetData>" + rows + "</sheetData>" +
         R"(<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>)" +
         "<autoFilter ref=\"" + range + "\"/>" + "<dataValidations count=\"" +
         std::to_string(count) + "\">" + checks + "</dataValidations>" +
         R"(<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>)";
}

bool is_for_schools(const roadmap::Measure& measure) {
  using roadmap::ExecutorKind;
  const bool school = std::ranges::any_of(measure.executors, [](const roadmap::Executor& one) {
    return one.kind == ExecutorKind::institution || one.kind == ExecutorKind::school_class;
  });
  return school || measure.plan_reading.scope == roadmap::Scope::per_unit ||
         measure.plan_reading.per;
}

}  // namespace

void write_form(const ProgrammeReport& programme, const FormRequest& request,
                const report::Phrases& phrases, const std::filesystem::path& file) {
  Package package;
  put_book(package, {phrases.text("form.sheet")}, std::string(styles));
  package.put("xl/worksheets/sheet1.xml", sheet_xml(programme, request, phrases));
  package.write(file);
}

std::vector<FormRequest> forms_of_executors(const ProgrammeReport& programme,
                                            const report::Phrases& phrases) {
  std::vector<FormRequest> forms;
  forms.reserve(programme.executors.size());
  for (const report::ExecutorReport& executor : programme.executors)
    forms.push_back({executor.name, executor.measures});
  if (!forms.empty()) return forms;
  FormRequest whole{phrases.text("form.executor"),
                    {}};  // a road map without executors: one form of all
  whole.measures.resize(programme.measures.size());
  std::iota(whole.measures.begin(), whole.measures.end(), std::size_t{0});
  whole.unit = programme.organisation.empty() ? whole.unit : programme.organisation;
  return {std::move(whole)};
}

std::vector<FormRequest> forms_of_schools(const ProgrammeReport& programme,
                                          const std::vector<std::string>& schools) {
  std::vector<std::size_t> measures;
  for (std::size_t i = 0; i < programme.measures.size(); ++i) {
    if (is_for_schools(programme.measures[i].measure)) measures.push_back(i);
  }
  for (std::size_t i = 0; measures.empty() && i < programme.measures.size(); ++i)
    measures.push_back(i);
  std::vector<FormRequest> forms;
  forms.reserve(schools.size());
  for (const std::string& school : schools)
    forms.push_back({school, measures});
  return forms;
}

std::string form_file_name(const std::string& programme_id, const std::string& unit,
                           const report::Phrases& phrases) {
  std::string name;
  for (const char32_t c : text::decode(text::fold_space(unit))) {
    const bool refused =
        c < 0x20 || std::u32string_view(U"/\\:*?\"<>|«»").find(c) != std::u32string_view::npos;
    if (!refused) text::append(name, c);
  }
  if (name.empty()) name = phrases.text("form.nameless");
  return phrases.fill("form.file",
                      {{"programme", programme_id}, {"unit", text::shortened(name, 60)}}) +
         ".xlsx";
}

}  // namespace vekha::render::forms
