#include "base/text.h"
#include "evaluation/hand_worked.h"
#include "facts/evidence.h"
#include "facts/periods.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <stdexcept>

namespace vekha::evaluation {

namespace {

constexpr std::array<std::string_view, status_count> labels = {
    "Исключено",
    "Не запланировано в отчётном периоде",
    "Требует уточнения",
    "Требует экспертной оценки",
    "Срок не наступил",
    "Запросов не поступало",
    "Выполнено",
    "Выполнено с превышением",
    "Выполнено с нарушением срока",
    "Заявлено, не подтверждено",
    "В работе, риск неисполнения",
    "В работе",
    "Нет данных",
    "Выполнено частично",
    "Не выполнено"};

std::vector<std::string> split_trimmed(const std::string& text, char mark) {
  std::vector<std::string> parts;
  for (const std::string& part : text::split(text, mark))
    parts.emplace_back(text::trim(part));
  return parts;
}

// «14,6 %» has no blank after its comma; a list has.
std::vector<std::string> list_of(const std::string& text) {
  std::vector<std::string> parts(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ',' && i + 1 < text.size() && text[i + 1] == ' ') {
      parts.emplace_back();
      ++i;
    } else {
      parts.back() += text[i];
    }
  }
  return parts;
}

Date date_of(const std::string& text) {
  const auto date = parse_russian_date(text);
  if (!date) throw std::invalid_argument("no date: " + text);
  return *date;
}

Period period_named(const std::string& text) {
  const auto written = facts::read_period(text);
  const auto period = written ? facts::resolve(*written, std::nullopt) : std::nullopt;
  if (!period) throw std::invalid_argument("no period: " + text);
  return *period;
}

bool take_value(const std::string& word, facts::Observation& row) {
  if (word == "н/д") row.status = facts::ObservationStatus::missing;
  if (word == "да" || word == "нет") row.done = word == "да";
  if (word == "н/д" || row.done) return true;
  const std::size_t of = word.find(" из ");
  if (of != std::string::npos) {
    row.numerator = Decimal::parse(word.substr(0, of));
    row.denominator = Decimal::parse(word.substr(of + 5));
    return row.numerator && row.denominator;
  }
  row.percent = word.ends_with(" %");
  row.value = Decimal::parse(row.percent ? word.substr(0, word.size() - 2) : word);
  return row.value.has_value();
}

void take_detail(const std::string& word, facts::Observation& row) {
  if (word == "нарастающим итогом") {
    row.cumulative = true;
  } else if (word.starts_with("за ")) {
    row.period = period_named(word.substr(std::string("за ").size()));
  } else if (word.starts_with("причина: ")) {
    row.reason = word;
  } else if (const auto date = parse_russian_date(word)) {
    row.completed = date;
  } else {
    const auto documents = facts::read_evidence(word);
    row.evidence.insert(row.evidence.end(), documents.begin(), documents.end());
  }
}

facts::Observation report_of(std::string text, std::size_t place) {
  facts::Observation row{.programme_id = "p", .measure_id = "1"};
  row.place.file = "отчёт.csv";
  row.place.row = static_cast<std::uint32_t>(place);
  if (text.starts_with("(")) {
    row.item = static_cast<std::uint32_t>(text[1] - '0');
    text = std::string(text::trim(text.substr(3)));
  }
  if (text.starts_with("Школа ")) {
    const std::size_t colon = text.find(':');
    row.unit = text.substr(0, colon);
    text = std::string(text::trim(text.substr(colon + 1)));
  }
  const std::vector<std::string> words = list_of(text);
  const std::size_t first = take_value(words.front(), row) ? 1 : 0;
  for (std::size_t i = first; i < words.size(); ++i)
    take_detail(words[i], row);
  return row;
}

struct PlanText {
  std::string text;
  std::map<int, std::string> years;
  std::optional<Decimal> baseline;
};

PlanText plan_text_of(std::string text) {
  PlanText plan;
  if (const std::size_t open = text.find('['); open != std::string::npos) {
    const std::string inside = text.substr(open + 1, text.find(']') - open - 1);
    for (const std::string& year : split_trimmed(inside, ';'))
      plan.years[std::stoi(year.substr(0, 4))] = std::string(text::trim(year.substr(5)));
    text.resize(open);
  }
  if (const std::size_t base = text.find("{база "); base != std::string::npos) {
    plan.baseline = Decimal::parse(text.substr(
        base + std::string("{база ").size(), text.find('}') - base - std::string("{база ").size()));
    text.resize(base);
  }
  plan.text = text == "{пусто}" ? "" : std::string(text::trim(text));
  return plan;
}

roadmap::TermReading year_ends(const std::map<int, std::string>& years) {
  roadmap::TermReading term{.kind = roadmap::TermKind::points};
  term.start = make_date(years.begin()->first, 1, 1);
  term.end = make_date(years.rbegin()->first, 12, 31);
  for (const auto& [year, value] : years)
    term.due.push_back(make_date(year, 12, 31));
  return term;
}

void read_texts(const HandWorkedCase& hand, roadmap::Measure& measure) {
  const PlanText plan = plan_text_of(hand.plan);
  roadmap::ReadingContext context{.programme = hand.programme};
  for (const auto& [year, value] : plan.years) {
    measure.years[year].text = value;
    if (value == "-") continue;
    context.year_columns.push_back(year);
    context.year_values.push_back(value);
  }
  measure.plan.text = plan.text;
  measure.plan_reading = roadmap::read_plan(plan.text, context);
  if (plan.baseline) {
    measure.plan_reading.baseline = plan.baseline;
    measure.plan_reading.needs_decision = false;
  }
  measure.term.text = hand.term;
  measure.term_reading =
      hand.term == "по годам" ? year_ends(plan.years) : roadmap::read_term(hand.term, context);
}

}  // namespace

