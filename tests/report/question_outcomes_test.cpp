#include "report/question_outcomes.h"

#include "roadmap/document_of.h"
#include "roadmap/read_programme.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace vekha::report {
namespace {

using Outcome = std::map<std::string, int>;

roadmap::Question asked(const std::vector<std::string>& rows, Date as_of, std::string_view code) {
  const roadmap::Programme programme = roadmap::read_programme(roadmap::document_of(rows));
  std::vector<roadmap::Question> questions = programme.questions;
  const evaluation::Question question{.as_of = as_of};
  tell_outcomes({.programme = programme, .observations = {}, .question = question}, questions);
  const auto found = std::ranges::find(questions, code, &roadmap::Question::code);
  return found == questions.end() ? roadmap::Question{} : *found;
}

TEST(QuestionOutcomes, EachCandidateNamesItsStatus) {
  const auto question = asked({"План мероприятий на 2023-2024 годы", "№|Мероприятие|Срок|Результат",
                               "1|Курсы|октябрь 2023 – март 2023|Приказ"},
                              make_date(2023, 12, 1), "reversed_range");
  ASSERT_EQ(question.outcomes.size(), 2U);
  EXPECT_NE(question.outcomes[0],
            question.outcomes[1]);  // March 2024 is to come, March 2023 is past
  EXPECT_EQ(question.outcomes[1], (Outcome{{"NO_DATA", 1}}));
}

TEST(QuestionOutcomes, QuestionOfTheDocumentCountsItsRows) {
  const auto question = asked({"План мероприятий на 2023-2024 годы", "№|Мероприятие|Срок|Результат",
                               "1|Курсы|май|Приказ", "2|Проверка|июнь|Справка"},
                              make_date(2024, 1, 10), "no_year");
  ASSERT_EQ(question.outcomes.size(), 3U);  // every year, 2023, 2024
  EXPECT_EQ(question.outcomes[1], (Outcome{{"NO_DATA", 2}}));
  EXPECT_EQ(question.outcomes[2], (Outcome{{"NOT_DUE", 2}}));
}

}  // namespace
}  // namespace vekha::report
