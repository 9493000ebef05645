// end_to_end ACTUAL.xlsx PLAN.csv PAGE.mustache OUTPUT: the job of a script that an office
// would write instead of Vekha: 10⁵ reported rows (XLSX) and 10⁵ planned rows (CSV) become one
// workbook of five sheets and a page for each of 500 measures; done with Vekha's reader of tables,
// writer of workbooks and page engine. benchmarks/end_to_end.py runs both by turns.
#include "base/decimal.h"
#include "base/parallel.h"
#include "render/template_engine.h"
#include "render/xlsx/book.h"
#include "report/phrases.h"
#include "report/templates.h"
#include "table/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace {

namespace fs = std::filesystem;
using namespace vekha;
using render::Value;
using render::xlsx::Style;

constexpr std::size_t periods = 12;
constexpr std::size_t workers = 2;
using Year = std::array<Decimal, periods>;

struct Text {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};
template <typename Sum>
using Sums = std::unordered_map<std::string, Sum, Text, std::equal_to<>>;

// Sums of one file: by measure and by municipality over the year, by school.
struct Totals {
  Sums<Year> measures;
  Sums<std::string> titles;
  Sums<Year> municipalities;
  Sums<Decimal> schools;
};

template <typename Sum>
Sum& at(Sums<Sum>& sums, std::string_view key) {
  const auto found = sums.find(key);
  return found != sums.end() ? found->second : sums.emplace(std::string(key), Sum()).first->second;
}

std::size_t month_of(std::string_view period) {  // «03.2025»
  return static_cast<std::size_t>((period[0] - '0') * 10 + (period[1] - '0') - 1);
}

// Columns: municipality, school, number, title, period, value.
class Adder final : public table::Sink, private table::RecordSink {
 public:
  explicit Adder(Totals& totals) : totals_(totals) {}

  void begin_sheet(const table::SheetHead&) override {}
  bool row(std::uint32_t number, std::span<const table::Cell> cells) override {
    if (number == 1) return true;
    const auto text = [&](std::size_t i) -> std::string_view {
      return std::get<std::string>(cells[i]);
    };
    const auto value = Decimal::parse(std::get<table::Number>(cells[5]).text);
    add({text(0), text(1), text(2), text(3), text(4)}, value.value());
    return true;
  }
  void end_sheet(std::span<const table::Range>) override {}
  table::RecordSink* records() override { return this; }

 private:
  bool record(std::uint32_t number, std::span<const std::string_view> fields,
              const table::FieldText&) override {
    if (number == 1) return true;
    std::string figure(fields[5]);
    if (const auto comma = figure.find(','); comma != std::string::npos) figure[comma] = '.';
    add({fields[0], fields[1], fields[2], fields[3], fields[4]}, Decimal::parse(figure).value());
    return true;
  }

  void add(const std::array<std::string_view, 5>& row, Decimal value) {
    const std::size_t month = month_of(row[4]);
    auto& measure = at(totals_.measures, row[2])[month];
    measure = measure + value;
    auto& municipality = at(totals_.municipalities, row[0])[month];
    municipality = municipality + value;
    auto& school = at(totals_.schools, row[1]);
    school = school + value;
    if (std::string& title = at(totals_.titles, row[2]); title.empty()) title = row[3];
  }

  Totals& totals_;
};

struct Verdict {
  const char* css;
  const char* words;
  Style style;
};

Verdict verdict(Decimal plan, Decimal actual) {
  if (plan > Decimal() && actual >= plan) return {"ok", "выполнено", Style::done};
  if (plan > Decimal() && actual.units() * 5 >= plan.units() * 4)
    return {"risk", "под угрозой", Style::risk};
  return {"fail", "не выполнено", Style::failed};
}

Decimal sum(const Year& year) {
  Decimal all;
  for (const Decimal one : year)
    all = all + one;
  return all;
}

std::string period_name(std::size_t month) {
  return fmt::format("{:02}.2025", month + 1);
}

// «1.2.10» behind «1.2.9».
std::vector<std::string> in_order(const Sums<Year>& measures) {
  std::map<std::vector<int>, std::string> order;
  for (const auto& [number, year] : measures) {
    std::vector<int> parts(1);
    for (const char c : number) {
      if (c == '.') {
        parts.push_back(0);
      } else {
        parts.back() = parts.back() * 10 + (c - '0');
      }
    }
    order[parts] = number;
  }
  std::vector<std::string> all;
  for (auto& [parts, number] : order)
    all.push_back(std::move(number));
  return all;
}

