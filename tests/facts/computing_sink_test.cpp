#include "facts/computing_sink.h"

#include "reports.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha::facts {
namespace {

using namespace testing_support;
using testing::ElementsAre;

Formula formula(const std::string& text) {
  auto parsed = Formula::parse(text);
  if (const auto* why = std::get_if<Words>(&parsed)) ADD_FAILURE() << why->ru;
  return std::get<Formula>(parsed);
}

std::string evaluate(const std::string& text, std::vector<std::optional<Decimal>> values) {
  const auto result = formula(text).evaluate(values);
  return result ? to_plain(*result) : "-";
}

TEST(Formula, CountsOverCalls) {
  EXPECT_EQ(evaluate("count()", {Decimal::of(7)}), "7");
  EXPECT_EQ(evaluate(R"(100 * count("Прошли = да") / count())", {Decimal::of(3), Decimal::of(8)}),
            "37.5");
  EXPECT_EQ(evaluate(R"(max(sum("А"), sum("Б")) - 0.5)", {Decimal::of(3), Decimal::of(8)}), "7.5");
}

TEST(Formula, OfOneCallIsExact) {
  EXPECT_EQ(evaluate(R"(sum("Баллы"))", {Decimal::of_units(900'719'925'474'099'3)}),
            "900719925474.0993");
}

TEST(Formula, ThatDividesByZeroIsNoNumber) {
  EXPECT_EQ(evaluate("count() / count()", {Decimal::of(1), Decimal()}), "-");
  EXPECT_EQ(evaluate("count() / count()", {Decimal(), Decimal()}), "-");
  EXPECT_EQ(evaluate("sqrt(count() - 2)", {Decimal::of(1)}), "-");
  EXPECT_EQ(evaluate("mean(\"Баллы\")", {std::nullopt}), "-");
}

// muparser reads «1,5+1» as 6 without a word.
TEST(Formula, RefusesWhatItWouldReadWrongly) {
  for (const std::string text : {"1,5+1", "count(),2", "sum()", "sum(Баллы)", "foo(1)", "", "1 +",
                                 "count(\"нет знака\")", "(count()", "count(\"А = 1\""}) {
    EXPECT_TRUE(std::holds_alternative<Words>(Formula::parse(text))) << text;
  }
}

TEST(Condition, HoldsTextsNumbersAndDates) {
  const auto holds = [](const std::string& text, const table::Cell& cell) {
    const auto condition = Condition::parse(text);
    return condition && condition->holds(cell);
  };
  EXPECT_TRUE(holds("Статус = Согласовано | Утверждено", table::Cell(std::string("УТВЕРЖДЕНО"))));
  EXPECT_FALSE(holds("Статус != Черновик", table::Cell(std::string("черновик"))));
  EXPECT_TRUE(holds("Класс >= 9", table::Cell(table::Number{"10", false})));
  EXPECT_FALSE(holds("Класс >= 9", table::Cell(std::string("нет"))));
  EXPECT_TRUE(holds("Дата < 01.02.2024", table::Cell(make_date(2024, 1, 31))));
  EXPECT_TRUE(holds("Тема ~ чтени", table::Cell(std::string("Смысловое чтение"))));
  EXPECT_FALSE(Condition::parse("Статус"));
}

struct Survey {
  Mapping mapping;
  SchoolList schools;

  FileFacts read(const std::vector<std::vector<table::Cell>>& rows) {
    const auto known = programmes();
    mapping.schools = &schools;
    SourceFile file;
    file.name = "опрос.csv";
    file.programme_id = "plan-2024";
    file.mapping = &mapping;
    Matcher matcher(known);
    ComputingSink sink(file, 0, matcher);
    sink.begin_sheet({});
    std::uint32_t number = 0;
    for (const auto& row : rows)
      sink.row(++number, row);
    return sink.finish();
  }
};

Survey hundred_percent_of_schools() {
  Survey survey;
  survey.schools.heads = {{"школа", 0}, {"вид", 1}};
  survey.schools.rows = {{"СОШ № 1", "ШНОР"}, {"СОШ № 2", "ШНОР"}, {"СОШ № 3", ""}, {"Лицей", ""}};
  Computed share;
  share.measure = "4";
  share.numerator = formula(R"(listed("Ваша школа"))");
  share.denominator = formula("schools()");
  share.where = {*Condition::parse("Прошли анкетирование = да")};
  survey.mapping.computed = {share};
  return survey;
}

// «100 % школ прошли анкетирование»: the list of schools is the denominator.
TEST(Computing, TakesTheListOfSchoolsForTheDenominator) {
  Survey survey = hundred_percent_of_schools();
  const FileFacts facts = survey.read(
      {cells({"Ответы на форму"}), cells({"Отметка времени", "Ваша школа", "Прошли анкетирование"}),
       cells({"01.03.2024 10:00:00", "СОШ № 1", "Да"}),
       cells({"01.03.2024 10:01:00", "сош №1", "да"}),
       cells({"01.03.2024 10:02:00", "СОШ № 2", "нет"}),
       cells({"01.03.2024 10:03:00", "Неизвестная школа", "да"}),
       cells({"01.03.2024 10:04:00", "Лицей", "да"}), cells({"Итого", "", "5"})});
  EXPECT_THAT(to_texts(facts.observations), ElementsAre("plan-2024/4 = 2 2 of 4 !computed"));
  EXPECT_EQ(facts.rows_read, 6U);
  EXPECT_EQ(facts.rows_skipped, 1U);
}

TEST(Computing, TellsWhichColumnsAreMissing) {
  Survey survey = hundred_percent_of_schools();
  const FileFacts facts = survey.read({cells({"Ваша школа", "Прошли"}), cells({"СОШ № 1", "да"})});
  EXPECT_TRUE(facts.observations.empty());
  ASSERT_EQ(facts.rejects.size(), 1U);
  EXPECT_EQ(facts.rejects[0].problem.code, "columns_missing");
  EXPECT_NE(facts.rejects[0].problem.text.ru.find("«прошли анкетирование»"), std::string::npos);
}

TEST(Computing, GivesAFigureForEachUnit) {
  Survey survey;
  Computed sum;
  sum.measure = "4";
  sum.value = formula(R"(sum("Провели | Класс >= 9"))");
  sum.by = "школа";
  survey.mapping.computed = {sum};
  const FileFacts facts =
      survey.read({cells({"Школа", "Класс", "Провели"}), cells({"СОШ № 1", "9", "2"}),
                   cells({"СОШ № 2", "9", "1,5"}), cells({"СОШ № 1", "11", "1"}),
                   cells({"СОШ № 1", "8", "7"})});
  EXPECT_THAT(to_texts(facts.observations), ElementsAre("plan-2024/4 [СОШ № 1] = 3 !computed",
                                                        "plan-2024/4 [СОШ № 2] = 1.5 !computed"));
}

TEST(Computing, WithoutRowsIsAReject) {
  Survey survey;
  Computed mean;
  mean.measure = "4";
  mean.value = formula(R"(mean("Баллы"))");
  survey.mapping.computed = {mean};
  const FileFacts facts = survey.read({cells({"Баллы"})});
  EXPECT_TRUE(facts.observations.empty());
  ASSERT_EQ(facts.rejects.size(), 1U);
  EXPECT_EQ(facts.rejects[0].problem.code, "not_computed");
}

TEST(Mapping, NamesColumnsAndLeavesRowsOut) {
  const auto known = programmes();
  Mapping mapping;
  mapping.columns = {{"сколько провели", Head::value}, {"кто", Head::unit}};
  mapping.where = {*Condition::parse("Состояние = Согласовано")};
  mapping.measure = "4";
  mapping.period = quarter_period(2024, 1);
  SourceFile file;
  file.name = "сбор.csv";
  file.programme_id = "plan-2024";
  file.mapping = &mapping;
  Matcher matcher(known);
  ObservationSink sink(file, 0, matcher);
  sink.begin_sheet({});
  sink.row(1, cells({"Кто", "Состояние", "Сколько провели"}));
  sink.row(2, cells({"СОШ № 1", "Согласовано", "2"}));
  sink.row(3, cells({"СОШ № 2", "Черновик", "9"}));
  sink.row(4, cells({"СОШ № 3", "согласовано", "1"}));
  sink.end_sheet({});
  EXPECT_THAT(to_texts(sink.finish().observations),
              ElementsAre("plan-2024/4 [СОШ № 1] 2024-01-01..2024-03-31 = 2",
                          "plan-2024/4 [СОШ № 3] 2024-01-01..2024-03-31 = 1"));
}

}  // namespace
}  // namespace vekha::facts
