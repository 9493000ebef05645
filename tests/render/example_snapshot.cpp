#include "render/example_snapshot.h"

#include <functional>

namespace vekha::render {

namespace {

using evaluation::Explanation;
using evaluation::Status;
using report::MeasureReport;
using report::MonthCell;
using report::ProgrammeReport;

const Date as_of = make_date(2024, 7, 1);

Decimal whole(std::int64_t value) {
  return Decimal::of(value);
}

struct Sketch {
  std::string number;
  std::string title;
  std::string indicator;
  std::string term;
  std::string executor;
  Status status;
  std::string rule;
  Explanation why;
  Date due = make_date(2024, 12, 31);
  std::optional<std::int64_t> plan = std::nullopt;
  std::optional<std::int64_t> actual = std::nullopt;
  std::string unit = "";
  unsigned first_month = 1;
};

std::vector<Sketch> organisational() {
  const Date spring = make_date(2024, 4, 30);
  return {
      {"1",
       "Утверждение плана мероприятий по поддержке школ",
       "Приказ об утверждении плана",
       "Март-апрель",
       "Комитет по образованию",
       Status::done,
       "7",
       {"why.done.plain.dated", {{"completed", make_date(2024, 4, 17)}}},
       spring,
       1,
       1,
       "приказ",
       3},
      {"2",
       "Определение кандидатов в кураторы",
       "Список кураторов утверждён",
       "Март",
       "Комитет по образованию",
       Status::done_late,
       "7b",
       {"why.done_late",
        {{"completed", make_date(2024, 4, 12)},
         {"due", make_date(2024, 3, 31)},
         {"days", std::int64_t{12}}}},
       make_date(2024, 3, 31),
       1,
       1,
       "список",
       3},
      {"3",
       "Заключение соглашений с кураторами",
       "Не менее 4 соглашений",
       "Апрель",
       "Комитет по образованию, ШНОР",
       Status::exceeded,
       "7a",
       {"why.exceeded.count", {{"actual", whole(5)}, {"plan", whole(4)}}},
       spring,
       4,
       5,
       "соглашение",
       4},
      {"4",
       "Собеседования с управленческими командами школ",
       "Не менее 1 собеседования",
       "Январь-апрель",
       "Комитет по образованию",
       Status::not_done,
       "13",
       {"why.not_done.count",
        {{"days", std::int64_t{62}}, {"actual", whole(0)}, {"plan", whole(1)}, {"due", spring}}},
       spring,
       1,
       0,
       "собеседование",
       1},
      {"5",
       "Собеседования с руководителями городских методических объединений",
       "Не менее 5 собеседований",
       "В течение года",
       "Комитет по образованию",
       Status::at_risk,
       "9",
       {"why.at_risk.count",
        {{"actual", whole(1)},
         {"plan", whole(5)},
         {"elapsed", *Fraction::ratio(std::int64_t{182}, std::int64_t{366})},
         {"rest", whole(4)},
         {"due", make_date(2024, 12, 31)},
         {"left", std::int64_t{183}}}},
       make_date(2024, 12, 31),
       5,
       1,
       "собеседование",
       1},
      {"6",
       "Семинары для педагогов по преодолению рисков",
       "Не менее 6 семинаров",
       "В течение года",
       "Муниципальный координатор",
       Status::in_progress,
       "10",
       {"why.in_progress.count",
        {{"actual", whole(4)},
         {"plan", whole(6)},
         {"rest", whole(2)},
         {"due", make_date(2024, 12, 31)}}},
       make_date(2024, 12, 31),
       6,
       4,
       "семинар",
       1},
      {"7",
       "Разработка программ антирисковых мер",
       "Не менее 8 программ",
       "Февраль-апрель",
       "ШНОР, ШНСУ",
       Status::partial,
       "12",
       {"why.partial.count",
        {{"days", std::int64_t{62}},
         {"actual", whole(5)},
         {"plan", whole(8)},
         {"due", spring},
         {"rest", whole(3)}}},
       spring,
       8,
       5,
       "программа",
       2},
      {"8",
       "Групповые встречи по антирисковым программам",
       "Не менее 2 встреч",
       "Май",
       "Муниципальный координатор",
       Status::no_data,
       "11",
       {"why.no_data.dated", {{"due", make_date(2024, 5, 31)}, {"days", std::int64_t{31}}}},
       make_date(2024, 5, 31),
       2,
       std::nullopt,
       "встреча",
       5},
  };
}

std::vector<Sketch> methodical() {
  return {
      {"9",
       "Адресные консультации школ",
       "100% обратившихся школ",
       "В течение года",
       "Муниципальный координатор",
       Status::no_requests,
       "6",
       {"why.no_requests", {}},
       make_date(2024, 12, 31)},
      {"10",
       "Повышение квалификации педагогов ШНОР",
       "100% педагогов",
       "Июнь",
       "ШНОР",
       Status::unconfirmed,
       "8",
       {"why.unconfirmed.percent", {{"actual", whole(100)}, {"plan", whole(100)}}},
       make_date(2024, 6, 30),
       100,
       100,
       "",
       6},
      {"11",
       "Индивидуальные маршруты педагогов",
       "10 % педагогических работников",
       "В течение года",
       "Комитет по образованию",
       Status::clarify,
       "3",
       {"why.clarify.candidates", {{"count", std::int64_t{2}}}}},
      {"12",
       "Повышение уровня мотивации обучающихся",
       "Повышение уровня мотивации",
       "В течение года",
       "ШНОР, ШНСУ",
       Status::expert,
       "4",
       {"why.expert", {}}},
      {"13",
       "Стажировка управленческих команд",
       "Участие не менее чем в 2 стажировках",
       "Октябрь",
       "Управленческая команда ШНОР",
       Status::not_due,
       "5",
       {"why.not_due.dated", {{"due", make_date(2024, 10, 31)}}},
       make_date(2024, 10, 31),
       2,
       std::nullopt,
       "стажировка",
       10},
  };
}

std::vector<Sketch> monitoring() {
  return {
      {"14",
       "Сбор образовательных потребностей педагогов",
       "100% ШНОР",
       "Апрель, сентябрь",
       "Муниципальный координатор",
       Status::not_planned,
       "2",
       {"why.not_planned", {}},
       make_date(2024, 9, 30)},
      {"15",
       "Отчёт о проверочных работах с выборочным контролем",
       "Отчёт",
       "Апрель",
       "Комитет по образованию",
       Status::cancelled,
       "1",
       {"why.cancelled", {}},
       make_date(2024, 4, 30)},
      {"16",
       "Взаимная экспертиза программ развития",
       "Справка",
       "Октябрь",
       "Руководители ГМО",
       Status::not_due,
       "5",
       {"why.not_due.dated", {{"due", make_date(2024, 10, 31)}}},
       make_date(2024, 10, 31),
       std::nullopt,
       std::nullopt,
       "",
       10},
  };
}

bool is_percent(const Sketch& sketch) {
  return sketch.indicator.find('%') != std::string::npos;
}

void fill_result(MeasureReport& report, const Sketch& sketch) {
  evaluation::MeasureResult& result = report.result;
  result.measure_id = sketch.number;
  result.status = sketch.status;
  result.rule = sketch.rule;
  result.why = sketch.why;
  result.unit = sketch.unit;
  result.percent = is_percent(sketch);
  result.due = {sketch.due};
  result.reported = sketch.actual.has_value();
  if (sketch.plan) result.plan = whole(*sketch.plan);
  if (sketch.actual) result.actual = whole(*sketch.actual);
  if (!sketch.plan || !sketch.actual) return;
  result.raw_degree = Fraction::ratio(*sketch.actual, *sketch.plan);
  result.degree = *sketch.actual > *sketch.plan ? Fraction(1) : *result.raw_degree;
  result.arithmetic.push_back(
      {"arithmetic.degree",
       {{"actual", *result.actual}, {"plan", *result.plan}, {"degree", *result.raw_degree}}});
}

facts::Observation observation(const Sketch& sketch, const std::string& measure_id) {
  facts::Observation reported;
  reported.programme_id = "zima-2024";
  reported.measure_id = measure_id;
  reported.period = quarter_period(2024, 1);
  reported.value = whole(*sketch.actual);
  reported.percent = is_percent(sketch);
  reported.raw = std::to_string(*sketch.actual);
  reported.place = {
      .file = "otchet-1kv.xlsx", .sheet = "Лист1", .row = 12, .column = 6, .cell_address = true};
  if (*sketch.actual > 0 && sketch.status != Status::unconfirmed) {
    reported.evidence.push_back({.kind = "протокол",
                                 .number = "3",
                                 .date = make_date(2024, 3, 12),
                                 .link = "https://example.org/p3.pdf",
                                 .text = ""});
  } else if (*sketch.actual > 0) {
    reported.evidence.push_back({.text = "в работе"});
  }
  return reported;
}

void fill_measure(MeasureReport& report, const Sketch& sketch, std::uint32_t row) {
  roadmap::Measure& measure = report.measure;
  const Place place{.file = "zima-2024.docx", .sheet = "Таблица 2", .row = row, .column = 5};
  measure.id = sketch.number;
  measure.number = sketch.number + ".";
  measure.title = {sketch.title, {place}};
  measure.indicator = {sketch.indicator, {place}};
  measure.plan = measure.indicator;
  measure.term = {sketch.term, {place}};
  measure.executor = {sketch.executor, {place}};
  measure.place = place;
  measure.plan_reading.kind =
      sketch.plan ? roadmap::PlanKind::count : roadmap::PlanKind::qualitative;
  if (is_percent(sketch)) measure.plan_reading.kind = roadmap::PlanKind::percent;
  if (sketch.plan) {
    measure.plan_reading.value = whole(*sketch.plan);
    measure.plan_reading.comparator = roadmap::Comparator::at_least;
  }
  if (!sketch.unit.empty()) measure.plan_reading.unit = sketch.unit;
  measure.term_reading.kind = roadmap::TermKind::interval;
  measure.term_reading.start = make_date(2024, sketch.first_month, 1);
  measure.term_reading.end = sketch.due;
  measure.term_reading.due = {sketch.due};
  measure.term_reading.flags = {"year_from_programme"};
}

std::vector<MonthCell> month_cells(const Sketch& sketch) {
  std::vector<MonthCell> cells(12);
  for (unsigned month = sketch.first_month; month <= month_of(sketch.due); ++month) {
    MonthCell& cell = cells[month - 1];
    cell.kind = MonthCell::Kind::state;
    if (month > 6) {
      cell.status = Status::not_due;
    } else {
      cell.status =
          month == std::min(month_of(sketch.due), 6U) ? sketch.status : Status::in_progress;
    }
    if (cell.status == Status::at_risk) cell.text = "1/5";
    if (cell.status == Status::not_done) cell.text = "0/1";
  }
  return cells;
}

void add_section(ProgrammeReport& programme, const std::string& number, const std::string& title,
                 const std::vector<Sketch>& sketches) {
  report::SectionReport section{
      .id = "s" + std::to_string(programme.sections.size() + 1), .number = number, .title = title};
  for (const Sketch& sketch : sketches) {
    MeasureReport report;
    report.section = programme.sections.size();
    fill_measure(report, sketch, static_cast<std::uint32_t>(programme.measures.size() + 3));
    fill_result(report, sketch);
    report.months = month_cells(sketch);
    if (sketch.actual) report.observations.push_back(observation(sketch, sketch.number));
    section.measures.push_back(programme.measures.size());
    programme.measures.push_back(std::move(report));
  }
  programme.sections.push_back(std::move(section));
}

evaluation::Rollup roll_up_of(const ProgrammeReport& programme,
                              const std::vector<std::size_t>& measures) {
  std::vector<const evaluation::MeasureResult*> results;
  for (const std::size_t i : measures)
    results.push_back(&programme.measures[i].result);
  return evaluation::roll_up(results);
}

void add_executor(ProgrammeReport& programme, const std::string& name) {
  report::ExecutorReport executor{.id = "e" + std::to_string(programme.executors.size() + 1),
                                  .name = name};
  for (std::size_t i = 0; i < programme.measures.size(); ++i) {
    if (programme.measures[i].measure.executor.text.find(name) != std::string::npos)
      executor.measures.push_back(i);
  }
  executor.rollup = roll_up_of(programme, executor.measures);
  programme.executors.push_back(std::move(executor));
}

void add_questions(ProgrammeReport& programme) {
  const Place place{.file = "zima-2024.docx", .sheet = "Таблица 2", .row = 13, .column = 5};
  programme.questions.push_back(
      {.code = "denominator_needed",
       .place = place,
       .measure_id = "11",
       .text = "10 % педагогических работников",
       .ask = {"От какого числа считать 10 %?", "Ten percent of how many?"},
       .candidates = {"от педагогов всех школ", "от педагогов ШНОР"},
       .blocking = true});
  programme.questions.push_back(
      {.code = "section_number_double",
       .place = {.file = "zima-2024.docx", .sheet = "Таблица 2", .row = 16},
       .measure_id = "",
       .text = "II. Мониторинги",
       .ask = {"Номер раздела «II» стоит дважды. Это третий раздел?", "Is this the third section?"},
       .candidates = {},
       .blocking = false});
}

void finish(ProgrammeReport& programme) {
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < programme.measures.size(); ++i)
    all.push_back(i);
  for (auto& section : programme.sections)
    section.rollup = roll_up_of(programme, section.measures);
  programme.rollup = roll_up_of(programme, all);
  programme.period = year_period(2024);
  programme.window = {make_date(2024, 1, 1), as_of};
  programme.sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  for (unsigned month = 1; month <= 12; ++month)
    programme.months.push_back({2024, month});
}

ProgrammeReport rich_programme() {
  ProgrammeReport programme;
  programme.id = "zima-2024";
  programme.title =
      "Муниципальный план мероприятий («дорожная карта») поддержки школ с низкими образовательными "
      "результатами на 2024 год";
  programme.organisation = "Комитет по образованию городского округа";
  programme.file = "zima-2024.docx";
  programme.approval = roadmap::Approval{make_date(2024, 4, 17), "191", "от 17.04.2024 № 191"};
  add_section(programme, "I", "Организационные мероприятия", organisational());
  add_section(programme, "II", "Методическое сопровождение", methodical());
  add_section(programme, "II", "Мониторинги", monitoring());
  finish(programme);
  for (const char* name : {"Комитет по образованию", "Муниципальный координатор", "ШНОР"})
    add_executor(programme, name);
  add_questions(programme);
  programme.attention = {3, 6, 4, 9, 7, 10, 11};
  programme.measures[10].result.candidates = {Status::in_progress, Status::at_risk};
  programme.measures[14].decisions.push_back({.programme_id = "zima-2024",
                                              .measure_id = "15",
                                              .text = "",
                                              .basis = "приказ от 20.05.2024 № 233",
                                              .date = make_date(2024, 5, 20),
                                              .place = {}});
  programme.orphans.push_back(
      {"образования и педагогов школ", {.file = "zima-2024.docx", .sheet = "Таблица 2", .row = 9}});
  programme.remarks.push_back(
      {.place = {.file = "zima-2024.docx"},
       .code = "head_repeated",
       .text = {"шапка таблицы повторена 8 раз", "the head is repeated 8 times"},
       .advice = {},
       .severity = Severity::remark});
  return programme;
}

ProgrammeReport plain_programme() {
  ProgrammeReport programme;
  programme.id = "regional-2024";
  programme.title = "Дорожная карта реализации региональной программы";
  programme.file = "regional.csv";
  add_section(programme, "", "", {methodical().back()});
  finish(programme);
  return programme;
}

}  // namespace