class Report {
 public:
  Report(Totals plan, Totals actual) : plan_(std::move(plan)), actual_(std::move(actual)) {
    complete(plan_, actual_);
    complete(actual_, plan_);
    measures_ = in_order(actual_.measures);
  }

  std::size_t size() const { return measures_.size(); }

  void write_book(const fs::path& path, const report::Phrases& phrases) {
    render::xlsx::Book book(path, phrases, {.title = "План и факт"}, make_date(2025, 12, 31),
                            render::xlsx::Memory::constant);
    write_summary(book);
    write_periods(book);
    write_matrix(book);
    write_rest(book);
    book.save();
  }

  std::string page(std::size_t index, render::TemplateEngine& engine) {
    const std::string& number = measures_[index];
    const Year& plan = at(plan_.measures, number);
    const Year& actual = at(actual_.measures, number);
    const Decimal most = *std::ranges::max_element(actual);
    Value::List rows;
    for (std::size_t month = 0; month < periods; ++month) {
      const Verdict said = verdict(plan[month], actual[month]);
      const double height =
          most > Decimal() ? 180 * actual[month].to_double() / most.to_double() : 0;
      const double share =
          plan[month] > Decimal() ? 100 * actual[month].to_double() / plan[month].to_double() : 0;
      Value row;
      row.set("period", period_name(month))
          .set("plan", shown(plan[month].to_double()))
          .set("actual", shown(actual[month].to_double()))
          .set("pct", shown(share))
          .set("cls", said.css)
          .set("status", said.words)
          .set("x", std::to_string(40 + month * 50))
          .set("tx", std::to_string(57 + month * 50))
          .set("y", fmt::format("{:.1f}", 200 - height))
          .set("h", fmt::format("{:.1f}", height));
      rows.push_back(std::move(row));
    }
    Value model;
    model.set("num", number).set("name", at(actual_.titles, number)).set("mun", "все");
    model.set("rows", std::move(rows));
    return engine.render("site/page", model);
  }

 private:
  // Nothing is added any more when two threads read.
  static void complete(const Totals& from, Totals& to) {
    for (const auto& [number, title] : from.titles) {
      at(to.measures, number);
      at(to.titles, number) = title;
    }
    for (const auto& [name, year] : from.municipalities)
      at(to.municipalities, name);
  }

  static std::string shown(double value) {
    std::string text = fmt::format("{:.2f}", value);
    text[text.size() - 3] = ',';
    return text;
  }

  static render::xlsx::SheetWriter sheet(render::xlsx::Book& book, const std::string& name,
                                         const std::vector<std::string>& heads, std::size_t rows) {
    auto made = book.add_sheet(name);
    made.freeze(1, 0);
    made.filter(0, static_cast<std::uint32_t>(rows), static_cast<std::uint16_t>(heads.size() - 1));
    for (std::size_t i = 0; i < heads.size(); ++i)
      made.text(0, static_cast<std::uint16_t>(i), heads[i], Style::head);
    return made;
  }

  void write_summary(render::xlsx::Book& book) {
    auto made = sheet(book, "Сводка", {"№", "Мероприятие", "План", "Факт", "%", "Статус"}, size());
    for (std::uint32_t row = 1; row <= size(); ++row) {
      const std::string& number = measures_[row - 1];
      const Decimal plan = sum(at(plan_.measures, number));
      const Decimal actual = sum(at(actual_.measures, number));
      const Verdict said = verdict(plan, actual);
      made.text(row, 0, number, Style::line);
      made.text(row, 1, at(actual_.titles, number), Style::line);
      made.number(row, 2, plan);
      made.number(row, 3, actual);
      if (const auto share = Fraction::ratio(actual, plan)) made.percent(row, 4, *share);
      made.text(row, 5, said.words, said.style);
    }
  }

