#include "base/text.h"
#include "render/html/measure_view.h"
#include "render/html/pages.h"
#include "render/html/status_view.h"
#include "render/html/timeline_view.h"
#include "render/html/units.h"
#include "render/svg.h"

#include <algorithm>

namespace vekha::render::html {

namespace {

using report::MonthCell;
using report::ProgrammeReport;

constexpr double section_bullet_width = 260;
constexpr std::size_t longest_matrix_name = 90;

// All sections share one scale, so that the bars can be compared.
Value section_bullet(const Format& format, const report::SectionReport& section, std::int64_t top) {
  const evaluation::Ratio& srm = section.rollup.srm;
  if (srm.due == 0) return Value::absent();
  const std::string title = format.fill(
      "bullet.title", {{"actual", format.number(srm.done)}, {"plan", format.number(srm.due)}});
  return svg::bullet({static_cast<double>(srm.done), static_cast<double>(srm.due),
                      static_cast<double>(top), section_bullet_width},
                     title, format.text("bullet.section_description"));
}

std::string section_name(const Format& format, const report::SectionReport& section) {
  const std::string name = numbered(section.number, section.title);
  return name.empty() ? format.text("section.nameless") : name;
}

Value section_rows(const Site& site, const ProgrammeReport& programme, const std::string& root) {
  std::int64_t top = 1;
  for (const auto& section : programme.sections)
    top = std::max(top, section.rollup.total);
  Value::List rows;
  std::string table;
  for (std::size_t i = 0; i < programme.sections.size(); ++i) {
    const report::SectionReport& section = programme.sections[i];
    Value row = rollup_cells(site.format(), section.rollup);
    row.set("name", section_name(site.format(), section));
    row.set("href", root + site.addresses().section(programme, i));
    row.set("bullet", section_bullet(site.format(), section, top));
    row.set("table", section.table == table ? Value::absent() : Value::unless_empty(section.table));
    table = section.table;
    rows.push_back(std::move(row));
  }
  return rows;
}

bool is_report_month(const Site& site, const report::Month& month) {
  const Date as_of = site.snapshot().as_of;
  return year_of(as_of) == month.year && month_of(as_of) == month.month;
}

Value matrix_heads(const Site& site, const ProgrammeReport& programme) {
  Value::List heads;
  for (const report::Month& month : programme.months) {
    heads.push_back(
        Value()
            .set("name", site.format().short_month(month.month))
            .set("href", "t/" + month_file(month))
            .set("full_name", site.format().period(month_period(month.year, month.month)))
            .set("now", is_report_month(site, month)));
  }
  return heads;
}

Value matrix_years(const ProgrammeReport& programme) {
  Value::List years;
  for (std::size_t begin = 0; begin < programme.months.size();) {
    std::size_t end = begin;
    while (end < programme.months.size() &&
           programme.months[end].year == programme.months[begin].year)
      ++end;
    years.push_back(Value()
                        .set("year", std::to_string(programme.months[begin].year))
                        .set("span", std::to_string(end - begin)));
    begin = end;
  }
  return years;
}

Value matrix_cell(const Format& format, const MonthCell& cell) {
  Value out;
  const bool off = cell.kind == MonthCell::Kind::off;
  out.set("off", off);
  if (off) return out;
  const Value chip = status_chip(format, cell.status);
  out.set("css", *chip.find("css")->text());
  out.set("mark", cell.text.empty() ? *chip.find("symbol")->text() : cell.text);
  out.set("word", *chip.find("word")->text());
  return out;
}

Value matrix_rows(const Site& site, const ProgrammeReport& programme, const std::string& root) {
  Value::List rows;
  for (std::size_t i = 0; i < programme.measures.size(); ++i) {
    Value::List cells;
    for (const MonthCell& cell : programme.measures[i].months)
      cells.push_back(matrix_cell(site.format(), cell));
    rows.push_back(
        Value()
            .set("name", text::shortened(measure_name(programme.measures[i]), longest_matrix_name))
            .set("href", root + site.addresses().measure(programme, i))
            .set("cells", std::move(cells)));
  }
  return rows;
}

Value approval_text(const Format& format, const ProgrammeReport& programme) {
  if (!programme.approval) return Value::absent();
  const roadmap::Approval& approval = *programme.approval;
  if (approval.date && !approval.number.empty()) {
    return format.fill("programme.approval",
                       {{"number", approval.number}, {"date", *approval.date}});
  }
  return Value::unless_empty(approval.text);
}

Value problem_texts(const Format& format, const Problems& problems) {
  Value::List texts;
  for (const Problem& problem : problems)
    texts.emplace_back(to_text(problem, format.language()));
  return texts;
}

Value facts_of(const Site& site, const ProgrammeReport& programme) {
  const Format& format = site.format();
  const evaluation::Ratio& completeness = programme.rollup.completeness;
  Value facts;
  facts.set("organisation", Value::unless_empty(programme.organisation));
  facts.set("period", programme.period ? Value(format.period(*programme.period)) : Value::absent());
  facts.set("approval", approval_text(format, programme));
  facts.set("window", format.period(programme.window));
  facts.set("size",
            format.fill("programme.size",
                        {{"measures", programme.rollup.total},
                         {"sections", static_cast<std::int64_t>(programme.sections.size())}}));
  facts.set("completeness",
            completeness.due == 0
                ? Value::absent()
                : Value(format.fill("programme.completeness",
                                    {{"reported", completeness.done}, {"due", completeness.due}})));
  facts.set("file", programme.file);
  facts.set("hash", programme.sha256);
  return facts;
}

}  // namespace

std::string programme_name(const ProgrammeReport& programme) {
  return programme.title.empty() ? programme.id : programme.title;
}

std::vector<Crumb> crumbs_to(const Site& site, const ProgrammeReport& programme) {
  return {{"index.html", site.format().text("nav.programmes")},
          {site.addresses().programme(programme), programme_name(programme)}};
}

Value programme_model(const Site& site, const ProgrammeReport& programme) {
  const Format& format = site.format();
  const std::string root = root_from(site.addresses().programme(programme));
  Value::List orphans;
  for (const roadmap::Orphan& orphan : programme.orphans) {
    orphans.push_back(Value().set("text", orphan.text).set("place", format.place(orphan.place)));
  }
  const auto count_or_none = [&](const char* phrase, std::size_t count) {
    return count == 0 ? Value::absent()
                      : Value(format.fill(phrase, {{"count", static_cast<std::int64_t>(count)}}));
  };
  Value model;
  model.set("title", programme_name(programme));
  model.set("facts", facts_of(site, programme));
  model.set("workbook", programme.id + ".xlsx");
  model.set("standalone", standalone_file(site, programme));
  model.set("head", rollup_view(format, programme.rollup, "b", "statuses.html"));
  model.set("has_attention", !programme.attention.empty());
  model.set("attention", measure_rows(site, programme, programme.attention, root));
  model.set("sections", section_rows(site, programme, root));
  model.set("has_matrix", !programme.months.empty());
  model.set("years", matrix_years(programme));
  model.set("months", matrix_heads(site, programme));
  model.set("rows", matrix_rows(site, programme, root));
  model.set("timeline", timeline(site, programme, root));
  model.set("progress", progress(site, programme));
  model.set("questions", count_or_none("programme.questions", programme.questions.size()));
  model.set("units", count_or_none("programme.units", units_of(programme).size()));
  model.set("has_orphans", !orphans.empty());
  model.set("orphans", std::move(orphans));
  model.set("has_remarks", !programme.remarks.empty());
  model.set("remarks", problem_texts(format, programme.remarks));
  return model;
}

void write_programme(Site& site, const ProgrammeReport& programme) {
  site.write({.path = site.addresses().programme(programme),
              .page_template = "site/programme",
              .title = programme_name(programme),
              .part = "programmes",
              .crumbs = {{"index.html", site.format().text("nav.programmes")}},
              .shows = Shows::id},
             programme_model(site, programme));
}

}  // namespace vekha::render::html