report::Snapshot example_snapshot() {
  report::Snapshot snapshot;
  snapshot.id = "a41f09c2d7e85b36";
  snapshot.version = "0.1.0";
  snapshot.office = {.name = "Комитет по образованию городского округа",
                     .short_name = "Комитет по образованию",
                     .site_address = "",
                     .contact = "приёмная: (00000) 0-00-00"};
  snapshot.as_of = as_of;
  snapshot.programmes = {plain_programme(), rich_programme()};
  snapshot.sources.push_back({.file = "exports/otchet-1kv.xlsx",
                              .sha256 = std::string(64, 'b'),
                              .bytes = 18321,
                              .format = "xlsx",
                              .encoding = "",
                              .layout = "long",
                              .rows_read = 120,
                              .rows_taken = 112,
                              .rows_rejected = 2,
                              .rows_skipped = 6});
  snapshot.rejects.push_back(
      {.problem = {.place = {.file = "exports/otchet-1kv.xlsx",
                             .sheet = "Лист1",
                             .row = 44,
                             .column = 2,
                             .cell_address = true},
                   .code = "measure_unknown",
                   .text = {"мероприятия № 77 в дорожной карте нет", "there is no measure 77"},
                   .advice = {"проверьте номер", "check the number"}},
       .raw = "77 | Семинар | 3",
       .source = 0});
  return snapshot;
}

