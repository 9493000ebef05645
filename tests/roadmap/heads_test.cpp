#include "roadmap/heads.h"

#include <gtest/gtest.h>

namespace vekha::roadmap {
namespace {

struct Head {
  std::string name;
  std::string text;
  Column column;
  bool sure = true;
};

class HeadMeaningOf : public ::testing::TestWithParam<Head> {};

TEST_P(HeadMeaningOf, IsItsColumn) {
  const std::optional<HeadMeaning> meaning = meaning_of_head(GetParam().text);
  ASSERT_TRUE(meaning.has_value());
  EXPECT_EQ(meaning->column, GetParam().column);
  EXPECT_EQ(meaning->sure, GetParam().sure);
}

INSTANTIATE_TEST_SUITE_P(
    Heads, HeadMeaningOf,
    ::testing::Values(
        Head{"Number", "№ п/п", Column::number}, Head{"NumberAlone", "№", Column::number},
        Head{"NumberWithDots", "№ п.п.", Column::number},
        Head{"Measure", "Наименование задачи/ мероприятия", Column::title},
        Head{"Work", "Содержание работы", Column::title},
        Head{"Direction", "Направление", Column::title},
        Head{"Result", "Результат выполнения мероприятия/плановое значение", Column::indicator},
        Head{"Expected", "Ожидаемый результат", Column::indicator},
        Head{"Municipal", "Муниципальный показатель реализации", Column::indicator},
        Head{"Completion", "Форма завершения", Column::indicator},
        Head{"Document", "Вид документа", Column::indicator},
        Head{"Planned", "Плановое значение", Column::plan},
        Head{"Target", "Целевое значение", Column::plan},
        Head{"Value", "Значение показателя", Column::plan}, Head{"Plan", "План", Column::plan},
        Head{"Term", "Срок реализации, годы", Column::term},
        Head{"Date", "Дата реализации", Column::term},
        Head{"Period", "Период реализации отдельного действия", Column::term},
        Head{"Executor", "Исполнитель и соисполнители мероприятия", Column::executor},
        Head{"Short", "Отв.", Column::executor},
        Head{"Responsible", "Ответственные за исполнение", Column::executor},
        Head{"Unit", "Ед. изм.", Column::unit},
        Head{"UnitInFull", "Единица измерения", Column::unit},
        Head{"Growth", "Признак возрастания/убывания", Column::direction},
        Head{"Baseline", "Базовое значение", Column::baseline},
        Head{"Note", "Примечание", Column::note}, Head{"Year", "2021г", Column::year},
        Head{"YearInFull", "2024 год", Column::year}, Head{"SchoolYear", "2024/25", Column::year},
        Head{"Quarter", "I квартал 2025", Column::period},
        Head{"QuarterInShort", "1 кв.", Column::period},
        Head{"HalfYear", "II полугодие", Column::period},
        Head{"Month", "сентябрь 2025", Column::period},
        Head{"Sentence", "Показатели качества обучения школьников района по итогам ВПР",
             Column::indicator, false}),
    [](const auto& test) { return test.param.name; });

TEST(HeadMeaning, IsNothingForWordsOfNoHead) {
  EXPECT_FALSE(meaning_of_head("Адрес школы").has_value());
}

TEST(HeadMeaning, KnowsWhichPartOfWhichYear) {
  const HeadMeaning quarter = *meaning_of_head("IV квартал 2025");
  EXPECT_EQ(period_name(*quarter.year, *quarter.period), "2025-Q4");
  const HeadMeaning month = *meaning_of_head("сентябрь 2025");
  EXPECT_EQ(period_name(*month.year, *month.period), "2025-09");
  EXPECT_EQ(to_iso(period_of_name("2024/2025")->last), "2025-08-31");
  EXPECT_EQ(to_iso(period_of_name("2025-H2")->first), "2025-07-01");
  EXPECT_FALSE(period_of_name("2025-13").has_value());
}

}  // namespace
}  // namespace vekha::roadmap
