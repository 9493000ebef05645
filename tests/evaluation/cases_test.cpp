#include "base/text.h"
#include "evaluation/evaluation.h"

#include <gtest/gtest.h>

#include <fstream>

namespace vekha::evaluation {
namespace {

struct Case {
  std::string name, plan, start, due, as_of, facts, evidence, status, rule, degree, days;
  friend std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.name; }
};

std::vector<Case> read_cases() {
  std::ifstream file(std::string(VEKHA_SOURCE_DIR) + "/tests/evaluation/cases.tsv");
  std::vector<Case> cases;
  std::string line;
  while (std::getline(file, line)) {
    if (line.empty() || line.front() == '#') continue;
    auto f = text::split(line, '\t');
    f.resize(11);
    cases.push_back({f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7], f[8], f[9], f[10]});
  }
  return cases;
}

std::optional<roadmap::PlanKind> kind_named(const std::string& name) {
  for (int i = 0; i <= static_cast<int>(roadmap::PlanKind::none); ++i) {
    if (roadmap::name(static_cast<roadmap::PlanKind>(i)) == name)
      return static_cast<roadmap::PlanKind>(i);
  }
  return std::nullopt;
}

roadmap::Comparator comparator_named(const std::string& sign) {
  if (sign == ">") return roadmap::Comparator::more_than;
  if (sign == "<=") return roadmap::Comparator::at_most;
  if (sign == "<") return roadmap::Comparator::less_than;
  return roadmap::Comparator::at_least;
}

roadmap::PlanReading plan_of(const std::string& text) {
  const auto words = text::split(text, ' ');
  roadmap::PlanReading plan{.kind = *kind_named(words[0])};
  if (words.size() > 2) plan.comparator = comparator_named(words[2]);
  if (words.size() < 2) return plan;
  const std::size_t dots = words[1].find("..");
  plan.value = Decimal::parse(words[1].substr(0, dots));
  if (dots != std::string::npos) {
    plan.value_max = Decimal::parse(words[1].substr(dots + 2));
    plan.comparator = roadmap::Comparator::between;
  }
  return plan;
}

void add_evidence(facts::Observation& row, const std::string& kind) {
  if (kind == "doc") row.evidence = {{.kind = "протокол", .number = "3", .text = "протокол № 3"}};
  if (kind == "word") row.evidence = {{.text = "проведено"}};
}

facts::Observation fact_of(const std::string& text, const std::string& evidence) {
  facts::Observation row{.programme_id = "p", .measure_id = "1"};
  const auto parts = text::split(text, '@');
  const std::size_t slash = parts[0].find('/');
  if (parts[0] == "yes" || parts[0] == "no") {
    row.done = parts[0] == "yes";
  } else if (slash != std::string::npos) {
    row.numerator = Decimal::parse(parts[0].substr(0, slash));
    row.denominator = Decimal::parse(parts[0].substr(slash + 1));
  } else {
    row.value = Decimal::parse(parts[0]);
  }
  if (parts.size() > 1) row.completed = parse_iso_date(parts[1]);
  add_evidence(row, evidence);
  return row;
}

roadmap::Programme programme_of(const Case& c) {
  roadmap::Measure measure{.id = "1", .number = "1"};
  measure.plan_reading = plan_of(c.plan);
  measure.term_reading.start = parse_iso_date(c.start);
  for (const std::string& due : text::split(c.due, ' '))
    measure.term_reading.due.push_back(*parse_iso_date(due));
  const bool points = measure.term_reading.due.size() > 1;
  measure.term_reading.kind = points ? roadmap::TermKind::points : roadmap::TermKind::interval;
  if (!points) measure.term_reading.end = measure.term_reading.due.front();
  roadmap::Programme programme{.id = "p", .period = year_period(2024)};
  programme.tables = {{.sections = {{.measures = {measure}}}}};
  return programme;
}

std::vector<facts::Observation> facts_of(const Case& c) {
  std::vector<facts::Observation> facts;
  if (c.facts.empty()) return facts;
  for (const std::string& text : text::split(c.facts, ' '))
    facts.push_back(fact_of(text, c.evidence));
  return facts;
}

class HandWorked : public testing::TestWithParam<Case> {};

TEST_P(HandWorked, ComesOutAsWritten) {
  const Case& c = GetParam();
  const auto programme = programme_of(c);
  auto facts = facts_of(c);
  const Question question{.as_of = *parse_iso_date(c.as_of)};
  const MeasureResult result = evaluate(programme, facts, question).measures.front();
  EXPECT_EQ(code(result.status), c.status);
  EXPECT_EQ(result.rule, c.rule);
  if (c.status != "NOT_DUE") {
    EXPECT_EQ(result.degree ? to_plain(*result.degree) : "-", c.degree);
  }
  EXPECT_EQ(std::to_string(result.days_late), c.days);
  EXPECT_FALSE(result.why.key.empty());

  std::reverse(facts.begin(), facts.end());
  EXPECT_EQ(evaluate(programme, facts, question).measures.front().status, result.status)
      << "the order of rows matters";
}

INSTANTIATE_TEST_SUITE_P(Cases, HandWorked, testing::ValuesIn(read_cases()),
                         [](const auto& info) { return info.param.name; });

TEST(HandWorked, TableIsThere) {
  EXPECT_GE(read_cases().size(), 50U);
}

}  // namespace
}  // namespace vekha::evaluation