report::Snapshot hostile_snapshot() {
  std::string evil = "<script>alert(1)</script>]]>\"'&{{title}}\u202E\u2066😀";
  evil += std::string(10'000, 'w');
  report::Snapshot snapshot = example_snapshot();
  snapshot.office = {.name = evil, .short_name = evil, .site_address = "", .contact = evil};
  for (ProgrammeReport& programme : snapshot.programmes) {
    programme.title = programme.organisation = programme.file = evil;
    for (auto& section : programme.sections)
      section.number = section.title = evil;
    for (auto& executor : programme.executors)
      executor.name = evil;
    for (auto& question : programme.questions) {
      question.text = evil;
      question.ask = {evil, evil};
      question.candidates = {evil};
    }
    for (MeasureReport& report : programme.measures) {
      roadmap::Measure& measure = report.measure;
      measure.id = measure.number = measure.title.text = measure.plan.text = measure.term.text =
          measure.executor.text = evil;
      report.result.unit = evil;
      for (auto& observed : report.observations) {
        observed.raw = observed.note = observed.reason = observed.unit = observed.place.file = evil;
        for (auto& evidence : observed.evidence)
          evidence = {
              .kind = evil, .number = evil, .link = "javascript:alert(1)//" + evil, .text = evil};
      }
    }
  }
  snapshot.rejects.front().raw = snapshot.rejects.front().problem.text.ru = evil;
  snapshot.sources.front().file = evil;
  return snapshot;
}

}  // namespace vekha::render