  void write_periods(render::xlsx::Book& book) {
    auto made = sheet(book, "План-факт", {"№", "Мероприятие", "Период", "План", "Факт", "Статус"},
                      size() * periods);
    std::uint32_t row = 0;
    for (const std::string& number : measures_) {
      const Year& plan = at(plan_.measures, number);
      const Year& actual = at(actual_.measures, number);
      for (std::size_t month = 0; month < periods; ++month) {
        const Verdict said = verdict(plan[month], actual[month]);
        made.text(++row, 0, number, Style::line);
        made.text(row, 1, at(actual_.titles, number), Style::line);
        made.text(row, 2, period_name(month), Style::line);
        made.number(row, 3, plan[month]);
        made.number(row, 4, actual[month]);
        made.text(row, 5, said.words, said.style);
      }
    }
  }

  void write_matrix(render::xlsx::Book& book) {
    std::vector<std::string> heads{"№"};
    for (std::size_t month = 0; month < periods; ++month)
      heads.push_back(period_name(month));
    auto made = sheet(book, "Матрица", heads, size());
    for (std::uint32_t row = 1; row <= size(); ++row) {
      const std::string& number = measures_[row - 1];
      made.text(row, 0, number, Style::line);
      for (std::size_t month = 0; month < periods; ++month)
        made.number(row, static_cast<std::uint16_t>(month + 1),
                    at(actual_.measures, number)[month]);
    }
  }

  void write_rest(render::xlsx::Book& book) {
    const std::map<std::string, Year> municipalities(actual_.municipalities.begin(),
                                                     actual_.municipalities.end());
    auto made = sheet(book, "Муниципалитеты", {"Муниципалитет", "Период", "План", "Факт"},
                      municipalities.size() * periods);
    std::uint32_t row = 0;
    for (const auto& [name, year] : municipalities) {
      for (std::size_t month = 0; month < periods; ++month) {
        made.text(++row, 0, name, Style::line);
        made.text(row, 1, period_name(month), Style::line);
        made.number(row, 2, at(plan_.municipalities, name)[month]);
        made.number(row, 3, year[month]);
      }
    }
    const std::map<std::string, Decimal> schools(actual_.schools.begin(), actual_.schools.end());
    auto list = sheet(book, "Школы", {"Школа", "Факт"}, schools.size());
    row = 0;
    for (const auto& [name, value] : schools) {
      list.text(++row, 0, name, Style::line);
      list.number(row, 1, value);
    }
  }

  Totals plan_;
  Totals actual_;
  std::vector<std::string> measures_;
};

double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

void run(const std::vector<std::string>& paths) {
  const auto begin = std::chrono::steady_clock::now();
  const fs::path output = paths[3];
  fs::create_directories(output / "templates" / "site");
  fs::copy_file(paths[2], output / "templates" / "site" / "page.mustache",
                fs::copy_options::overwrite_existing);
  const report::Templates templates(
      {fs::path(VEKHA_SOURCE_DIR) / "report_templates", output / "templates"});
  const report::Phrases phrases(templates, Language::russian);
  Totals plan;
  Totals actual;
  in_parallel(2, workers, [&](std::size_t, std::size_t which) {
    Adder adder(which == 0 ? actual : plan);
    table::read(paths[which], adder, {.checksum = false});
  });
  const double read = seconds_since(begin);
  Report report(std::move(plan), std::move(actual));
  double book = 0;
  std::array<std::unique_ptr<render::TemplateEngine>, workers> engines;
  in_parallel(report.size() + 1, workers, [&](std::size_t worker, std::size_t which) {
    if (which == 0) {
      report.write_book(output / "report.xlsx", phrases);
      book = seconds_since(begin);
      return;
    }
    if (!engines[worker])
      engines[worker] = std::make_unique<render::TemplateEngine>(templates, phrases);
    std::ofstream page(output / fmt::format("{:05}.html", which - 1), std::ios::binary);
    page << report.page(which - 1, *engines[worker]);
  });
  std::printf("%zu pages; tables read after %.3f s, book written after %.3f s, all after %.3f s\n",
              report.size(), read, book, seconds_since(begin));
}

}  // namespace

int main(int count, char** words) {
  if (count != 5) {
    std::cerr << "end_to_end ACTUAL.xlsx PLAN.csv PAGE.mustache OUTPUT\n";
    return 2;
  }
  try {
    run({words + 1, words + count});
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
