#include "evaluation/hand_worked.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace vekha::evaluation {
namespace {

class HandWorked : public testing::TestWithParam<HandWorkedCase> {};

MeasureResult judged(const HandWorkedCase& hand, const std::vector<facts::Observation>& reports) {
  return evaluate(programme_of(hand), reports, question_of(hand)).measures.front();
}

TEST_P(HandWorked, ComesOutAsOnPaper) {
  const HandWorkedCase& hand = GetParam();
  const roadmap::Programme programme = programme_of(hand);
  const roadmap::Measure& measure = programme.tables[0].sections[0].measures[0];
  const MeasureResult result = judged(hand, reports_of(hand));
  EXPECT_EQ(answer_of(result, hand.answer), hand.answer)
      << "tests/evaluation/hand_worked.md:" << hand.line << "\n  план "
      << to_text(measure.plan_reading) << "\n  срок " << to_text(measure.term_reading) << "\n  "
      << result.why.key;
  EXPECT_FALSE(result.why.key.empty());
}

TEST_P(HandWorked, OrderOfRowsDoesNotMatter) {
  const HandWorkedCase& hand = GetParam();
  auto reports = reports_of(hand);
  const std::string straight = answer_of(judged(hand, reports), hand.answer);
  std::reverse(reports.begin(), reports.end());
  EXPECT_EQ(answer_of(judged(hand, reports), hand.answer), straight);
}

TEST_P(HandWorked, ReportsOfAnotherProgrammeDoNotMatter) {
  const HandWorkedCase& hand = GetParam();
  auto reports = reports_of(hand);
  const std::string alone = answer_of(judged(hand, reports), hand.answer);
  for (facts::Observation other : reports_of(hand)) {
    other.programme_id = "q";
    reports.push_back(other);
  }
  EXPECT_EQ(answer_of(judged(hand, reports), hand.answer), alone);
}

INSTANTIATE_TEST_SUITE_P(Cases, HandWorked, testing::ValuesIn(read_hand_worked()),
                         [](const auto& parameter) {
                           return "line_" + std::to_string(parameter.param.line);
                         });

TEST(HandWorkedTable, HasOneHundredAndFiftyCasesAndEveryStatus) {
  const auto cases = read_hand_worked();
  EXPECT_GE(cases.size(), 150U);
  std::set<std::string> statuses;
  for (const HandWorkedCase& hand : cases)
    statuses.insert(hand.answer.substr(0, hand.answer.find(';')));
  EXPECT_EQ(statuses.size(), status_count - 1) << "all but «Исключено», which is a decision";
}

}  // namespace
}  // namespace vekha::evaluation
