#pragma once

#include "facts/contradictions.h"
#include "facts/observation_sink.h"
#include "facts/odd_values.h"
#include "roadmap/programme.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

/// Road maps and reports made in memory.
namespace vekha::facts::testing_support {

struct MeasureText {
  std::string id;
  std::string number;
  std::string title;
};

inline roadmap::Section section(std::string number, std::string title,
                                std::vector<MeasureText> measures) {
  roadmap::Section made;
  made.number = std::move(number);
  made.title = std::move(title);
  for (MeasureText& text : measures) {
    roadmap::Measure measure;
    measure.id = std::move(text.id);
    measure.number = std::move(text.number);
    measure.title.text = std::move(text.title);
    made.measures.push_back(std::move(measure));
  }
  return made;
}

inline roadmap::Programme programme(std::string id, std::string file, std::string title, int year,
                                    std::vector<roadmap::Section> sections) {
  roadmap::Programme made;
  made.id = std::move(id);
  made.file = std::move(file);
  made.title = std::move(title);
  made.period = year_period(year);
  made.tables.emplace_back();
  made.tables.back().sections = std::move(sections);
  return made;
}

/// «plan-2024»: two sections «II» whose numbers both begin with 1, and long titles that begin
/// alike.
inline std::vector<roadmap::Programme> programmes() {
  std::vector<roadmap::Programme> all;
  all.push_back(programme(
      "plan-2024", "План мероприятий 2024.docx", "План мероприятий по поддержке школ на 2024 год",
      2024,
      {section("I", "Организационные мероприятия",
               {{"4", "4.", "Собеседования с командами школ"},
                {"5", "5.", "Личные собеседования с руководителями городских объединений учителей"},
                {"4.1", "4.1.", "Семинар первый"},
                {"4.10", "4.10.", "Семинар десятый"}}),
       section("II", "Методическое сопровождение",
               {{"1", "1.", "Консультации для учителей математики городских школ"},
                {"14", "14.", "Участие команд управления в цикле методических встреч"}}),
       section("II", "Мониторинги",
               {{"1-2", "1.", "Опрос об образовательных потребностях школ"}})}));
  all.push_back(programme("district-2023", "Дорожная карта района 2023.xlsx",
                          "Дорожная карта района", 2023,
                          {section("I", "Организация", {{"4", "4.", "Создание рабочей группы"}})}));
  return all;
}

inline table::Number number(std::string text, bool percent = false) {
  return {std::move(text), percent};
}

/// One file with one sheet; rows are numbered from 1, empty ones keep their number but are not
/// delivered.
struct Report {
  std::vector<std::vector<table::Cell>> rows;
  std::string name = "отчёт.csv";
  std::string sheet;
  std::optional<std::string> programme_id;
  std::optional<int> year;
  std::vector<table::Range> merged;
};

inline FileFacts read_report(const Report& report, const std::vector<roadmap::Programme>& known,
                             std::uint32_t source = 0) {
  SourceFile file;
  file.name = report.name;
  file.programme_id = report.programme_id;
  file.year = report.year;
  Matcher matcher(known);
  ObservationSink sink(file, source, matcher);
  table::SheetHead head;
  head.name = report.sheet;
  sink.begin_sheet(head);
  std::uint32_t row = 0;
  for (const auto& cells : report.rows) {
    ++row;
    if (!cells.empty() && !sink.row(row, cells)) break;
  }
  sink.end_sheet(report.merged);
  return sink.finish();
}

inline std::vector<table::Cell> cells(std::initializer_list<std::string> texts) {
  std::vector<table::Cell> all;
  for (const std::string& text : texts) {
    if (text.empty()) {
      all.emplace_back();
    } else {
      all.emplace_back(text);
    }
  }
  while (!all.empty() && table::is_blank(all.back()))
    all.pop_back();  // as readers deliver them
  return all;
}

/// "plan-2024/4 [СОШ № 3] 2024-01-01..2024-01-31 = 3 %" with what is set and no more.
inline std::string to_text(const Observation& one) {
  std::string text = one.programme_id + "/" + one.measure_id;
  if (one.item > 0) text += "#" + std::to_string(one.item);
  if (!one.unit.empty()) text += " [" + one.unit + "]";
  if (one.period) text += " " + to_iso(one.period->first) + ".." + to_iso(one.period->last);
  if (one.value) text += " = " + to_plain(*one.value) + (one.percent ? "%" : "");
  if (one.numerator)
    text += " " + to_plain(*one.numerator) + " of " +
            (one.denominator ? to_plain(*one.denominator) : "?");
  if (one.done) text += *one.done ? " done" : " not done";
  if (one.status == ObservationStatus::missing) text += " missing";
  if (one.completed) text += " on " + to_iso(*one.completed);
  for (const std::string& flag : one.flags)
    text += " !" + flag;
  return text;
}

inline std::vector<std::string> to_texts(const std::vector<Observation>& all) {
  std::vector<std::string> texts;
  for (const Observation& one : all)
    texts.push_back(to_text(one));
  return texts;
}

/// "value_senseless 3:6"
inline std::vector<std::string> reject_codes(const FileFacts& facts) {
  std::vector<std::string> codes;
  for (const Reject& one : facts.rejects) {
    const Place& place = one.problem.place;
    codes.push_back(one.problem.code + " " + std::to_string(place.row) + ":" +
                    std::to_string(place.column));
  }
  return codes;
}

}  // namespace vekha::facts::testing_support