std::vector<HandWorkedCase> read_hand_worked() {
  std::ifstream file(std::string(VEKHA_SOURCE_DIR) + "/tests/evaluation/hand_worked.md");
  std::vector<HandWorkedCase> cases;
  HandWorkedCase common;
  std::string line;
  while (std::getline(file, line)) {
    ++common.line;
    if (line.starts_with("Программа: ")) {
      const auto words = text::split(line.substr(std::string("Программа: ").size()), ' ');
      const std::string both = words.front();
      const std::size_t dash = both.find("–");
      common.programme = {date_of(both.substr(0, dash)),
                          date_of(both.substr(dash + std::string("–").size()))};
    }
    if (line.starts_with("Допуск: "))
      common.tolerance = *Fraction::parse(line.substr(std::string("Допуск: ").size()));
    const auto cells = split_trimmed(line, '|');
    if (cells.size() != 8 || cells[1] == "Случай" || cells[1].starts_with("--")) continue;
    HandWorkedCase hand = common;
    hand.title = cells[1];
    hand.plan = cells[2];
    hand.term = cells[3];
    hand.as_of = cells[4];
    hand.reports = cells[5];
    hand.answer = cells[6];
    cases.push_back(std::move(hand));
  }
  return cases;
}

roadmap::Programme programme_of(const HandWorkedCase& hand) {
  roadmap::Measure measure{.id = "1", .number = "1"};
  read_texts(hand, measure);
  roadmap::Programme programme{.id = "p", .period = hand.programme};
  programme.tables = {{.sections = {{.measures = {measure}}}}};
  return programme;
}

std::vector<facts::Observation> reports_of(const HandWorkedCase& hand) {
  std::vector<facts::Observation> reports;
  if (hand.reports == "—") return reports;
  for (const std::string& text : split_trimmed(hand.reports, ';'))
    reports.push_back(report_of(text, reports.size() + 2));
  return reports;
}

Question question_of(const HandWorkedCase& hand) {
  Question question{.as_of = date_of(hand.as_of)};
  question.method.tolerance = hand.tolerance;
  return question;
}

std::string answer_of(const MeasureResult& result, const std::string& expected) {
  const auto parts = split_trimmed(expected, ';');
  std::string answer(labels[static_cast<std::size_t>(result.status)]);
  answer += "; " + result.rule;
  const bool degree_asked = parts.size() > 2 && parts[2] != "без СД";
  if (degree_asked) answer += "; " + (result.degree ? to_plain(*result.degree) : "—");
  if (parts.size() > 2 && !degree_asked) answer += "; без СД";
  if (parts.size() > 3 && parts[3] == "без дней") return answer + "; без дней";
  if (result.days_late > 0 || parts.size() > 3) answer += "; " + std::to_string(result.days_late);
  return answer;
}

}  // namespace vekha::evaluation
